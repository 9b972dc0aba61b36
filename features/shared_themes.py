"""Fields in which both sides work, and challenges that both face."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from data.vocabulary import keys_of
from features.feature import Column, Feature, Numbers
from features.pairing import Pairing
from features.theme_book import CHALLENGE_BITS, SECTOR_BITS
from features.theme_sides import Masks, Side

DERIVED_SHARE = 0.5
"""What is derived from geography on either side counts half of what both declare."""
KNOTS = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)


def measure_shared_sectors(pairing: Pairing) -> tuple[Numbers, ...]:
    """Secteurs communs : les deux y travaillent ; un secteur que peu déclarent dit plus."""
    return (_shared(pairing, SECTOR_BITS),)


def measure_shared_challenges(pairing: Pairing) -> tuple[Numbers, ...]:
    """Défis communs : les deux font face aux mêmes défis, déclarés ou déduits de la géographie."""
    return (_shared(pairing, CHALLENGE_BITS),)


def shared_sectors_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The sectors that both declare, those that one derives, and on which side none is known."""
    return _facts(pairing, position, SECTOR_BITS)


def shared_challenges_facts(pairing: Pairing, position: int) -> Mapping[str, object]:
    """The same of challenges."""
    return _facts(pairing, position, CHALLENGE_BITS)


def _shared(pairing: Pairing, bits: int) -> Numbers:
    """The sum of what sharing each theme says; nan where a side has none that is known."""
    askers, candidates = (_of_kind(side, bits) for side in pairing.themes)
    declared = askers.declared & candidates.declared
    shared = _all(askers) & _all(candidates)
    total = np.zeros(shared.shape, dtype=np.float32)
    anywhere = int(np.bitwise_or.reduce(shared, axis=None))
    for bit, rarity in enumerate(pairing.evidence.themes.rarity.tolist()):
        if anywhere >> bit & 1:
            share = np.where(declared >> bit & 1, 1.0, DERIVED_SHARE) * (shared >> bit & 1)
            total += (rarity * share).astype(np.float32)
    total[(_all(askers) == 0) | (_all(candidates) == 0)] = np.nan
    return total


def _facts(pairing: Pairing, position: int, bits: int) -> Mapping[str, object]:
    asker, candidate = (_of_kind(side, bits) for side in pairing.themes)
    theirs = Side(candidate.declared[position], candidate.derived[position])
    declared = int(asker.declared & theirs.declared)
    shared = int(_all(asker) & _all(theirs))
    return {
        "declared": keys_of(declared),
        "derived": keys_of(shared & ~declared),
        "known": (bool(_all(asker)), bool(_all(theirs))),
    }


def _of_kind(side: Side, bits: int) -> Side:
    return Side(side.declared & bits, side.derived & bits)


def _all(side: Side) -> Masks:
    return side.declared | side.derived


SHARED_SECTORS = Feature(
    "shared_sectors",
    "sectors",
    (Column("rarity", knots=KNOTS, shape="rising", anchored=True),),
    measure_shared_sectors,
    shared_sectors_facts,
)
SHARED_CHALLENGES = Feature(
    "shared_challenges",
    "challenges",
    (Column("rarity", knots=KNOTS, shape="rising", anchored=True),),
    measure_shared_challenges,
    shared_challenges_facts,
)
