"""The spreadsheet template, CSV or XLSX, filled in → one partnership on each row."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from data.closed_lists import (
    DIFFICULTY_WORDS,
    LEVEL_WORDS,
    LINK_WORDS,
    OUTCOME_WORDS,
    STATUS_WORDS,
    Key,
    Words,
)
from data.errors import UnreadableFile
from data.privacy import scrub
from data.readers.archives import is_packed
from data.readers.cells import (
    MAX_COUNTRY,
    CellError,
    all_faults,
    read_name,
    read_population,
    read_text,
    read_year,
    shown,
)
from data.readers.delimited import delimited_rows
from data.readers.reading import Reading
from data.readers.template import is_example, is_header, is_nearly_header, lacking, role_of
from data.readers.terms import choose, choose_all, choose_challenge, choose_sector
from data.readers.workbook import load_rows
from data.records import Level, Mention, MentionedPartnership, Source, Terms
from data.text import clean, decode, load_bytes

Value = TypeVar("Value")
_HEADER = 4_000
_SEPARATORS = str.maketrans(";|", ",,")
_MISTAKEN = "mac_roman", "cp850"
"""Encodings of old systems, which nothing in a file tells apart from Windows Latin-1."""


class Cell(NamedTuple):
    """A cell of a row: the heading of its column as the file has it, and its text."""

    heading: str
    text: str


def read(path: Path) -> Reading:
    """One row per line of the template that holds both names; the rest as rejects.

    Raises UnreadableFile where no line is filled in.
    """
    rows = load_table(path)
    _, headings = next(rows, (1, []))
    if not is_header(headings):
        raise lacking(headings, path)
    reading = _read_rows(rows, headings, name=path.name)
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


def headings_of(text: str) -> list[str]:
    """The cells of the first line of a CSV file."""
    line = text.lstrip("\n").partition("\n")[0][:_HEADER]
    return next(csv.reader([line], delimiter=_delimiter_of(line)), [])


def why_unknown(raw: bytes, path: Path) -> UnreadableFile | None:
    """What is wrong with the headings of a CSV file that is nearly the template, None if nothing.

    `raw` is the file, which is of no known format.
    """
    headings = headings_of(decode(raw, path))
    if any(is_header(each) for each in _otherwise_decoded(raw, headings)):
        return UnreadableFile(
            "{path}: its accents cannot be read; save the file again as “CSV UTF-8” or as .xlsx.",
            path=path,
        )
    return lacking(headings, path) if is_nearly_header(headings) else None


def _otherwise_decoded(raw: bytes, headings: list[str]) -> Iterator[list[str]]:
    """The headings as they were before somebody took one encoding for another."""
    line = re.split(rb"[\r\n]", raw, maxsplit=1)[0]
    yield from (headings_of(line.decode(encoding)) for encoding in _MISTAKEN)
    with suppress(UnicodeError):
        yield [heading.encode("cp1252").decode() for heading in headings]


def _read_rows(rows: Iterator[tuple[int, list[str]]], headings: list[str], *, name: str) -> Reading:
    columns = [(role_of(heading), shown(heading)) for heading in headings]
    reading = Reading(unread=[heading for role, heading in columns if heading and not role])
    for line, values in rows:
        cells = {
            role: Cell(heading, value)
            for (role, heading), value in zip(columns, values, strict=False)
            if role
        }
        if not any(cell.text.strip() for cell in cells.values()):
            continue
        if "first" in cells and is_example(cells["first"].text):
            continue
        try:
            reading.accept(line, _Row(cells).partnership(name))
        except CellError as error:
            reading.reject(line, error)
    return reading


class _Row:
    """The cells of a row by the names of their columns, and what is wrong with them."""

    def __init__(self, cells: Mapping[str, Cell]) -> None:
        self._cells = cells
        self._faults: list[CellError] = []

    def partnership(self, file_name: str) -> MentionedPartnership:
        """What the row tells; one CellError for all that is wrong with it."""
        asker = Mention(self._name("first"), "FR", self._level("first_level"))
        partner = Mention(
            self._name("second"),
            self._text("country")[:MAX_COUNTRY] or None,
            self._level("second_level"),
            population=self._read("population", read_population, otherwise=None),
        )
        terms = self._terms()
        if self._faults:
            raise all_faults(self._faults)
        return MentionedPartnership(asker, partner, terms, self._source(file_name))

    def _terms(self) -> Terms:
        return Terms(
            link=self._one("link", LINK_WORDS),
            status=self._one("status", STATUS_WORDS),
            start_year=self._read("start_year", read_year, otherwise=None),
            sectors=self._several("sectors", choose_sector),
            challenges=self._several("challenges", choose_challenge),
            objectives=scrub(self._text("objectives")),
            outcome=self._one("outcome", OUTCOME_WORDS),
            difficulties=self._several("difficulties", partial(choose, words=DIFFICULTY_WORDS)),
            outcome_note=scrub(self._text("outcome_note")),
        )

    def _source(self, file_name: str) -> Source:
        name, locator, date = (
            scrub_source(self._cell(role).text) for role in ("source", "locator", "date")
        )
        return Source(name or clean(file_name), locator, date[:20] or None)

    def _name(self, role: str) -> str:
        return self._read(role, read_name, otherwise="")

    def _text(self, role: str) -> str:
        return self._read(role, read_text, otherwise="")

    def _level(self, role: str) -> Level | None:
        return self._one(role, LEVEL_WORDS) if self._cell(role).text.strip() else None

    def _one(self, role: str, words: Mapping[Key, Words]) -> Key:
        return self._read(role, partial(choose, words=words), otherwise=list(words)[-1])

    def _several(self, role: str, one: Callable[[str, str], Key]) -> tuple[Key, ...]:
        def read_all(text: str, column: str) -> tuple[Key, ...]:
            values = read_text(text, column).translate(_SEPARATORS).split(",")
            return choose_all(values, column, one=one)

        return self._read(role, read_all, otherwise=())

    def _read(self, role: str, reader: Callable[[str, str], Value], *, otherwise: Value) -> Value:
        """What a cell holds; where that cannot be used, note why and go on."""
        cell = self._cell(role)
        try:
            return reader(cell.text, cell.heading)
        except CellError as error:
            self._faults.append(error)
            return otherwise

    def _cell(self, role: str) -> Cell:
        return self._cells.get(role, Cell(role, ""))


def scrub_source(text: str) -> str:
    """A source's name or address, cut to 500 characters; nothing where it leads to a person."""
    text = clean(text)[:500]
    return "" if "@" in text else scrub(text) if " " in text else text


def _csv_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    text = decode(load_bytes(path), path)
    return delimited_rows(text, path, delimiter=_delimiter_of(text.partition("\n")[0]))


def _delimiter_of(header: str) -> str:
    """The delimiter of a CSV file, from its first line: tab, semicolon or comma."""
    return max("\t;,", key=header.count)
