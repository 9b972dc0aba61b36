"""Ties that precede any agreement: a language, a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from data.gazetteer import NameKind, Rows
from data.names import name_key
from data.tables import load_french_names
from features.feature import Column, Feature, Numbers
from features.pairing import Pairing
from features.world import World

FRENCH = "fr"
SHARED_SHARE = 0.2


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
    """Homonymie : les deux territoires portent le même nom."""
    named = np.zeros(len(pairing.world.gazetteer), dtype=np.float32)
    named[_twins(pairing)] = 1.0
    return (named[pairing.pool.rows],)


def name_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The name that both bear, or None."""
    row = int(pairing.pool.rows[position])
    return {"shared": pairing.origin.territory.name if row in _twins(pairing) else None}


def _twins(pairing: Pairing) -> Rows:
    """The rows of which this is the main name: what the French call a place makes no twin."""
    rows, kinds = pairing.world.gazetteer.matches(name_key(pairing.origin.territory.name))
    twins: Rows = rows[(kinds == NameKind.MAIN) & ~np.isin(rows, _named_in_french(pairing.world))]
    return twins


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
    "name", "ties", (Column("same_name", knots=2, shape="rising"),), measure_name, name_facts
)
