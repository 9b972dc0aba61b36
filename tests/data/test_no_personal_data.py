"""Directories name officials with telephone and e-mail: none of it may come out of an import."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from data.importing import ImportReport, import_files
from data.privacy import is_personal, scrub
from data.readers import cuf
from data.resolve import Resolver
from data.store.database import Store
from features.world import World
from tests.data.documents import CUF_ENTRY, write_pdf
from tests.data.persons import INSIDE, REACHES, found_in, persons, reaches


@dataclass(frozen=True)
class Imported:
    """Everything that an import of the directory leaves behind, as text."""

    source: str
    outputs: dict[str, str]
    report: ImportReport


@pytest.fixture(scope="module")
def imported(shared: Path, world: World, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    path = shared / "seeds" / "001_964d1224ef497dc3.txt"
    database = tmp_path_factory.mktemp("home") / "directory.sqlite"
    with Store(database) as store:
        report = import_files([path], store=store, resolver=Resolver(world.gazetteer))
    text = cuf.load_directory_text(path)
    outputs = {
        "entries": repr(cuf.read_entries(text)),
        "reading": repr(cuf.read(path)),
        "report": repr(report),
        "store": "".join(
            file.read_bytes().decode("utf-8", "replace") for file in database.parent.iterdir()
        ),
    }
    return Imported(text, outputs, report)


def leaks(imported: Imported, wanted: set[str]) -> Iterator[tuple[str, str]]:
    for name, output in imported.outputs.items():
        yield from ((name, text) for text in found_in(output, wanted))


def test_no_name_of_a_person_survives_in_any_output(imported: Imported) -> None:
    named = persons(imported.source)
    assert len(named) > 150
    assert list(leaks(imported, named)) == []


def test_no_person_named_inside_a_section_survives(imported: Imported) -> None:
    assert all(name in imported.source for name in INSIDE)
    assert list(leaks(imported, set(INSIDE))) == []


@pytest.mark.parametrize("pattern", REACHES, ids=lambda pattern: pattern.pattern[:24])
def test_no_way_to_reach_a_person_survives_in_any_output(
    imported: Imported, pattern: re.Pattern[str]
) -> None:
    found = reaches(imported.source, pattern)
    assert len(found) >= 8
    assert list(leaks(imported, found)) == []


def test_what_concerns_nobody_survives(imported: Imported) -> None:
    assert imported.report.accepted >= 30
    assert "Lycée André Argouges" in imported.outputs["entries"]
    assert "Patrimoine mondial" in imported.outputs["entries"]


def test_no_person_survives_in_a_pdf_either(tmp_path: Path) -> None:
    path = tmp_path / "annuaire.pdf"
    write_pdf(path, CUF_ENTRY)
    output = repr(cuf.read_entries(cuf.load_directory_text(path))) + repr(cuf.read(path))
    for secret in ("Dupontel", "Barbazan", "octave", "05 61", "Tilleuls", "09000"):
        assert secret not in output


@pytest.mark.parametrize(
    "sentence",
    [
        "Volonté de M. Martin d’engager la coopération.",
        "Visite de Mme la Maire Zélie Dupontel.",
        "Le maire Octave Barbazan a signé.",
        "Jeanne Barbazan suit le projet.",
        "Écrire à projet@example.org.",
        "Tél. : 05 61 00 00 00",
        "Appeler le +33 5 61 00 00 00.",
        "Le bureau est au 12, rue des Tilleuls.",
    ],
)
def test_a_sentence_that_names_or_reaches_a_person_is_personal(sentence: str) -> None:
    assert is_personal(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Signature de la charte en mai 2004.",
        "Échanges entre le lycée Emile Zola et une école de Jinan.",
        "Le port de Saint-Pierre accueille 12 000 conteneurs.",
        "1,5 million d’habitants et 35 000 étudiants.",
        "Le conseil municipal et le président de la région soutiennent le projet.",
    ],
)
def test_a_sentence_about_places_and_institutions_is_kept(sentence: str) -> None:
    assert scrub(sentence) == sentence


def test_only_the_sentence_with_a_name_is_dropped() -> None:
    text = "Une rencontre a eu lieu. M. Barbazan l’a voulue. Elle a réussi."
    assert scrub(text) == "Une rencontre a eu lieu. Elle a réussi."
