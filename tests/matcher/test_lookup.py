from __future__ import annotations

import pytest

from data.errors import InputError, UnknownTerritory
from matcher.service import Matcher


def test_the_card_of_a_seat_names_its_grouping(matcher: Matcher) -> None:
    card = matcher.territory("insee:17300")
    assert [relative.id for relative in card.relatives] == ["siren:241700434"]
    assert card.partnerships > 0


def test_every_fact_of_a_card_has_a_source_or_is_unknown(matcher: Matcher) -> None:
    for fact in matcher.territory("Qingdao").profile.facts:
        assert (fact.source is None) == (fact.knowledge == "unknown")


def test_the_partnerships_of_both_relatives_are_the_same(matcher: Matcher) -> None:
    seat, grouping = matcher.partnerships("insee:17300"), matcher.partnerships("siren:241700434")
    names = [{known.partner.id for known in found.partnerships} for found in (seat, grouping)]
    assert names[0] == names[1] != set()


def test_a_foreign_territory_has_its_partnerships_too(matcher: Matcher) -> None:
    assert "Brest" in {known.partner.name for known in matcher.partnerships("Kiel").partnerships}


def test_a_search_gives_as_many_as_are_asked_for(matcher: Matcher) -> None:
    assert [found.name for found in matcher.search("Brest", limit=3)].count("Brest") >= 2
    assert len(matcher.search("Saint", limit=25)) == 25


def test_a_name_that_nothing_bears_is_unknown_with_the_nearest(matcher: Matcher) -> None:
    with pytest.raises(UnknownTerritory) as caught:
        matcher.territory("La Rochele-sur-Zzz")
    assert caught.value.nearest


@pytest.mark.parametrize("text", ["", "  ", "?!"])
def test_a_search_for_no_name_is_refused(matcher: Matcher, text: str) -> None:
    with pytest.raises(InputError, match="no name"):
        matcher.search(text)


def test_a_search_that_nothing_comes_near_gives_nothing(matcher: Matcher) -> None:
    assert matcher.search("Zzzzqqqqxxxx") == ()
    assert matcher.search("La Rochele") != ()


@pytest.mark.parametrize(
    ("name", "languages"), [("Foix", ("fr",)), ("Barcelone", ("es",)), ("Gand", ("nl", "fr", "de"))]
)
def test_only_the_official_languages_of_a_country_are_told(
    matcher: Matcher, name: str, languages: tuple[str, ...]
) -> None:
    facts = {fact.name: fact for fact in matcher.territory(name).profile.facts}
    assert facts["languages"].value == languages
    assert "official" in str(facts["languages"].source)


def test_homonyms_are_told_apart_by_where_they_lie(matcher: Matcher) -> None:
    found = matcher.listing("Saint-Denis", limit=2)
    named = {found.divisions[one.id] for one in found.territories}
    assert named == {"La Réunion", "Seine-Saint-Denis"}


def test_what_is_a_division_itself_lies_in_none(matcher: Matcher) -> None:
    found = matcher.listing("Bretagne", limit=1)
    assert (found.territories[0].level, found.divisions) == ("region", {})
