from __future__ import annotations

import datetime

import pytest

from features.world import World
from matcher.gates import gates_for, load_gates
from matcher.translation import translator

TODAY = datetime.date(2026, 11, 22)
FRENCH, ENGLISH = translator("fr"), translator("en")


@pytest.mark.parametrize(
    ("country", "date"), [("ML", "2022-11-16"), ("NE", "2023-07-29"), ("BF", "2023-08-06")]
)
def test_suspended_development_aid_is_dated(country: str, date: str) -> None:
    gates = gates_for({country}, today=TODAY, say=FRENCH)
    assert [gate.date for gate in gates if gate.kind == "aid_suspended"] == [date]


def test_a_country_without_trouble_has_no_gate() -> None:
    assert gates_for({"DE", "DE.01"}, today=TODAY, say=FRENCH) == ()


def test_a_division_may_have_a_gate_that_its_country_has_not() -> None:
    kinds = {gate.key for gate in gates_for({"UA", "UA.11"}, today=TODAY, say=FRENCH)}
    assert "crimea" in kinds
    assert "crimea" not in {
        gate.key for gate in gates_for({"UA", "UA.15"}, today=TODAY, say=FRENCH)
    }


def test_an_entry_not_checked_for_a_year_says_so() -> None:
    [fresh] = [g for g in gates_for({"ML"}, today=TODAY, say=ENGLISH) if g.kind == "safety"]
    [stale] = [g for g in gates_for({"ML"}, today=TODAY, say=ENGLISH) if "aid" in g.kind]
    assert (fresh.stale, stale.stale) == (False, True)
    assert f"not checked since {stale.checked_on}" in stale.text
    assert "not checked" not in fresh.text


def test_every_gate_speaks_both_languages_and_cites_a_source() -> None:
    for gate in load_gates():
        assert gate.texts["fr"] and gate.texts["en"] and gate.texts["fr"] != gate.texts["en"]
        assert gate.source.name and gate.source.locator.startswith("https://")


def test_every_place_of_a_gate_is_in_the_gazetteer(world: World) -> None:
    places = {place for gate in load_gates() for place in gate.places}
    ids = [place for place in places if ":" in place]
    known = {*world.gazetteer.countries, *world.gazetteer.admin1_codes, *ids}
    assert places - known == set()
    assert world.gazetteer.rows_of(ids).min() >= 0
