"""`matcher place`, and what all other answers make of what it noted."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from data.records import Fact, Partnership, Source, Terms
from data.store.database import Store
from data.store.history import audit_of
from features.world import World
from matcher.askers import find_asker
from matcher.cli import run
from matcher.contest import open_contest
from matcher.holdings import Holdings
from matcher.requests import Filters, SuggestRequest
from matcher.service import Matcher
from matcher.translation import translator
from tests.data.stores import add as add_partnerships
from tests.noting import HAMLET, JOAL, NOTES, ROCHELLE, forget, lend_world, note

Output = pytest.CaptureFixture[str]
NEW = ("--country", "Sénégal", "--at", "14.2,-16.8", "--source", "ANSD 2023")


@pytest.fixture
def own_home(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own, whose users noted nothing yet."""
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("COLUMNS", "100")
    return lend_world(world, tmp_path)


@pytest.fixture(scope="module")
def amended(amended_home: Path) -> Matcher:
    """A matcher on the world with what was noted, in English."""
    return Matcher(Holdings(amended_home), translator("en"))


def printed(capsys: Output, *arguments: str) -> str:
    assert run(["place", *arguments]) == 0
    return capsys.readouterr().out


def places(capsys: Output, *arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(printed(capsys, *arguments, "--format", "json"))[
        "places"
    ]
    return found


def complained(capsys: Output, *arguments: str) -> str:
    assert run(["place", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    return captured.err


def told(matcher: Matcher, text: str, name: str) -> Fact:
    """The fact of this name on the card of a territory."""
    return next(fact for fact in matcher.territory(text).profile.facts if fact.name == name)


@pytest.mark.usefixtures("own_home")
def test_what_is_added_is_listed_with_its_source(capsys: Output) -> None:
    (added,) = places(capsys, "add", "Joal-Neuve", *NEW, "--population", "45 000")
    assert (added["id"], added["kind"], added["population"]) == (JOAL.id, "added", 45_000)
    assert places(capsys, "list") == [added]
    assert f"Joal-Neuve (Sénégal) – {JOAL.id}" in printed(capsys, "list")


def test_every_writing_is_audited_by_ids_and_facts_alone(own_home: Path, capsys: Output) -> None:
    printed(capsys, "add", "Joal-Neuve", *NEW)
    printed(capsys, "correct", ROCHELLE.id, "--population", "79961", "--source", "INSEE")
    printed(capsys, "remove", JOAL.id)
    trail = audit_of(Holdings(own_home).shelf)
    assert [row.action for row in trail] == ["place add", "place correct", "place remove"]
    assert trail[1].detail == {"territory": ROCHELLE.id, "facts": ["population"]}


def test_several_are_noted_without_building_a_world(own_home: Path, capsys: Output) -> None:
    printed(capsys, "add", "Joal-Neuve", *NEW)
    (fixed,) = places(capsys, "correct", JOAL.id, "--name", "Joal", "--source", "décret 2024")
    printed(capsys, "add", "Joal-Ville", *NEW)
    assert (fixed["name"], fixed["source"]) == ("Joal", "ANSD 2023 ; décret 2024")
    assert not (own_home / "amended").exists()


@pytest.mark.usefixtures("own_home")
def test_a_namesake_nearby_is_added_by_force_alone(capsys: Output) -> None:
    town = ("add", "La Rochelle", "--country", "FR", "--at", "46.17,-1.16", "--source", "INSEE")
    assert "--force" in complained(capsys, *town)
    (added,) = places(capsys, *town, "--force")
    assert added["id"] == "local:fr-la-rochelle"


@pytest.mark.usefixtures("own_home")
@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("add", "X", "--country", "SN", "--at", "ici", "--source", "a"), "--at"),
        (("add", "X", "--country", "Prusse", "--at", "1,1", "--source", "a"), "--country"),
        (("add", "X", "--country", "FR", "--at", "14.2,-16.8", "--source", "a"), "Joal"),
        (("correct", ROCHELLE.id, "--source", "a"), "--population"),
        (("correct", "46.2,-1.2", "--population", "3", "--source", "a"), "place add"),
        (("correct", ROCHELLE.id, "--population", "9", "--source", "a"), "--force"),
        (("correct", ROCHELLE.id, "--population", "80000", "--source", "M. Le Maire"), "--source"),
        (("remove", "geonames:1"), "place list"),
    ],
)
def test_what_cannot_be_noted_is_said_in_a_sentence(
    capsys: Output, arguments: tuple[str, ...], reason: str
) -> None:
    assert reason in complained(capsys, *arguments)


def test_removing_a_place_says_how_many_partnerships_lose_an_end(
    own_home: Path, capsys: Output
) -> None:
    printed(capsys, "add", "Joal-Neuve", *NEW)
    known = Partnership(ROCHELLE.id, JOAL.id, Terms(), (Source("a"),))
    with Holdings(own_home).open_store() as store:
        add_partnerships(store, known)
    assert run(["place", "remove", JOAL.id]) == 0
    assert "1 partenariat qui le nomme ne compte plus" in capsys.readouterr().err


def test_another_place_never_takes_over_what_was_said_of_one_that_was_removed(
    own_home: Path, capsys: Output
) -> None:
    printed(capsys, "add", "Joal-Neuve", *NEW)
    with Holdings(own_home).open_store() as store:
        store.declare(JOAL.id, added=["sport"], removed=[], day="2026-01-31")
    assert run(["place", "remove", JOAL.id]) == 0
    capsys.readouterr()
    (added,) = places(capsys, "add", "Joal-Neuve", *NEW)
    assert added["id"] == f"{JOAL.id}-2"


def test_a_shared_store_lends_what_was_noted_to_every_home(
    amended_home: Path, tmp_path: Path, database_url: str
) -> None:
    (tmp_path / "amended").symlink_to(amended_home / "amended", target_is_directory=True)
    with Store(database_url) as store:
        note(store, *NOTES)
    holdings = Holdings(tmp_path, database=database_url)
    assert holdings.resolver.resolve("Le Hameau-Bleu").territory == HAMLET.territory


def test_a_new_territory_is_found_and_told_as_declared(amended: Matcher) -> None:
    assert amended.search("le hameau bleu")[0] == HAMLET.territory
    for name in ("name", "level", "country", "coordinates", "population"):
        fact = told(amended, "Le Hameau-Bleu", name)
        assert (fact.knowledge, fact.source) == ("declared", HAMLET.told)
    assert told(amended, "Le Hameau-Bleu", "division").knowledge == "derived"


def test_a_population_that_is_put_right_says_by_which_source(amended: Matcher) -> None:
    fact = told(amended, "La Rochelle", "population")
    assert (fact.value, fact.knowledge, fact.source) == (79_961, "declared", ROCHELLE.told)
    assert ROCHELLE.told.name == "INSEE 2023"
    assert told(amended, "La Rochelle", "country").source != fact.source


def test_a_new_territory_asks_and_is_compared(amended: Matcher) -> None:
    answer = amended.suggest(SuggestRequest("Le Hameau-Bleu", top=3))
    assert len(answer.suggestions) == 3
    pair = amended.compare("Le Hameau-Bleu", "Joal-Neuve")
    assert (pair.first.territory, pair.second.territory) == (HAMLET.territory, JOAL.territory)


def test_a_new_territory_is_suggested(amended: Matcher) -> None:
    request = SuggestRequest("La Rochelle", top=100, filters=Filters(countries=frozenset({"SN"})))
    found = [each.territory for each in amended.suggest(request).suggestions]
    assert JOAL.territory in found


def test_scores_far_from_what_was_noted_stay_the_same(world: World, amended: Matcher) -> None:
    plain = Holdings(Path("nowhere"))
    plain.world = world
    before, after = (_scores(each, "Strasbourg") for each in (plain, amended.holdings))
    assert set(after) - set(before) == {JOAL.id}
    moved = {id_ for id_, score in before.items() if not np.isclose(score, after[id_], atol=1e-4)}
    gazetteer = world.gazetteer
    rows = gazetteer.rows_of(sorted(moved))
    assert {gazetteer.countries[at] for at in gazetteer.country[rows].tolist()} <= {"SN"}


def _scores(holdings: Holdings, text: str) -> dict[str, float]:
    contest = open_contest(holdings, find_asker(holdings, text), filters=Filters())
    ids = [holdings.gazetteer.id(row) for row in contest.rows.tolist()]
    return dict(zip(ids, contest.scores.tolist(), strict=True))


def test_other_holdings_read_the_world_anew_where_notes_changed(
    amended_home: Path, world: World, tmp_path: Path
) -> None:
    lend_world(world, tmp_path)
    (tmp_path / "amended").symlink_to(amended_home / "amended", target_is_directory=True)
    holdings = Holdings(tmp_path)
    assert holdings.renewed().world.fingerprint == holdings.world.fingerprint == world.fingerprint
    assert holdings.renewed().world is holdings.world
    with holdings.open_store() as store:
        note(store, *NOTES)
        assert set(holdings.renewed().world.noted) == {each.id for each in NOTES}
        forget(store, *NOTES)
    assert holdings.renewed().world is holdings.world
