"""How the local directory is read: the statements, whatever carries them to the database."""

from __future__ import annotations

import hashlib
import json
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from data.merging import pair_key
from data.records import Partnership, Source, Terms

Fetch = Callable[[str, Mapping[str, str]], Sequence[Sequence[Any]]]

TERMS = tuple(Terms.__dataclass_fields__)
LISTS = ("sectors", "challenges", "difficulties")
_CHUNK = 400
_COLUMNS = ", ".join(f"partnerships.{name}" for name in ("pair", "first", "second", *TERMS))
_AS_TEXT = ", ".join(
    f"CAST({name} AS TEXT)" if name in LISTS else name
    for name in ("pair", "first", "second", *TERMS)
)
_PARTNERSHIPS = f"SELECT partnerships.id, {_COLUMNS} FROM partnerships"
_SOURCES = (
    "SELECT partnership_id, name, locator, date FROM partnership_sources"
    " JOIN partnerships ON partnerships.id = partnership_id"
)
_DECLARED = "declared_themes"
_DECLARATIONS = f"SELECT territory, theme, declared_on FROM {_DECLARED}"


class Shelf(ABC):
    """A local directory that can be read; what is abstract is all that differs in databases."""

    @abstractmethod
    def fetch(self, statement: str, values: Mapping[str, str]) -> Sequence[Sequence[Any]]:
        """The rows of a statement with `:named` values; none where nothing was ever recorded."""

    @abstractmethod
    def has_table(self, name: str) -> bool:
        """Whether there is such a table: a store of an earlier version lacks the newer ones."""

    def __len__(self) -> int:
        counted = self.fetch("SELECT count(*) FROM partnerships", {})
        return int(counted[0][0]) if counted else 0

    def all(self) -> list[Partnership]:
        """Every partnership, in the order of their recording."""
        return list(load(self.fetch).values())

    def of(self, ids: Collection[str]) -> list[Partnership]:
        """The partnerships that have one of these territories at either end."""
        return list(self._chosen("first IN ({keys}) OR second IN ({keys})", ids).values())

    def of_pairs(self, pairs: Collection[tuple[str, str]]) -> dict[str, Partnership]:
        """The partnerships between these pairs of territories, by `pair_key`."""
        return self._chosen("pair IN ({keys})", {pair_key(*pair) for pair in pairs})

    def ends(self) -> list[tuple[str, str, str]]:
        """Both ids and the status of every partnership, without its details."""
        rows = self.fetch("SELECT first, second, status FROM partnerships ORDER BY id", {})
        return [tuple(row) for row in rows]

    def themes(self) -> list[tuple[str, str, tuple[str, ...]]]:
        """Both ids and the sectors and challenges of every partnership that tells any."""
        about = " OR ".join(f"CAST({name} AS TEXT) <> '[]'" for name in ("sectors", "challenges"))
        found = "SELECT first, second, sectors, challenges FROM partnerships"
        rows = self.fetch(f"{found} WHERE {about} ORDER BY id", {})
        return [
            (first, second, (*json_of(sectors), *json_of(challenges)))
            for first, second, sectors, challenges in rows
        ]

    def declarations(
        self, territory_ids: Collection[str] | None = None
    ) -> list[tuple[str, str, str]]:
        """Territory id, theme and day of what users declared, for all or for some territories."""
        if not self.has_table(_DECLARED):
            return []
        if territory_ids is None:
            return [tuple(row) for row in self.fetch(f"{_DECLARATIONS} ORDER BY id", {})]
        return [
            tuple(row)
            for values in _chunks(territory_ids)
            for row in self.fetch(
                f"{_DECLARATIONS} WHERE territory IN ({_named(values)}) ORDER BY id", values
            )
        ]

    def digest(self) -> str:
        """A hash of what the partnerships say; the same partnerships give the same hash."""
        # As text and ordered here: databases read JSON and order words each in their own way.
        rows = sorted(tuple(row) for row in self.fetch(f"SELECT {_AS_TEXT} FROM partnerships", {}))
        return hashlib.sha256("\n".join(map(repr, rows)).encode()).hexdigest()

    def _chosen(self, condition: str, keys: Collection[str]) -> dict[str, Partnership]:
        found: dict[str, Partnership] = {}
        for values in _chunks(keys):
            where = f" WHERE {condition.format(keys=_named(values))}"
            found |= load(self.fetch, where, values=values)
        return found


def load(
    fetch: Fetch, where: str = "", *, values: Mapping[str, str] | None = None
) -> dict[str, Partnership]:
    """The partnerships that meet a condition, by pair, in the order of their recording."""
    sources: dict[int, list[Source]] = {}
    for owner, name, locator, date in fetch(
        f"{_SOURCES}{where} ORDER BY partnership_sources.id", values or {}
    ):
        sources.setdefault(owner, []).append(Source(name, locator, date))
    rows = fetch(f"{_PARTNERSHIPS}{where} ORDER BY partnerships.id", values or {})
    return {row[1]: _partnership(row, sources.get(row[0], ())) for row in rows}


def _partnership(row: Sequence[Any], sources: Iterable[Source]) -> Partnership:
    _, _, first, second, *said = row
    terms = dict(zip(TERMS, said, strict=True))
    lists = {name: tuple(json_of(terms[name])) for name in LISTS}
    return Partnership(first, second, Terms(**terms | lists), tuple(sources))


def json_of(cell: Any) -> Any:
    """What a cell of JSON holds: SQLite gives it as text, PostgreSQL gives it read."""
    return json.loads(cell) if isinstance(cell, str) else cell


def in_chunks(keys: Collection[str]) -> Iterator[list[str]]:
    """Keys, sorted, in pieces that stay below a database's limit of parameters."""
    ordered = sorted(keys)
    return (ordered[start : start + _CHUNK] for start in range(0, len(ordered), _CHUNK))


def _chunks(keys: Collection[str]) -> Iterator[dict[str, str]]:
    for chunk in in_chunks(keys):
        yield {f"key{number}": key for number, key in enumerate(chunk)}


def _named(values: Mapping[str, str]) -> str:
    return ", ".join(f":{name}" for name in values)
