"""The partnerships that are known: those that we ship and those that the user imported, by pair."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from data.embedded import load_embedded
from data.gazetteer import Gazetteer, Rows
from data.merging import merge, merge_all, pair_key
from data.records import Partnership
from data.store.file import StoreFile
from data.store.shelf import Shelf
from data.vocabulary import THEMES, mask_of

STORE_NAME = "directory.sqlite"


class Directory:
    """All known partnerships; what we ship is recorded before what was imported."""

    def __init__(
        self, gazetteer: Gazetteer, embedded: Sequence[Partnership], *, store: Shelf | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._store = store
        self._shipped = [self._canonical(partnership) for partnership in embedded]
        self._embedded = merge_all(self._shipped)

    @classmethod
    def open(cls, home: Path, gazetteer: Gazetteer, *, url: str | None = None) -> Self:
        """The shipped table and the local directory under `home`, or at a database URL."""
        return cls(gazetteer, load_embedded(), store=open_shelf(home, url))

    @property
    def store(self) -> Shelf | None:
        """What the user imported and declared, if there is a place for it."""
        return self._store

    def of(self, territory_ids: Collection[str]) -> list[Partnership]:
        """The partnerships that have one of these territories at either end, ended ones too."""
        ids = {self._canonical_id(territory_id) for territory_id in territory_ids}
        shipped = [p for p in self._embedded.values() if p.first in ids or p.second in ids]
        imported = self._store.of(ids) if self._store is not None else []
        return list(merge_all([*shipped, *imported]).values())

    def told(self, territory_ids: Collection[str]) -> list[Partnership]:
        """The same ones, those that we ship as each of their sources tells them."""
        ids = {self._canonical_id(territory_id) for territory_id in territory_ids}
        shipped = [p for p in self._shipped if p.first in ids or p.second in ids]
        return [*shipped, *(self._store.of(ids) if self._store is not None else ())]

    def between(self, first_id: str, second_id: str) -> Partnership | None:
        """The partnership between two territories, if one is known."""
        return next(iter(self.partnerships([(first_id, second_id)])), None)

    def partnerships(self, pairs: Sequence[tuple[str, str]]) -> list[Partnership]:
        """The details of these pairs, in their order; a pair without a partnership is left out."""
        canonical = [(self._canonical_id(a), self._canonical_id(b)) for a, b in pairs]
        imported = self._store.of_pairs(canonical) if self._store is not None else {}
        keys = dict.fromkeys(pair_key(*pair) for pair in canonical)
        found = (_united(self._embedded.get(key), imported.get(key)) for key in keys)
        return [partnership for partnership in found if partnership]

    def all(self) -> list[Partnership]:
        """Every known partnership, ended ones too."""
        imported = self._store.all() if self._store is not None else []
        return list(merge_all([*self._embedded.values(), *imported]).values())

    def ends(self) -> tuple[Rows, Rows]:
        """The gazetteer rows of both ends of every partnership that has not ended.

        Each pair stands once; a pair of which an end is no longer in the gazetteer is left out.
        """
        firsts, seconds, statuses = self._told()
        first = self._gazetteer.rows_of(firsts)
        second = self._gazetteer.rows_of(seconds)
        keys = np.minimum(first, second) * len(self._gazetteer) + np.maximum(first, second)
        known = (first >= 0) & (second >= 0) & (first != second)
        standing = known & ~np.isin(keys, _ended(keys, np.array(statuses)))
        first, second = first[standing], second[standing]
        once = np.sort(np.unique(keys[standing], return_index=True)[1])
        return first[once], second[once]

    def themed(self) -> list[tuple[str, str, int]]:
        """Both ids of every partnership that says what it is about, ended ones too, and the mask.

        A pair of which two sources tell stands twice; a key of another vocabulary is passed over.
        """
        told = [
            (p.first, p.second, (*p.terms.sectors, *p.terms.challenges))
            for p in self._embedded.values()
        ]
        told += self._store.themes() if self._store is not None else []
        masks = [mask_of(key for key in keys if key in THEMES) for _, _, keys in told]
        pairs = zip(told, masks, strict=True)
        return [(first, second, mask) for (first, second, _), mask in pairs if mask]

    def fingerprint(self) -> str:
        """A hash of everything the directory says; the same partnerships give the same hash."""
        shipped = sorted(repr(partnership) for partnership in self._embedded.values())
        imported = self._store.digest() if self._store is not None else ""
        return hashlib.sha256("\n".join([*shipped, imported]).encode()).hexdigest()

    def _told(self) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
        """First ids, second ids and statuses; what we ship stands before what was imported."""
        rows: list[tuple[str, str, str]] = [
            (p.first, p.second, p.terms.status) for p in self._embedded.values()
        ]
        rows += self._store.ends() if self._store is not None else []
        firsts, seconds, statuses = zip(*rows, strict=True) if rows else ((), (), ())
        return firsts, seconds, statuses

    def _canonical(self, partnership: Partnership) -> Partnership:
        return Partnership(
            self._canonical_id(partnership.first),
            self._canonical_id(partnership.second),
            partnership.terms,
            partnership.sources,
        )

    def _canonical_id(self, territory_id: str) -> str:
        """The id under which the gazetteer lists a territory: `insee:17300` is a GeoNames place."""
        if territory_id.startswith("geonames:"):
            return territory_id
        row = int(self._gazetteer.rows_of([territory_id])[0])
        return self._gazetteer.id(row) if row >= 0 else territory_id


def open_shelf(home: Path, url: str | None = None) -> Shelf:
    """The store under `home`, or at a database URL, for reading."""
    if not url:
        return StoreFile(home / STORE_NAME)
    # SQLAlchemy takes a third of a second to load: only who has a database waits for it.
    from data.store.database import Store

    return Store(url)


def _ended(keys: Rows, statuses: NDArray[np.str_]) -> Rows:
    """The pairs that have ended: a pair's first status that is not unknown counts."""
    said = statuses != "unknown"
    pairs, first_said = np.unique(keys[said], return_index=True)
    ended: Rows = pairs[statuses[said][first_said] == "ended"]
    return ended


def _united(shipped: Partnership | None, imported: Partnership | None) -> Partnership | None:
    return merge(shipped, imported) if shipped and imported else shipped or imported
