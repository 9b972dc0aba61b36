"""Partnerships as they are folded → the rows of `partnerships` and `partnership_sources`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from data.merging import pair_key
from data.records import Partnership
from data.store.schema import partnership_sources, partnerships
from data.store.shelf import LISTS, TERMS

Folded = Mapping[str, Partnership | None]
"""What is said of each pair; None where nothing is."""

_UPDATE = (
    update(partnerships)
    .where(partnerships.c.pair == bindparam("key"))
    .values({name: bindparam(name) for name in ("first", "second", *TERMS)})
)
_DELETE = delete(partnerships).where(partnerships.c.pair == bindparam("key"))
_FORGET = delete(partnership_sources).where(
    partnership_sources.c.partnership_id == bindparam("owner")
)


def write_folded(connection: Connection, before: Folded, after: Folded) -> None:
    """Bring the tables from what they say of some pairs to what they shall say."""
    said = {pair: found for pair, found in after.items() if found and before.get(pair) != found}
    added = [terms_of(found) for pair, found in said.items() if before.get(pair) is None]
    changed = [{**terms_of(found), "key": pair} for pair, found in said.items() if before.get(pair)]
    gone = [{"key": pair} for pair, found in after.items() if not found and before.get(pair)]
    for statement, rows in ((insert(partnerships), added), (_UPDATE, changed), (_DELETE, gone)):
        if rows:
            connection.execute(statement, rows)
    resourced = {
        pair: found
        for pair, found in said.items()
        if not (was := before.get(pair)) or was.sources != found.sources
    }
    _write_sources(connection, resourced, before=before)


def terms_of(partnership: Partnership) -> dict[str, Any]:
    """The pair, both ends and the terms of a partnership, as columns."""
    ends = {"first": partnership.first, "second": partnership.second}
    terms = asdict(partnership.terms)
    lists = {name: list(terms[name]) for name in LISTS}
    return {"pair": pair_key(**ends), **ends, **terms, **lists}


def _write_sources(
    connection: Connection, said: Mapping[str, Partnership], *, before: Folded
) -> None:
    """Write the sources anew; their order is that of their ids."""
    if not said:
        return
    rows_by_pair = connection.execute(select(partnerships.c.pair, partnerships.c.id))
    ids = {row.pair: row.id for row in rows_by_pair}
    known = [{"owner": ids[pair]} for pair in said if before.get(pair)]
    if known:
        connection.execute(_FORGET, known)
    rows = [
        {"partnership_id": ids[pair], **asdict(source)}
        for pair, found in said.items()
        for source in found.sources
    ]
    if rows:
        connection.execute(insert(partnership_sources), rows)
