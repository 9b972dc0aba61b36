"""Reads partnerships as JSON lines: one object a line, with the keys of `REQUIRED` and `Terms`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from data.closed_lists import LINK_WORDS, OUTCOME_WORDS, STATUS_WORDS
from data.privacy import scrub
from data.readers.cells import (
    MAX_COUNTRY,
    CellError,
    read_name,
    read_population,
    read_text,
    read_year,
    shown,
)
from data.readers.json_text import parse_json
from data.readers.reading import Reading, check_rows
from data.readers.terms import choose, choose_all, choose_challenge, choose_sector
from data.records import Level, Mention, MentionedPartnership, Source, Terms
from data.text import clean, load_text

REQUIRED = ("french_name", "foreign_name")

FRENCH_LEVELS: Mapping[str, Level] = {
    "commune": "municipality",
    "epci": "intercommunality",
    "departement": "department",
    "region": "region",
}
# A district or a camp (« other ») is no level of ours: the resolver decides from the name.
FOREIGN_LEVELS: Mapping[str, Level] = {
    "municipality": "municipality",
    "metropolis": "municipality",
    "province": "region",
    "region": "region",
    "state": "region",
}


def read(path: Path) -> Reading:
    """One row per line that holds both names; the rest as rejects with the reason."""
    reading = Reading()
    text = load_text(path)
    check_rows(text.count("\n"), path)
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            reading.accept(number, _row(_load(line)))
        except CellError as error:
            reading.reject(number, error)
    return reading


def _load(line: str) -> dict[str, Any]:
    try:
        found = parse_json(line)
    except ValueError as error:
        raise CellError("this is not a JSON object ({reason}).", reason=error) from error
    if not isinstance(found, dict) or not all(found.get(key) for key in REQUIRED):
        raise CellError(
            "french_name and foreign_name were expected, found {found}.",
            found=", ".join(map(shown, list(found)[:8]))
            if isinstance(found, dict)
            else type(found).__name__,
        )
    return found


def _row(record: Mapping[str, Any]) -> MentionedPartnership:
    first = _mention(record, "french", country="FR", levels=FRENCH_LEVELS)
    country = clean(_text(record, "foreign_country_iso2"))[:MAX_COUNTRY] or None
    second = _mention(record, "foreign", country=country, levels=FOREIGN_LEVELS)
    return MentionedPartnership(first, second, _terms(record), _source(record))


def _mention(
    record: Mapping[str, Any], end: str, *, country: str | None, levels: Mapping[str, Level]
) -> Mention:
    name = read_name(_text(record, f"{end}_name"), f"{end}_name")
    level = levels.get(_text(record, f"{end}_level"))
    population = read_population(_text(record, f"{end}_population"), f"{end}_population")
    return Mention(name, country, level, population=population)


def _terms(record: Mapping[str, Any]) -> Terms:
    return Terms(
        link=choose(_text(record, "link_type"), "link_type", words=LINK_WORDS),
        status=choose(_text(record, "status"), "status", words=STATUS_WORDS),
        start_year=read_year(_text(record, "start_year"), "start_year"),
        sectors=choose_all(_list(record, "sectors"), "sectors", one=choose_sector),
        challenges=choose_all(_list(record, "challenges"), "challenges", one=choose_challenge),
        objectives=scrub(read_text(_text(record, "objectives"), "objectives")),
        outcome=choose(_text(record, "outcome"), "outcome", words=OUTCOME_WORDS),
        outcome_note=scrub(read_text(_text(record, "outcome_note"), "outcome_note")),
    )


def _source(record: Mapping[str, Any]) -> Source:
    address = clean(_text(record, "source_url"))
    if len(address) > 2_000 or "@" in address:
        address = ""
    return Source(
        _host(address) or "project list", address, clean(_text(record, "source_date"))[:20] or None
    )


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname if address.startswith(("http://", "https://")) else None
    except ValueError:
        # « http://[ » is no address.
        return None


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    return str(value)


def _list(record: Mapping[str, Any], key: str) -> list[str]:
    value = record.get(key)
    items = value if isinstance(value, list) else [value]
    return [str(item) for item in items if isinstance(item, (str, int, float))]
