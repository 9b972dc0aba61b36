"""Ties that precede any agreement: a language, a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

import numpy as np

from data.gazetteer import NameKind, Rows
from data.names import key_hash, name_key
from data.tables import load_french_names
from features.feature import Column, Feature, Numbers
from features.name_words import words_of
from features.pairing import Pairing
from features.world import World

FRENCH = "fr"
SHARED_SHARE = 0.2
WORD, TWIN = 1.0, 2.0
SIDES: tuple[Literal["left", "right"], ...] = ("left", "right")


def measure_language(pairing: Pairing) -> tuple[Numbers, ...]:
    """Langue : la part des habitants du pays qui parlent français, et son statut officiel."""
    return _french_by_country(pairing.world)


@cache
def _french_by_country(world: World) -> tuple[Numbers, Numbers]:
    spoken = [world.languages(c) for c in range(len(world.gazetteer.countries))]
    share = [max((t.share for t in tongues if t.code == FRENCH), default=0.0) for tongues in spoken]
    official = [any(t.code == FRENCH and t.official for t in tongues) for tongues in spoken]
    return np.array(share, dtype=np.float32), np.array(official, dtype=np.float32)


def language_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """Languages of a fifth of the people on both sides, official on one, and the French speakers.

    A foreign language that both have learned at school is no common language.
    """
    country = int(pairing.pool.country[position])
    theirs = {tongue.code: tongue for tongue in pairing.world.languages(country)}
    ours = pairing.world.languages(pairing.origin.country) if pairing.origin.country >= 0 else ()
    shared = [
        tongue.code
        for tongue in ours
        if tongue.code in theirs
        and min(tongue.share, theirs[tongue.code].share) >= SHARED_SHARE
        and (tongue.official or theirs[tongue.code].official)
    ]
    french = theirs[FRENCH].share if FRENCH in theirs else 0.0
    return {"languages": tuple(shared), "french_share": french}


def measure_name(pairing: Pairing) -> tuple[Numbers, ...]:
    """Homonymie : les deux territoires portent le même nom, ou leurs noms un même mot rare."""
    named = np.zeros(len(pairing.world.gazetteer), dtype=np.float32)
    for _, rows in _shared_words(pairing):
        named[rows] = WORD
    named[_twins(pairing)] = TWIN
    return (named[pairing.pool.rows],)


def name_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The name that both bear, and the rare words that both names hold."""
    row = int(pairing.pool.rows[position])
    return {
        "shared": pairing.origin.territory.name if row in _twins(pairing) else None,
        "words": tuple(word for word, rows in _shared_words(pairing) if row in rows),
    }


def _twins(pairing: Pairing) -> Rows:
    """The rows of which this is the main name: what the French call a place makes no twin."""
    rows, kinds = pairing.world.gazetteer.matches(name_key(pairing.origin.territory.name))
    twins: Rows = rows[(kinds == NameKind.MAIN) & ~np.isin(rows, _named_in_french(pairing.world))]
    return twins


def _shared_words(pairing: Pairing) -> list[tuple[str, Rows]]:
    """The rare words of the origin's name, each with the rows of the names that hold it."""
    world = pairing.world
    found = []
    for word in sorted(words_of(pairing.origin.territory.name)):
        wanted = np.uint64(key_hash(word))
        start, end = (int(np.searchsorted(world.word_hash, wanted, side)) for side in SIDES)
        found.append((word, world.word_row[start:end].astype(np.int64)))
    return found


@cache
def _named_in_french(world: World) -> Rows:
    return world.gazetteer.rows_of([row.id for row in load_french_names()])


LANGUAGE = Feature(
    "language",
    "ties",
    (
        Column("french_share", grain="country", knots=4, shape="rising"),
        Column("french_official", grain="country", knots=2, shape="rising"),
    ),
    measure_language,
    language_facts,
)
NAME = Feature(
    "name",
    "ties",
    (Column("name_likeness", knots=(0.0, WORD, TWIN), shape="rising"),),
    measure_name,
    name_facts,
)
