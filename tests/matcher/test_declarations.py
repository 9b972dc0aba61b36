"""What is declared of a territory, as the façade tells it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from data.declared import DeclaredProfile
from data.directory import STORE_NAME
from data.errors import InvalidOption
from data.store.database import Store
from data.vocabulary import keys_of
from features.world import World
from matcher.askers import find_asker, origin_of
from matcher.holdings import Holdings
from matcher.results import KnownTheme
from matcher.service import Matcher
from matcher.translation import translator
from models.model import Model
from tests.data.stores import add

BREST, UNDECLARED = "geonames:3030300", "insee:17415"


@pytest.fixture
def own(world: World, model: Model, tmp_path: Path) -> Matcher:
    """A matcher on a home of its own, where declarations may be kept."""
    opened = Holdings(tmp_path)
    opened.world, opened.model = world, model
    return Matcher(opened, translator("fr"))


def themes(matcher: Matcher, territory: str) -> dict[str, KnownTheme]:
    """The declared themes of a territory by key."""
    return {theme.key: theme for theme in matcher.declarations(territory).themes}


def test_partnerships_that_say_the_same_are_counted_with_the_latest_source(
    matcher: Matcher,
) -> None:
    told = {each.by: each for each in themes(matcher, BREST)["culture_francophonie"].tellings}
    assert told["partnership"].count > 5
    assert (told["partnership"].source.date or "") >= "2020"


def test_a_document_counts_once_however_often_it_says_so(matcher: Matcher) -> None:
    told = {each.by: each.count for each in themes(matcher, BREST)["port_maritime"].tellings}
    assert told["document"] == 2


def test_what_most_tell_of_comes_first(matcher: Matcher) -> None:
    told = matcher.territory(BREST).themes
    counts = [sum(telling.count for telling in theme.tellings) for theme in told]
    assert counts == sorted(counts, reverse=True) != []


def test_a_grouping_and_its_seat_are_declared_the_same(matcher: Matcher) -> None:
    seat, grouping = themes(matcher, "insee:17300"), themes(matcher, "siren:241700434")
    assert seat == grouping != {}


def test_a_partner_is_declared_what_the_partnership_is_about(matcher: Matcher) -> None:
    assert "drinking_water_access" in themes(matcher, "Saponé")


@pytest.mark.parametrize("zone", ["EAST-14", "WEST+12"])
def test_the_day_of_a_declaration_is_that_of_its_audit(
    own: Matcher, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    own.declare(UNDECLARED, added=["insularity"])
    monkeypatch.undo()
    time.tzset()
    [(day, at)] = own.holdings.shelf.fetch("SELECT declared_on, at FROM declared_themes, audit", {})
    assert day == at[:10]


def test_what_the_user_declares_is_told_with_its_day(own: Matcher) -> None:
    answer = own.declare(UNDECLARED, added=["insularity"])
    [theme] = [each for each in answer.themes if each.key == "insularity"]
    assert [(each.by, each.count) for each in theme.tellings] == [("user", 1)]
    assert len(theme.tellings[0].source.date or "") == len("2026-01-31")


def test_what_the_user_removes_is_gone_and_the_documents_stay(own: Matcher) -> None:
    own.declare(BREST, added=["port_maritime", "waste"])
    own.declare(BREST, removed=["port_maritime"])
    told = {each.by for each in themes(own, BREST)["port_maritime"].tellings}
    assert told == {"document", "partnership"}


def test_only_what_the_user_declared_can_be_removed(own: Matcher) -> None:
    with pytest.raises(InvalidOption, match="has not declared"):
        own.declare(BREST, removed=["port_maritime"])


def test_a_theme_is_not_added_and_removed_at_once(own: Matcher) -> None:
    with pytest.raises(InvalidOption, match="choose one"):
        own.declare(BREST, added=["waste"], removed=["waste"])


def test_nothing_but_keys_of_the_vocabulary_is_kept(own: Matcher, tmp_path: Path) -> None:
    with pytest.raises(InvalidOption, match="is not the key"):
        own.declare(BREST, added=["Monsieur X"])
    assert not (tmp_path / STORE_NAME).exists()


def test_the_origin_holds_documents_users_and_the_request_but_no_partnership(own: Matcher) -> None:
    own.declare("siren:242900314", added=["waste"])
    asker = find_asker(own.holdings, BREST).declaring(DeclaredProfile(challenges=("insularity",)))
    assert set(keys_of(origin_of(own.holdings, asker).themes)) == {
        "port_maritime", "environment_biodiversity", "science_technology", "sport",
        "waste", "insularity",
    }  # fmt: skip


def test_a_mere_point_can_be_declared_of(own: Matcher) -> None:
    point = own.declare("Hameau@44.4,3.6", added=["rural_isolation"])
    assert [theme.key for theme in point.themes] == ["rural_isolation"]
    asker = find_asker(own.holdings, "Hameau@44.4,3.6")
    assert keys_of(origin_of(own.holdings, asker).themes) == ("rural_isolation",)


def test_what_is_declared_counts_at_once_for_those_who_ask_next(own: Matcher) -> None:
    row = own.holdings.gazetteer.row_of(UNDECLARED)
    assert own.holdings.themes.told[row] == 0
    own.declare(UNDECLARED, added=["insularity"])
    assert keys_of(int(own.holdings.themes.told[row])) == ("insularity",)


def test_declaring_is_no_import(own: Matcher, tmp_path: Path) -> None:
    own.declare(BREST, added=["waste"])
    assert (tmp_path / STORE_NAME).exists()
    assert not own.holdings.has_imports


def test_a_store_of_an_earlier_version_is_opened(own: Matcher, tmp_path: Path) -> None:
    with Store(tmp_path / STORE_NAME) as store:
        add(store)
    assert themes(own, UNDECLARED) == {}
