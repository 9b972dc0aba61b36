"""The table of partnerships that we ship: complete, readable, in our words, without persons."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from data.closed_lists import DIFFICULTY_WORDS, LINK_WORDS
from data.embedded import load_embedded, read_rows
from data.privacy import is_personal
from data.records import LEVELS, OUTCOMES, STATUSES
from data.vocabulary import CHALLENGES, SECTORS
from features.world import World

ROWS = list(read_rows())
DIRECTORY = "Cités Unies France, annuaire des partenariats franco-chinois"
OPTIONAL = {"first_population", "second_population"}
KEYS = [
    *("first", "first_name", "first_level", "first_population"),
    *("second", "second_name", "second_level", "second_population", "country"),
    *("link", "status", "start_year", "sectors", "challenges", "objectives"),
    *("outcome", "difficulties", "outcome_note", "source", "locator", "date"),
]
TERRITORY_ID = re.compile(
    r"geonames:\d+|siren:\d{9}|insee:((DEP|REG)-)?\w{2,5}|admin1:[A-Z]{2}\.\w+|local:[a-z0-9-]+"
)
EMAIL = re.compile(r"\S@\S|\[at\]")
TELEPHONE = re.compile(r"(?<!\d)0\d([ .]?\d\d){4}(?!\d)|\+\d{2,3}[ .]?\d")
# The entries of the directory that name two partners; each of the others names one.
TWO_PARTNERS = {
    "Conseil Régional d'Alsace – Nanjing et Liaoning",
    "Aix-en-Provence – Guilin et Chaoyang",
    "Issy-les-Moulineaux – Chongwen et Leshan",
}


def own_words(row: dict[str, Any]) -> tuple[str, str]:
    """Return the two texts of a row that we wrote."""
    return row["objectives"], row["outcome_note"]


def runs(text: str, length: int = 8) -> Iterator[tuple[str, ...]]:
    """Yield every run of so many words of a text."""
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def pairs_of(source: str) -> set[tuple[str | None, str | None]]:
    """Return the pairs of ids that one source states."""
    return {(row["first"], row["second"]) for row in ROWS if row["source"] == source}


@pytest.fixture(scope="module")
def source_texts(shared: Path) -> list[str]:
    """The texts that our words must not repeat."""
    projects = (shared / "partnerships/projects.jsonl").read_text(encoding="utf-8").splitlines()
    fields = ("objectives", "outcome_note", "foreign_facts")
    told = [json.loads(line)[field] or "" for line in projects for field in fields]
    seeds = [path.read_text(encoding="utf-8") for path in (shared / "seeds").glob("*.txt")]
    return told + seeds


def test_more_than_nine_rows_in_ten_have_both_ends() -> None:
    assert len(ROWS) == 531
    assert len(ROWS) * 0.9 < len(load_embedded()) < len(ROWS)


def test_every_row_has_the_same_keys_in_the_same_order() -> None:
    for row in ROWS:
        assert list(row) == [key for key in KEYS if key in row]
        assert set(KEYS) - set(row) <= OPTIONAL


def test_rows_are_sorted_by_their_names() -> None:
    names = [(row["first_name"], row["second_name"]) for row in ROWS]
    assert names == sorted(names)


def test_every_choice_of_a_row_is_one_of_the_records() -> None:
    for row in ROWS:
        assert {row["first_level"], row["second_level"]} <= set(LEVELS)
        assert row["link"] in LINK_WORDS
        assert row["status"] in STATUSES
        assert row["outcome"] in OUTCOMES
        assert set(row["difficulties"]) <= set(DIFFICULTY_WORDS)


def test_every_theme_of_a_row_is_a_key_of_the_vocabulary() -> None:
    for row in ROWS:
        assert set(row["sectors"]) <= set(SECTORS)
        assert set(row["challenges"]) <= set(CHALLENGES)


def test_every_id_has_the_form_of_a_territory_id() -> None:
    ids = {row[end] for row in ROWS for end in ("first", "second")} - {None}
    assert [territory for territory in ids if not TERRITORY_ID.fullmatch(territory)] == []


def test_every_id_is_a_territory_of_the_gazetteer(world: World) -> None:
    stated = [row[end] for row in ROWS for end in ("first", "second") if row[end]]
    rows = world.gazetteer.rows_of(stated)
    assert [place for place, row in zip(stated, rows, strict=True) if row < 0] == []


def test_a_resolved_end_has_the_level_of_its_territory(world: World) -> None:
    stated = [
        (row[end], row[f"{end}_level"]) for row in ROWS for end in ("first", "second") if row[end]
    ]
    found = [
        (place, world.gazetteer.territory(world.gazetteer.row_of(place)).level)
        for place, _ in stated
    ]
    assert found == stated


def test_no_partnership_links_a_territory_with_itself() -> None:
    assert [row for row in load_embedded() if row.first == row.second] == []


def test_years_and_dates_are_plausible() -> None:
    for row in ROWS:
        assert row["start_year"] is None or 1900 < row["start_year"] <= 2026
        assert row["date"] is None or re.fullmatch(r"\d{4}(-\d\d){0,2}", row["date"])


def test_every_row_names_its_source_and_the_place_in_it() -> None:
    assert [row for row in ROWS if not (row["source"] and row["locator"])] == []


def test_no_value_holds_an_email_or_a_telephone() -> None:
    for row in ROWS:
        words = " ".join(value for key, value in row.items() if isinstance(value, str))
        assert not EMAIL.search(words), words
        assert not TELEPHONE.search(words.replace(row["locator"], "")), words


def test_own_words_name_no_person() -> None:
    assert [text for row in ROWS for text in own_words(row) if is_personal(text)] == []


def test_own_words_stay_within_160_characters() -> None:
    assert [text for row in ROWS for text in own_words(row) if len(text) > 160] == []


def test_own_words_repeat_no_eight_words_of_a_source(source_texts: list[str]) -> None:
    known = {run for text in source_texts for run in runs(text)}
    ours = [text for row in ROWS for text in own_words(row)]
    assert [text for text in ours if not known.isdisjoint(runs(text))] == []


def test_the_directory_gives_33_entries_and_one_row_per_pair() -> None:
    counted = Counter(row["locator"] for row in ROWS if row["source"] == DIRECTORY)
    assert len(counted) == 33
    assert {entry for entry, count in counted.items() if count == 2} == TWO_PARTNERS
    assert sum(counted.values()) == 36


def test_la_rochelle_has_its_four_partners_and_qingdao() -> None:
    agglomeration = "siren:241700434"
    partners = {"geonames:3531732", "geonames:1640344", "geonames:3718426", "geonames:1859383"}
    stated = pairs_of("La Rochelle, présentation de l'action internationale")
    assert stated == {(agglomeration, partner) for partner in partners}
    assert (agglomeration, "geonames:1797929") in pairs_of(DIRECTORY)


def test_brest_has_its_eleven_towns_and_its_four_cooperations() -> None:
    towns = (2520600, 680963, 5419384, 2964506, 2891122, 2640194)
    others = (2355872, 3165926, 1848313, 2505329, 1797929)
    expected = {("geonames:3030300", f"geonames:{town}") for town in towns + others}
    cooperations = ("admin1:MX.30", "geonames:1581298", "admin1:AR.23", "geonames:6354895")
    expected |= {("siren:242900314", partner) for partner in cooperations}
    assert pairs_of("Ville de Brest, jumelages et coopérations") == expected


def test_nantes_has_quebec_and_montreal() -> None:
    assert pairs_of("Nantes Métropole, mission au Québec") == {
        ("siren:244400404", "geonames:6325494"),
        ("geonames:2990969", "geonames:6077243"),
    }


def test_districts_of_chinese_cities_are_themselves_or_unresolved_never_a_city() -> None:
    stated = {row["second_name"]: row["second"] for row in ROWS if row["country"] == "CN"}
    assert stated["Chaoyang (Pékin)"] == "local:cn-chaoyang-beijing"
    assert stated["District de Chongwen (Pékin)"] == "local:cn-chongwen"
    assert stated["Yanqing (Pékin)"] == "geonames:2033458"
    assert stated["District de Daxing"] is None


def test_assessments_of_the_directory_keep_their_difficulties() -> None:
    stated = {
        (row["first_name"], row["second_name"]): (row["outcome"], row["difficulties"])
        for row in ROWS
        if row["source"] == DIRECTORY
    }
    assert stated["Région Franche-Comté", "Anhui"] == (
        "difficult",
        ["distance", "language", "culture"],
    )
    assert stated["Communauté urbaine de Brest", "Qingdao"] == ("mixed", ["culture", "size_gap"])
    assert stated["Nice", "Hangzhou"] == ("positive", [])
