"""Ties that precede any agreement: a language, a name."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np

from features.feature import Column, Feature, Numbers
from features.name_words import words_of
from features.namesakes import bearers, rows_with, twinnable
from features.pairing import Pairing
from features.tongues import common_languages
from features.world import WORLDS_KEPT, World

FRENCH = "fr"
WORD, TWIN = 1.0, 2.0


def measure_language(pairing: Pairing) -> tuple[Numbers, ...]:
    """Langue : la part des habitants du pays qui parlent français, et son statut officiel."""
    share, official = _french_by_country(pairing.world)
    return pairing.over_countries(share), pairing.over_countries(official)


@lru_cache(maxsize=WORLDS_KEPT)
def _french_by_country(world: World) -> tuple[Numbers, Numbers]:
    spoken = [world.languages(c) for c in range(len(world.gazetteer.countries))]
    share = [max((t.share for t in tongues if t.code == FRENCH), default=0.0) for tongues in spoken]
    official = [any(t.code == FRENCH and t.official for t in tongues) for tongues in spoken]
    return np.array(share, dtype=np.float32), np.array(official, dtype=np.float32)


def language_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The languages in common, and the share of French speakers in the candidate's country."""
    world, country = pairing.world, int(pairing.pool.country[position])
    theirs = {tongue.code: tongue.share for tongue in world.languages(country)}
    return {
        "languages": common_languages(world, pairing.origin.country, country),
        "french_share": theirs.get(FRENCH, 0.0),
    }


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
        Column("french_share", grain="country", knots=4, shape="rising", anchored=True),
        Column("french_official", grain="country", knots=2, shape="rising", anchored=True),
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
