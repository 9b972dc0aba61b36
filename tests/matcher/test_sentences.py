"""The sentences quote the figures as a reader of the language writes them."""

from __future__ import annotations

import pytest

from matcher.sentences import (
    centrality,
    latitude,
    openness,
    place,
    precedents,
    shared,
    size,
    ties,
)
from matcher.translation import translator

FRENCH, ENGLISH = translator("fr"), translator("en")
NARROW, WIDE = "\u202f", "\u00a0"


def test_a_larger_candidate_is_told_with_both_populations() -> None:
    facts = {"origin_population": 76810, "candidate_population": 205561}
    said = size.say_size_ratio(facts, FRENCH)
    assert said.replace(NARROW, " ") == "76 810 habitants contre 205 561 : 2,7 fois plus grand"


def test_a_smaller_candidate_is_told_as_smaller() -> None:
    facts = {"origin_population": 205561, "candidate_population": 76810}
    assert size.say_size_ratio(facts, ENGLISH).endswith("2.7 times smaller")


def test_sizes_within_a_quarter_are_comparable() -> None:
    facts = {"origin_population": 1000, "candidate_population": 1200}
    assert size.say_size_ratio(facts, ENGLISH).endswith("comparable sizes")


def test_the_unknown_population_is_attributed_to_its_side() -> None:
    facts = {"origin_population": 1000, "candidate_population": None}
    assert "population of the candidate is unknown" in size.say_size_ratio(facts, ENGLISH)


def test_ranks_are_told_with_their_countries() -> None:
    facts = {
        "origin_rank": 12,
        "origin_country": "FR",
        "candidate_rank": 1,
        "candidate_country": "MX",
    }
    assert size.say_rank(facts, FRENCH) == (
        "12e de son pays par la population (France), contre 1re (Mexique)"
    )


@pytest.mark.parametrize(
    ("own", "other", "said"),
    [
        (True, True, "both by the sea (1 km and 9 km away)"),
        (False, False, "neither is by the sea (1 km and 9 km away)"),
        (True, False, "only the origin is by the sea (1 km away, against 9 km)"),
        (False, True, "only the candidate is by the sea (9 km away, against 1 km)"),
    ],
)
def test_the_coast_is_told_for_both_sides(own: bool, other: bool, said: str) -> None:
    facts = {
        "origin_coast_km": 1.0,
        "candidate_coast_km": 9.0,
        "origin_coastal": own,
        "candidate_coastal": other,
    }
    assert place.say_coast(facts, ENGLISH) == said


def test_a_port_on_one_side_is_named() -> None:
    facts = {"origin_port_km": 3.0, "candidate_port_km": 400.0, "origin_port": "La Pallice"}
    assert place.say_port(facts, FRENCH).endswith("port maritime\u202f: La Pallice")


def test_a_climate_is_told_in_words_not_in_codes() -> None:
    facts = {"origin_climate": "Cfb", "candidate_climate": "Aw"}
    assert place.say_climate(facts, FRENCH) == (
        "climats océanique tempéré et tropical à hivers secs"
    )


def test_shared_languages_are_named_with_the_share_that_speaks_french() -> None:
    said = ties.say_language({"languages": ("fr",), "french_share": 0.33}, FRENCH)
    assert said.startswith("langue commune\u202f: français")
    assert "33" in said


def test_no_common_language_is_told_as_it_is_counted() -> None:
    said = ties.say_language({"languages": (), "french_share": 0.0}, FRENCH)
    assert said.startswith(
        "aucune langue parlée par au moins 20\u00a0% des habitants des deux pays"
    )


def test_one_precedent_is_singular_and_two_are_plural() -> None:
    facts = {"partnerships": 1, "country": "CI"}
    assert "1 partenariat français connu" in precedents.say_country(facts, FRENCH)
    facts = {"partnerships": 2, "country": "CI"}
    assert "2 partenariats français connus" in precedents.say_country(facts, FRENCH)


def test_partners_of_partners_around_the_candidate_are_told() -> None:
    facts = {"partners": (), "peers": (), "around": 2, "km": 240.0}
    assert "2 partners of partners within 240 km" in precedents.say_shared_partners(facts, ENGLISH)


def test_a_long_list_of_shared_partners_is_cut() -> None:
    said = precedents.say_shared_partners({"partners": tuple("abcdefg")}, ENGLISH)
    assert said == "7 partners in common: a, b, c, and d"


def test_none_known_is_told_as_none_known_not_as_unknown() -> None:
    said = openness.say_french_partners({"partnerships": 0}, ENGLISH)
    assert said == "the candidate has no known French partner"


@pytest.mark.parametrize(
    ("ratio", "end"),
    [(2.5, "2,5 fois plus qu’attendu"), (0.4, "moins qu’attendu"), (1.0, "autant qu’attendu")],
)
def test_the_partnerships_of_neighbours_are_held_against_what_one_expects(
    ratio: float, end: str
) -> None:
    facts = {"partnerships": 3, "origin_km": 360, "candidate_km": 240, "ratio": ratio}
    said = precedents.say_neighbours(facts, FRENCH).replace(WIDE, " ")
    assert said == (
        "3 partenariats de voisins (jusqu’à 360 km) autour du candidat (jusqu’à 240 km),"
        f" les plus proches comptant le plus, {end}"
    )


def test_latitudes_are_told_with_their_hemispheres() -> None:
    facts = {"origin_latitude": 43.6, "candidate_latitude": -12.2}
    said = latitude.say_latitude(facts, FRENCH)
    assert said == (
        "à 12° de latitude sud, le demandeur à 44° de latitude nord\u202f: 56 degrés d’écart"
    )


def test_a_language_that_has_no_name_is_left_out_and_none_is_told_twice() -> None:
    assert FRENCH.language_names(["ff", "mwk", "ff_Adlm", "kao"]) == ["peul"]


def test_the_weight_of_a_candidate_is_told_where_that_of_the_origin_is_unknown() -> None:
    facts = {"candidate_population": 2000, "candidate_largest": 9000.0, "km": 20.0}
    said = centrality.say_centrality(facts, ENGLISH)
    assert said.startswith("the candidate is 4.5 times smaller than the largest municipality")


def test_a_border_is_told_by_the_municipalities_beyond_it() -> None:
    facts = {"origin_border": False, "candidate_border": False, "km": 20.0}
    said = place.say_border(facts, ENGLISH)
    assert said == "neither has a municipality of another country within 20 km"


def test_shared_challenges_are_parted_by_commas_since_many_hold_an_and_of_their_own() -> None:
    facts = {"derived": ("coastal_flooding_erosion", "port_city_interface")}
    said = shared.say_shared_challenges(facts, FRENCH)
    assert said.endswith("érosion du littoral, rapport entre la ville et le port")


@pytest.mark.parametrize(
    ("known", "said"),
    [((True, True), "no sector in common is known"), ((True, False), "are not known")],
)
def test_no_sector_in_common_is_told_apart_from_none_known(
    known: tuple[bool, bool], said: str
) -> None:
    assert shared.say_shared_sectors({"known": known}, ENGLISH).endswith(said)


def test_what_is_declared_of_both_is_told_apart_from_what_a_rule_tells() -> None:
    facts = {"declared": ("waste",), "derived": ("insularity",)}
    said = shared.say_shared_challenges(facts, ENGLISH)
    assert said.endswith("declared: waste; derived from geography for one at least: insularity")


def test_who_is_hardly_smaller_than_the_largest_is_not_told_to_be_once_smaller() -> None:
    facts = {"km": 20.0, "origin_population": 100, "origin_largest": 102}
    facts |= {"candidate_population": 100, "candidate_largest": 100}
    assert "1.02 times smaller" in centrality.say_centrality(facts, ENGLISH)
