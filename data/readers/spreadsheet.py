"""The spreadsheet template, CSV or XLSX: written for the user to fill in, and read back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from data.errors import UnreadableFile
from data.names import words_of
from data.privacy import scrub
from data.readers.archives import is_packed
from data.readers.cells import CellError, read_name, read_population, read_text, read_year
from data.readers.delimited import delimited_rows
from data.readers.reading import Reading
from data.readers.terms import choose, choose_all, choose_sectors
from data.readers.workbook import load_rows, write_workbook
from data.records import (
    DIFFICULTIES,
    LEVELS,
    LINKS,
    OUTCOMES,
    STATUSES,
    Level,
    Mention,
    MentionedPartnership,
    Source,
    Terms,
)
from data.text import clean, decode, load_bytes
from data.vocabulary import CHALLENGES, SECTORS


class Column(NamedTuple):
    """One column of the template: its header, its example, and the keys it admits."""

    header: str
    example: str
    keys: tuple[str, ...] = ()


EXAMPLE = "Exemple : "
COLUMNS: Mapping[str, Column] = {
    "first": Column("collectivité française", f"{EXAMPLE}La Rochelle"),
    "first_level": Column("niveau", "municipality", LEVELS),
    "second": Column("partenaire", "Kiel"),
    "country": Column("pays du partenaire", "Allemagne"),
    "second_level": Column("niveau du partenaire", "municipality", LEVELS),
    "population": Column("population du partenaire", "247000"),
    "link": Column("lien", "cooperation", LINKS),
    "status": Column("statut", "active", STATUSES),
    "start_year": Column("année de début", "2012"),
    "sectors": Column("secteurs", "port_maritime, climate_adaptation", tuple(SECTORS)),
    "challenges": Column("défis", "coastal_flooding_erosion", tuple(CHALLENGES)),
    "objectives": Column("objectifs", "Échanger sur la submersion du littoral."),
    "outcome": Column("bilan", "positive", OUTCOMES),
    "difficulties": Column("difficultés", "language, distance", DIFFICULTIES),
    "outcome_note": Column("commentaire du bilan", "Deux études menées ensemble."),
    "source": Column("source", "Délibération du conseil municipal"),
    "locator": Column("adresse ou page de la source", "https://www.example.org/deliberation"),
    "date": Column("date de la source", "2024-06-18"),
}
_ROLES = {words_of(column.header): role for role, column in COLUMNS.items()} | {
    words_of(role): role for role in COLUMNS
}

Cells = Mapping[str, str]


def write_template(path: Path) -> None:
    """Write the template: a header, an example line that reading skips and, in XLSX, the keys."""
    headers = [column.header for column in COLUMNS.values()]
    example = [column.example for column in COLUMNS.values()]
    keys = {column.header: column.keys for column in COLUMNS.values() if column.keys}
    try:
        if path.suffix.lower() == ".xlsx":
            write_workbook(path, headers, example=example, keys=keys)
        else:
            path.write_text(_as_csv(headers, example), encoding="utf-8-sig")
    except OSError as error:
        raise UnreadableFile(
            "{path} cannot be written ({reason}); choose another folder.",
            path=path,
            reason=error.strerror or error,
        ) from error


def read(path: Path) -> Reading:
    """One row per line of the template that holds both names; the rest as rejects.

    Raises UnreadableFile where no line is filled in.
    """
    rows = load_table(path)
    _, header = next(rows, (1, []))
    roles = [_ROLES.get(words_of(name)) for name in header]
    if "first" not in roles or "second" not in roles:
        raise UnreadableFile(
            "{path} lacks the columns « {first} » and « {second} »; found {found}."
            " `matcher template` writes a file to fill in.",
            path=path,
            first=COLUMNS["first"].header,
            second=COLUMNS["second"].header,
            found=", ".join(clean(name)[:40] for name in header[:12] if name.strip()) or "none",
        )
    reading = _read_rows(rows, roles, name=path.name)
    if not reading.rows and not reading.rejects:
        raise UnreadableFile(
            "{path} has no row that is filled in; write one partnership on each row, under the"
            " example, which is not read.",
            path=path,
        )
    return reading


def load_table(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV or XLSX file as text, each with its number, the header first."""
    return load_rows(path) if is_packed(load_bytes(path)) else _csv_rows(path)


def is_header(names: list[str]) -> bool:
    """Whether these column names are those of the template."""
    roles = {_ROLES.get(words_of(name)) for name in names}
    return {"first", "second"} <= roles


def delimiter_of(header: str) -> str:
    """The delimiter of a CSV file, from its first line: tab, semicolon or comma."""
    return max("\t;,", key=header.count)


def _read_rows(
    rows: Iterator[tuple[int, list[str]]], roles: list[str | None], *, name: str
) -> Reading:
    reading = Reading()
    for line, values in rows:
        cells = {role: value for role, value in zip(roles, values, strict=False) if role}
        if not any(value.strip() for value in cells.values()):
            continue
        if cells.get("first", "").strip().startswith(EXAMPLE.strip()):
            continue
        try:
            reading.accept(line, _row(cells, name))
        except CellError as error:
            reading.reject(line, error)
    return reading


def _row(cells: Cells, file_name: str) -> MentionedPartnership:
    first, second = (
        read_name(cells.get(role, ""), COLUMNS[role].header) for role in ("first", "second")
    )
    partner = Mention(
        second,
        read_text(cells.get("country", ""), COLUMNS["country"].header)[:60] or None,
        _level(cells, "second_level"),
        population=read_population(cells.get("population", "")),
    )
    asker = Mention(first, "FR", _level(cells, "first_level"))
    return MentionedPartnership(asker, partner, _terms(cells), _source(cells, file_name))


def _level(cells: Cells, role: str) -> Level | None:
    text = cells.get(role, "")
    return choose(text, LEVELS, column=COLUMNS[role].header) if text.strip() else None


def _terms(cells: Cells) -> Terms:
    def cell(role: str) -> str:
        return read_text(cells.get(role, ""), COLUMNS[role].header)

    def several(role: str) -> list[str]:
        return cell(role).replace(";", ",").replace("|", ",").split(",")

    return Terms(
        link=choose(cell("link"), LINKS, column=COLUMNS["link"].header),
        status=choose(cell("status"), STATUSES, column=COLUMNS["status"].header),
        start_year=read_year(cell("start_year"), COLUMNS["start_year"].header),
        sectors=choose_sectors(several("sectors"), COLUMNS["sectors"].header),
        challenges=choose_all(
            several("challenges"), tuple(CHALLENGES), column=COLUMNS["challenges"].header
        ),
        objectives=scrub(cell("objectives")),
        outcome=choose(cell("outcome"), OUTCOMES, column=COLUMNS["outcome"].header),
        difficulties=choose_all(
            several("difficulties"), DIFFICULTIES, column=COLUMNS["difficulties"].header
        ),
        outcome_note=scrub(cell("outcome_note")),
    )


def _source(cells: Cells, file_name: str) -> Source:
    name, locator, date = (
        scrub_source(cells.get(role, "")) for role in ("source", "locator", "date")
    )
    return Source(name or clean(file_name), locator, date[:20] or None)


def scrub_source(text: str) -> str:
    """A source's name or address, cut to 500 characters; nothing where it leads to a person."""
    text = clean(text)[:500]
    return "" if "@" in text else scrub(text) if " " in text else text


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = decode(load_bytes(path), path)
    return delimited_rows(text, path, delimiter=delimiter_of(text.partition("\n")[0]))


def _as_csv(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue()
