"""The words for sectors and challenges."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.vocabulary import CHALLENGES, HEADINGS, SECTORS, sector_of_heading


def test_the_vocabulary_has_all_its_keys() -> None:
    assert (len(SECTORS), len(CHALLENGES)) == (29, 31)


@pytest.mark.parametrize("labels", [SECTORS, CHALLENGES])
def test_no_two_keys_have_the_same_words(labels: dict[str, tuple[str, str]]) -> None:
    assert len({label[0] for label in labels.values()}) == len(labels)
    assert len({label[1] for label in labels.values()}) == len(labels)


@pytest.mark.parametrize(
    ("heading", "sector"),
    [
        ("Enseignement/Education", "education"),
        ("Gestion de l’eau, assainissement", "water_sanitation"),
        ("DÉVELOPPEMENT ÉCONOMIQUE LOCAL.", "local_economy"),
        ("Ingénierie urbano-portuaire", "port_maritime"),
        ("Sécurité civile", "risk_civil_protection"),
        ("Water and sanitation", "water_sanitation"),
        ("Encore à définir avec les partenaires", None),
    ],
)
def test_a_heading_leads_to_its_sector(heading: str, sector: str | None) -> None:
    assert sector_of_heading(heading) == sector


def test_every_heading_leads_to_a_key_of_the_vocabulary() -> None:
    assert set(HEADINGS.values()) <= set(SECTORS)


def test_the_keys_are_those_of_the_projects(shared: Path) -> None:
    lines = (shared / "partnerships/projects.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert {key for row in rows for key in row["sectors"]} <= set(SECTORS)
    assert {key for row in rows for key in row["challenges"]} <= set(CHALLENGES)
