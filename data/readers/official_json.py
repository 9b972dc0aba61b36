"""Read a JSON list of official entries, with one clear sentence for whatever is wrong with it."""

from __future__ import annotations

import json
import reprlib
from dataclasses import dataclass
from pathlib import Path

from data.errors import UnreadableFile
from data.readers.json_text import parse_json

LARGEST = 50_000_000
"""Bytes; the largest official list has 9 million."""
_BRIEFLY = reprlib.Repr()
_BRIEFLY.maxstring = _BRIEFLY.maxlong = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """One object of the list, that knows where it stands for the sake of its error messages."""

    values: dict[str, object]
    place: str

    def text(self, key: str) -> str:
        """The text under a key, blanks trimmed; empty where the key is absent."""
        value = self.values.get(key)
        if value is None:
            return ""
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise self._wrong(key, "a text", value)
        return " ".join("".join(c if c.isprintable() else " " for c in str(value)).split())

    def number(self, key: str) -> int | None:
        """The whole number under a key; None where it is absent."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self._wrong(key, "a whole number of inhabitants", value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts under a key; none where it is absent."""
        value = self.values.get(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(key, "a list of texts", value)
        return tuple(value)

    def entries(self, key: str, keys: tuple[str, ...]) -> list[Entry]:
        """The list of objects under a key."""
        value = self.values.get(key)
        if not isinstance(value, list):
            raise self._wrong(key, "a list", value)
        return [
            _entry(item, keys, f"{self.place}, {key} {position}")
            for position, item in enumerate(value, start=1)
        ]

    def _wrong(self, key: str, expected: str, value: object) -> UnreadableFile:
        return UnreadableFile(
            "{place}: {key} should be {expected}, not {value}; give an unmodified file of"
            " the official list.",
            place=self.place,
            key=key,
            expected=expected,
            value=_BRIEFLY.repr(value),
        )


def load_entries(path: Path, keys: tuple[str, ...]) -> list[Entry]:
    """The entries of a JSON list of objects, all of which have `keys`."""
    rows = _parsed(path, _content(path))
    if not isinstance(rows, list) or not rows:
        raise UnreadableFile(
            "{path}: expected a JSON list of official entries with {keys}, found {found};"
            " give the folder of @etalab/decoupage-administratif or its epci.json.",
            path=path,
            keys=", ".join(keys),
            found="an empty list" if isinstance(rows, list) else f"a JSON {type(rows).__name__}",
        )
    entries = [
        _entry(row, keys, f"{path.name}, entry {position}")
        for position, row in enumerate(rows, start=1)
    ]
    _refuse_duplicates(entries)
    return entries


def _content(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFile(
                "{path}: is not a file; give the folder of @etalab/decoupage-administratif"
                " or its epci.json.",
                path=path,
            )
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(
                "{path}: larger than {limit} million bytes, which no official list is;"
                " give the folder of @etalab/decoupage-administratif or its epci.json.",
                path=path,
                limit=LARGEST // 1_000_000,
            )
        return path.read_text(encoding="utf-8-sig")
    except OSError as cause:
        raise UnreadableFile(
            "{path}: cannot be read ({reason}); give the folder of"
            " @etalab/decoupage-administratif or its epci.json.",
            path=path,
            reason=cause.strerror or type(cause).__name__,
        ) from cause
    except UnicodeDecodeError as cause:
        raise _not_json(path, f"byte {cause.start} is not UTF-8 text") from cause


def _parsed(path: Path, content: str) -> object:
    try:
        parsed: object = parse_json(content)
    except json.JSONDecodeError as cause:
        raise _not_json(path, f"line {cause.lineno}: {cause.msg}") from cause
    except ValueError as cause:
        raise _not_json(path, str(cause)) from cause
    return parsed


def _not_json(path: Path, reason: str) -> UnreadableFile:
    return UnreadableFile(
        "{path}: expected JSON, found something else ({reason}); give the folder of"
        " @etalab/decoupage-administratif or its epci.json.",
        path=path,
        reason=reason,
    )


def _entry(value: object, keys: tuple[str, ...], place: str) -> Entry:
    if not isinstance(value, dict):
        raise UnreadableFile(
            "{place}: expected an object with {keys}, found {found};"
            " give an unmodified file of the official list.",
            place=place,
            keys=", ".join(keys),
            found=_BRIEFLY.repr(value),
        )
    missing = [key for key in keys if value.get(key) in (None, "")]
    if missing:
        raise UnreadableFile(
            "{place}: {keys} missing; give an unmodified file of the official list.",
            place=place,
            keys=", ".join(missing),
        )
    return Entry(value, place)


def _refuse_duplicates(entries: list[Entry]) -> None:
    seen: dict[tuple[str, str], str] = {}
    for entry in entries:
        key = (entry.text("code"), entry.text("type"))
        if key in seen:
            raise UnreadableFile(
                "{place}: code {code} already stands at {first}; remove one of the two.",
                place=entry.place,
                code=key[0],
                first=seen[key],
            )
        seen[key] = entry.place
