"""Ties that precede any agreement: a language, a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np

from features.feature import Column, Feature, Numbers
from features.name_words import words_of
from features.namesakes import bearers, rows_with, twinnable
from features.pairing import Pairing
from features.world import World

FRENCH = "fr"
SHARED_SHARE = 0.2
WORD, TWIN = 1.0, 2.0


def measure_language(pairing: Pairing) -> tuple[Numbers, ...]:
    """Langue : la part des habitants du pays qui parlent français, et son statut officiel."""
    share, official = _french_by_country(pairing.world)
    return pairing.over_countries(share), pairing.over_countries(official)


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
    alike = pairing.namesakes
    return (np.where(alike.twins, TWIN, np.where(alike.sharing, WORD, 0.0)).astype(np.float32),)


def name_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The name that both bear, and the rare words that both names hold."""
    world, row = pairing.world, int(pairing.pool.rows[position])
    name = pairing.origin.territory.name
    twin = row in bearers(world, name) and twinnable(world)[row]
    return {
        "shared": name if twin else None,
        "words": tuple(word for word in sorted(words_of(name)) if row in rows_with(world, word)),
    }


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
