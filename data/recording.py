"""Partnerships ↔ rows of the local directory's tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    insert,
    select,
    text,
    update,
)

from data.merging import merge, pair_key
from data.records import Partnership
from data.schema import imports, partnership_sources, partnerships
from data.shelf import LISTS, TERMS, load


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the rows of a file: new pairs, pairs that learned something, the rest."""

    added: int = 0
    merged: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Batch:
    """The resolved rows of one file, with its name and its sha256."""

    name: str
    partnerships: Sequence[Partnership]
    sha256: str = ""


def record(connection: Connection, batches: Sequence[Batch]) -> list[Counts]:
    """Record batches one after the other, merging pair by pair; the counts of each."""
    known = load(lambda statement, values: connection.execute(text(statement), values).all())
    before = dict(known)
    counts = [_merge_batch(known, batch.partnerships) for batch in batches]
    added = {pair: found for pair, found in known.items() if pair not in before}
    changed = {pair: found for pair, found in known.items() if before.get(pair, found) != found}
    if added:
        connection.execute(insert(partnerships), [_values(p) for p in added.values()])
    if changed:
        connection.execute(_UPDATE, [_values(p) | {"key": pair} for pair, p in changed.items()])
    _record_sources(connection, added | changed, before=before)
    _record_imports(connection, batches, counts=counts)
    return counts


_UPDATE = (
    update(partnerships)
    .where(partnerships.c.pair == bindparam("key"))
    .values({name: bindparam(name) for name in ("first", "second", *TERMS)})
)


def _merge_batch(known: dict[str, Partnership], found: Iterable[Partnership]) -> Counts:
    added = merged = unchanged = 0
    for partnership in found:
        pair = pair_key(partnership.first, partnership.second)
        before = known.get(pair)
        known[pair] = merge(before, partnership) if before else partnership
        added += before is None
        merged += before is not None and known[pair] != before
        unchanged += known[pair] == before
    return Counts(added, merged, unchanged)


def _record_sources(
    connection: Connection, written: Mapping[str, Partnership], *, before: Mapping[str, Partnership]
) -> None:
    """Add the sources that are new; their order of arrival is the order of their ids."""
    if not written:
        return
    rows_by_pair = connection.execute(select(partnerships.c.pair, partnerships.c.id))
    ids = {row.pair: row.id for row in rows_by_pair}
    rows = [
        {"partnership_id": ids[pair], **asdict(source)}
        for pair, found in written.items()
        for source in found.sources[len(before[pair].sources) if pair in before else 0 :]
    ]
    if rows:
        connection.execute(insert(partnership_sources), rows)


def _record_imports(
    connection: Connection, batches: Sequence[Batch], *, counts: Sequence[Counts]
) -> None:
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for batch, count in zip(batches, counts, strict=True):
        values = {"name": batch.name, "sha256": batch.sha256, "imported_at": now}
        connection.execute(insert(imports).values(**values, **asdict(count)))


def _values(partnership: Partnership) -> dict[str, Any]:
    ends = {"first": partnership.first, "second": partnership.second}
    terms = asdict(partnership.terms)
    lists = {name: list(terms[name]) for name in LISTS}
    return {"pair": pair_key(**ends), **ends, **terms, **lists}
