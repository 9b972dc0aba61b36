"""Reads a directory in the Cités Unies France layout, from its text or its PDF.

Names of persons, addresses, telephones and e-mails never leave this module: the block of contacts
of an entry is skipped, and every section is scrubbed of the sentences that name somebody.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from data.errors import InputError, UnreadableFile
from data.names import words_of
from data.privacy import is_personal, scrub
from data.readers import cuf_facts, cuf_layout
from data.readers.cuf_history import Bond, bonds_of
from data.readers.pdf import MAX_TEXT, load_pdf_text
from data.readers.reading import Reading
from data.records import Level, Mention, MentionedPartnership, Source, Terms
from data.text import MAX_CELL, clean, decode, load_bytes


@dataclass(frozen=True, slots=True)
class CufEntry:
    """One entry of the directory, without anybody's name; `bonds` go with `partners`."""

    line: int
    title: str
    authority: str
    level: Level
    partners: tuple[Mention, ...]
    population: int | None
    characteristics: tuple[str, ...]
    origin: tuple[str, ...]
    objectives: tuple[str, ...]
    sectors: tuple[str, ...]
    actions: tuple[str, ...]
    actors: tuple[str, ...]
    assessment: tuple[str, ...]
    perspectives: tuple[str, ...]
    bonds: tuple[Bond, ...]


def read(path: Path) -> Reading:
    """One row per partner of every entry; an announced partnership without an entry is a reject."""
    text = load_directory_text(path)
    entries = read_entries(text)
    reading = Reading()
    source = cuf_facts.source_of(text)
    for entry in entries:
        for row in _rows(entry, source):
            reading.accept(entry.line, row)
    for line, title in _missing(text, entries):
        reading.reject(
            line,
            InputError("« {title} » is announced in the list but has no entry.", title=title),
        )
    if not reading.rows:
        raise UnreadableFile(
            "{path} holds no entry of a directory: a title « Authority – Partner » followed by"
            " « Président : » or « Maire : » was expected.",
            path=path,
        )
    return reading


def load_directory_text(path: Path) -> str:
    """The text of a directory, from a PDF or a text file."""
    raw = load_bytes(path)
    text = load_pdf_text(path) if raw.startswith(b"%PDF") else decode(raw, path)
    if len(text) > MAX_TEXT or any(len(line) > MAX_CELL for line in text.split("\n")):
        raise UnreadableFile(
            "{path} is no directory: it has more than {limit} characters, or {line} on one line.",
            path=path,
            limit=MAX_TEXT,
            line=MAX_CELL,
        )
    return text


def read_entries(text: str) -> list[CufEntry]:
    """All entries of a directory, scrubbed."""
    laid_out = cuf_layout.find_entries(text)
    known = cuf_layout.all_names(laid_out)
    country = cuf_facts.partner_country(text)
    return [_build_entry(entry, country=country, known=known) for entry in laid_out]


def _build_entry(
    entry: cuf_layout.Entry, *, country: str | None, known: frozenset[str]
) -> CufEntry:
    raw = {
        name: [clean(item) for item in cuf_layout.items_of(lines)]
        for name, lines in entry.sections.items()
    }
    authority, partner_names = cuf_layout.split_title(clean(entry.title))
    partners = cuf_facts.partners_of(partner_names, country)
    kept = {name: _scrubbed(items, known) for name, items in raw.items()}
    return CufEntry(
        line=entry.line,
        title=clean(entry.title),
        authority=authority,
        level=cuf_facts.authority_level(authority),
        partners=partners,
        population=cuf_facts.population_of(entry.population),
        characteristics=kept.get("characteristics", ()),
        origin=kept.get("origin", ()),
        objectives=kept.get("objectives", ()),
        sectors=cuf_facts.sectors_of(raw.get("sectors", [])),
        actions=kept.get("actions", ()),
        actors=kept.get("actors", ()),
        assessment=kept.get("assessment", ()),
        perspectives=kept.get("perspectives", ()),
        bonds=bonds_of(raw, tuple(partner.name for partner in partners)),
    )


def _scrubbed(items: Collection[str], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(text for item in items if (text := scrub(item, known)))


def _rows(entry: CufEntry, document: Source) -> list[MentionedPartnership]:
    first = Mention(entry.authority, "FR", entry.level, population=entry.population)
    source = replace(document, locator=cuf_facts.place_of(entry.authority, entry.partners))
    return [
        MentionedPartnership(first, partner, _terms(entry, bond), source)
        for partner, bond in zip(entry.partners, entry.bonds, strict=True)
        if not is_personal(partner.name)
    ]


def _terms(entry: CufEntry, bond: Bond) -> Terms:
    return Terms(
        link=bond.link,
        start_year=bond.since,
        sectors=entry.sectors,
        objectives=" ".join(entry.objectives),
    )


def _missing(text: str, entries: list[CufEntry]) -> list[tuple[int, str]]:
    found = {words_of(cuf_layout.split_title(entry.title)[0]) for entry in entries}
    return [
        (line, title)
        for line, title in cuf_layout.find_listed(text)
        if words_of(cuf_layout.split_title(title)[0]) not in found
    ]
