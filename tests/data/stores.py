"""A store filled in a line."""

from __future__ import annotations

from data.records import Partnership
from data.store.database import Store
from data.store.recording import Batch, Change, Counts


def add(store: Store, *partnerships: Partnership, name: str = "a.csv") -> Counts:
    """Import these partnerships as one file; what became of them."""
    (counts,) = store.record(Change([Batch(name, partnerships)])).counts
    return counts
