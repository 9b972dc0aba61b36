from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.readers import projects
from data.readers.reading import Reading

PROJECT = {
    "french_name": "Foix",
    "french_level": "commune",
    "foreign_name": "Province de Cagliari",
    "foreign_level": "province",
    "foreign_country_iso2": "IT",
    "start_year": 2004,
    "status": "active",
    "link_type": "accord",
    "sectors": ["education"],
    "challenges": ["heritage_preservation"],
    "objectives": "Échanger des classes.",
    "outcome": "positive",
    "outcome_note": None,
    "foreign_facts": None,
    "source_url": "https://www.example.org/page",
    "source_date": "2024-05",
}


def read(path: Path, **changed: object) -> Reading:
    path.write_text(json.dumps(PROJECT | changed) + "\n", encoding="utf-8")
    return projects.read(path)


def test_every_shared_project_is_read(shared: Path) -> None:
    reading = projects.read(shared / "partnerships" / "projects.jsonl")
    assert (len(reading.rows), reading.rejects) == (474, [])


def test_a_line_gives_both_ends_the_terms_and_the_source(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "a.jsonl").rows
    assert (row.first.level, row.first.country) == ("municipality", "FR")
    assert (row.second.level, row.second.country) == ("region", "IT")
    assert (row.terms.start_year, row.terms.sectors) == (2004, ("education",))
    assert (row.source.name, row.source.date) == ("www.example.org", "2024-05")


def test_a_level_that_is_none_of_ours_is_left_to_the_resolver(tmp_path: Path) -> None:
    assert read(tmp_path / "a.jsonl", foreign_level="other").rows[0].second.level is None


def test_what_a_line_does_not_say_is_unknown(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "a.jsonl", start_year=None, status=None, outcome="", sectors=None).rows
    assert (row.terms.status, row.terms.outcome) == ("unknown", "unknown")
    assert (row.terms.start_year, row.terms.sectors) == (None, ())


def test_a_source_address_that_reaches_a_person_is_dropped(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "a.jsonl", source_url="mailto:zelie@example.org").rows
    assert "zelie" not in repr(row)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"foreign_name": ""}, "french_name and foreign_name were expected"),
        ({"foreign_name": "=1+1"}, "begins like a formula"),
        ({"start_year": 99999}, 'start_year "99999" is not a year'),
        ({"sectors": ["magic"]}, "sectors 'magic' is not a sector"),
        ({"status": "sleeping"}, 'status "sleeping" is not one of'),
    ],
)
def test_a_line_that_cannot_be_used_is_rejected_with_its_reason(
    tmp_path: Path, changed: dict[str, object], reason: str
) -> None:
    (reject,) = read(tmp_path / "a.jsonl", **changed).rejects
    assert reject.line == 1
    assert reason in reject.reason


@pytest.mark.parametrize("line", ["{", "[1]", '"text"', "NaN", '{"a": 1}', "[" * 100_000])
def test_a_broken_line_costs_only_itself(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(f"{json.dumps(PROJECT)}\r\n\r\n{line}\r\n{json.dumps(PROJECT)}", "utf-8-sig")
    reading = projects.read(path)
    assert (len(reading.rows), [reject.line for reject in reading.rejects]) == (2, [3])


def test_half_a_character_in_a_country_is_left_out(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "a.jsonl", foreign_country_iso2="I\ud800T").rows
    assert row.second.country == "I T"


def test_an_address_that_is_none_names_no_site(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "a.jsonl", source_url="http://[").rows
    assert row.source.name == "project list"
