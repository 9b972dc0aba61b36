"""What territories are declared to work on and to face: by partnerships, documents and users."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from data.errors import InvalidOption
from data.merging import pair_key
from data.records import Partnership, Source
from data.store.shelf import Shelf
from data.vocabulary import CHALLENGES, SECTORS, THEMES, mask_of

Declarer = Literal["partnership", "document", "user"]
USER = "declared by the user"


@dataclass(frozen=True, slots=True)
class DeclaredTheme:
    """A sector or challenge of a territory, who says so and where."""

    territory: str
    key: str
    source: Source
    by: Declarer


@dataclass(frozen=True, slots=True)
class DeclaredProfile:
    """The sectors and challenges that one who asks declares, as keys of the vocabulary."""

    sectors: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for key in self.sectors:
            if key not in SECTORS:
                raise InvalidOption(
                    "{key!r} is not the key of a sector; `matcher vocabulary` lists them.", key=key
                )
        for key in self.challenges:
            if key not in CHALLENGES:
                raise InvalidOption(
                    "{key!r} is not the key of a challenge; `matcher vocabulary` lists them.",
                    key=key,
                )

    @classmethod
    def of_keys(cls, keys: Iterable[str]) -> DeclaredProfile:
        """The profile that holds these keys of the vocabulary, each once."""
        each = dict.fromkeys(keys)
        return cls(
            tuple(key for key in each if key in SECTORS),
            tuple(key for key in each if key not in SECTORS),
        )

    @property
    def keys(self) -> tuple[str, ...]:
        """The sectors, then the challenges."""
        return self.sectors + self.challenges

    @property
    def mask(self) -> int:
        """The keys as a set of bits."""
        return mask_of(self.keys)


@cache
def load_documented() -> tuple[DeclaredTheme, ...]:
    """What documents say of territories themselves: `data/raw/declared_themes.csv`."""
    text = files("data.raw").joinpath("declared_themes.csv").read_text(encoding="utf-8")
    return tuple(
        DeclaredTheme(
            cells["id"],
            cells["key"],
            Source(cells["source"], cells["locator"], cells["date"] or None),
            "document",
        )
        for cells in csv.DictReader(io.StringIO(text, newline=""))
    )


def told_by_documents(territory_ids: Collection[str]) -> list[DeclaredTheme]:
    """What documents say of these territories."""
    return [theme for theme in load_documented() if theme.territory in territory_ids]


def told_by_users(store: Shelf | None, territory_ids: Collection[str]) -> list[DeclaredTheme]:
    """What users declared of these territories; a key of another vocabulary is passed over."""
    return [
        DeclaredTheme(territory, key, Source(USER, date=day), "user")
        for territory, key, day in (store.declarations(territory_ids) if store is not None else ())
        if key in THEMES
    ]


def told_by_partnerships(
    partnerships: Iterable[Partnership], territory_ids: Collection[str], *, french: bool
) -> list[DeclaredTheme]:
    """What their partnerships, in force or ended, are about: each theme of each pair once.

    What a partnership faces, its foreign end faces: of a French one its sectors alone are told. Of
    the rows that tell a pair's theme the one with the latest source counts.
    """
    found: dict[tuple[str, str], DeclaredTheme] = {}
    for partnership in partnerships:
        ends = partnership.first, partnership.second
        territory = next(end for end in ends if end in territory_ids)
        source = max(partnership.sources, key=_day)
        terms = partnership.terms
        for key in terms.sectors if french else (*terms.sectors, *terms.challenges):
            place = pair_key(*ends), key
            if place not in found or _day(source) > _day(found[place].source):
                found[place] = DeclaredTheme(territory, key, source, "partnership")
    return list(found.values())


def declared_by_documents() -> Mapping[str, int]:
    """Territory id → the set of bits of what documents say of it."""
    return _masks((theme.territory, theme.key) for theme in load_documented())


def declared_by_users(store: Shelf | None) -> Mapping[str, int]:
    """Territory id → the set of bits of what users declared of it."""
    told = () if store is None else store.declarations()
    return _masks((territory, key) for territory, key, _ in told if key in THEMES)


def _masks(told: Iterable[tuple[str, str]]) -> dict[str, int]:
    keys: dict[str, list[str]] = {}
    for territory, key in told:
        keys.setdefault(territory, []).append(key)
    return {territory: mask_of(said) for territory, said in keys.items()}


def _day(source: Source) -> str:
    """ISO dates and their beginnings sort as they follow; what has no date comes first."""
    return source.date or ""
