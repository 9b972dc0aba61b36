from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import UnreadableFile
from data.readers import cuf
from data.readers.cuf import CufEntry
from tests.data.documents import CUF_ENTRY, write_pdf

Entry = Callable[[str], CufEntry]


@pytest.fixture(scope="module")
def directory(shared: Path) -> Path:
    return shared / "seeds" / "001_964d1224ef497dc3.txt"


@pytest.fixture(scope="module")
def entry(directory: Path) -> Entry:
    entries = cuf.read_entries(cuf.load_directory_text(directory))
    by_authority = {entry.authority: entry for entry in entries}
    return by_authority.__getitem__


def test_the_33_entries_give_36_partnerships_and_no_reject(directory: Path) -> None:
    text = cuf.load_directory_text(directory)
    reading = cuf.read(directory)
    assert len(cuf.read_entries(text)) == 33
    assert (len(reading.rows), reading.rejects) == (36, [])


def test_the_level_of_an_authority_follows_its_name(entry: Entry) -> None:
    levels = {
        "Conseil Régional de Bretagne": "region",
        "Conseil Général de Lozère": "department",
        "Communauté Urbaine de Brest": "intercommunality",
        "Dunkerque Grand Littoral (Communauté urbaine)": "intercommunality",
        "Le Havre": "municipality",
    }
    assert {name: entry(name).level for name in levels} == levels


def test_a_title_with_two_partners_gives_two_with_the_year_of_each(entry: Entry) -> None:
    issy = entry("Issy-les-Moulineaux")
    names = [partner.name for partner in issy.partners]
    assert names == ["District de Chongwen (Pékin)", "Leshan (Sichuan)"]
    assert [(bond.link, bond.signed) for bond in issy.bonds] == [
        ("jumelage", 1997),
        ("accord", 2003),
    ]


def test_a_title_over_two_lines_is_one_title(entry: Entry) -> None:
    assert [partner.name for partner in entry("Conseil Régional d’Alsace").partners] == [
        "Municipalité populaire de Nanjing",
        "Liaoning Economic and Trade Delegation",
    ]


def test_every_partner_is_in_the_country_that_the_directory_is_about(directory: Path) -> None:
    assert {row.second.country for row in cuf.read(directory).rows} == {"CN"}
    assert {row.first.country for row in cuf.read(directory).rows} == {"FR"}


@pytest.mark.parametrize(
    ("authority", "population"),
    [
        ("Conseil Régional d’Alsace", 1_733_732),
        ("Conseil Régional de Lorraine", 2_300_000),
        ("Rennes", 210_000),
        ("Saint-Etienne", 185_000),
        ("Communauté Urbaine de Brest", None),
    ],
)
def test_populations_are_read_as_written(
    entry: Entry, authority: str, population: int | None
) -> None:
    assert entry(authority).population == population


@pytest.mark.parametrize(
    ("authority", "signed", "since"),
    [
        ("Conseil Régional d’Alsace", None, 1996),
        ("Conseil Régional de Bretagne", None, 1985),
        ("Conseil Régional du Nord-Pas-de-Calais", 2003, 1984),
        ("Conseil Général de la Vienne", 1994, 1994),
        ("Montpellier", 1981, 1981),
        ("Montreuil", 2000, 2000),
        ("Rennes", 2002, 2002),
        ("Toulouse", None, 1981),
        ("Grenoble", None, None),
        ("Aix-en-Provence", None, None),
    ],
)
def test_the_year_is_that_of_a_signature_or_of_a_beginning_never_of_a_mere_contact(
    entry: Entry, authority: str, signed: int | None, since: int | None
) -> None:
    bond = entry(authority).bonds[0]
    assert (bond.signed, bond.since) == (signed, since)


def test_every_section_of_a_full_entry_is_read(entry: Entry) -> None:
    bretagne = entry("Conseil Régional de Bretagne")
    counts = {
        "characteristics": 7,
        "origin": 1,
        "objectives": 3,
        "actions": 5,
        "actors": 2,
        "assessment": 1,
        "perspectives": 1,
    }
    assert {name: len(getattr(bretagne, name)) for name in counts} == counts


def test_headings_become_sector_keys_and_an_unknown_heading_is_passed_over(entry: Entry) -> None:
    toulouse = entry("Toulouse")
    assert {"education", "risk_civil_protection", "transport_mobility"} <= set(toulouse.sectors)
    assert entry("Aix-en-Provence").sectors == ()


def test_a_line_of_sectors_between_commas_gives_each_of_them(entry: Entry) -> None:
    found = entry("Conseil Régional du Nord-Pas-de-Calais").sectors
    assert {"environment_biodiversity", "health", "local_economy"} <= set(found)


def test_the_pages_after_the_entries_are_not_read(entry: Entry) -> None:
    assert entry("Toulouse").perspectives[-1].endswith("urbanisme.")


def test_rows_carry_the_directory_and_its_date_as_their_source(directory: Path) -> None:
    source = cuf.read(directory).rows[-1].source
    name = "Cités Unies France, annuaire des partenariats franco-chinois"
    assert (source.name, source.locator, source.date) == (name, "Toulouse – Chongqing", "2005")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_directory_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "annuaire.txt"
    path.write_bytes(CUF_ENTRY.replace("\n", "\r\n").encode(encoding))
    (row,) = cuf.read(path).rows
    assert (row.first.name, row.second.name, row.second.country) == ("Foix", "Sarroch", "IT")
    assert (row.first.population, row.terms.start_year) == (9_800, 2004)


def test_a_pdf_gives_the_same_rows_as_its_text(tmp_path: Path) -> None:
    text, pdf = tmp_path / "annuaire.txt", tmp_path / "annuaire.pdf"
    text.write_text(CUF_ENTRY, encoding="utf-8")
    write_pdf(pdf, CUF_ENTRY)
    assert cuf.read(pdf).rows == cuf.read(text).rows


def test_the_whole_directory_gives_the_same_rows_from_a_pdf(
    directory: Path, tmp_path: Path
) -> None:
    text = cuf.load_directory_text(directory).replace("\uf0d8", "•")
    write_pdf(tmp_path / "annuaire.pdf", text.encode("cp1252", "replace").decode("cp1252"))
    assert cuf.read(tmp_path / "annuaire.pdf").rows == cuf.read(directory).rows


def test_an_announced_partnership_without_an_entry_is_rejected_with_its_line(
    tmp_path: Path,
) -> None:
    path = tmp_path / "annuaire.txt"
    path.write_text("• Foix – Sarroch\n• Mende – Vila Real\n" + CUF_ENTRY, encoding="utf-8")
    (reject,) = cuf.read(path).rejects
    assert reject.line == 2
    assert reject.reason == "« Mende – Vila Real » is announced in the list but has no entry."


@pytest.mark.parametrize("spoiled", ["• – Sarroch", "• \u200b– Sarroch", "• Foix – \u200b"])
def test_a_listed_line_without_two_ends_is_no_partnership(tmp_path: Path, spoiled: str) -> None:
    path = tmp_path / "annuaire.txt"
    path.write_text(f"{spoiled}\n{CUF_ENTRY}", encoding="utf-8")
    assert cuf.read(path).rejects == []


def test_a_title_of_which_one_end_is_invisible_is_no_title(tmp_path: Path) -> None:
    path = tmp_path / "annuaire.txt"
    path.write_text(CUF_ENTRY.replace("– Sarroch", "– \u200b"), encoding="utf-8")
    with pytest.raises(UnreadableFile, match="holds no entry"):
        cuf.read(path)


def test_a_text_without_an_entry_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "annuaire.txt"
    path.write_text("Un texte - sans annuaire\n")
    with pytest.raises(UnreadableFile, match="holds no entry of a directory"):
        cuf.read(path)


def test_a_damaged_pdf_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "annuaire.pdf"
    path.write_bytes(b"%PDF-1.4\nnothing that follows makes sense")
    with pytest.raises(UnreadableFile, match="PDF"):
        cuf.read(path)
