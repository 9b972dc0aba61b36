"""What refusals change for others: the order of their lists a little, and the training once many.

A candidate that at least three other territories decline, each by a voice of its own, loses a
quarter of a point for each of them in the order of a list, one point at most; its score stays.

Training takes declined pairs beside those drawn by lot: one for each pair, the latest words first,
at most 20 of a territory and 20 of a voice. If these are fewer than 100, or come from fewer than 30
territories or 10 voices, none is used: so few would teach the taste of those who spoke first.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from data.decisions import Decisions, Word
from features.world import World

Rows = NDArray[np.int64]

LEAST_TERRITORIES = 3
POINTS_EACH, MOST_POINTS = 0.25, 1.0
LEAST_PAIRS, LEAST_ORIGINS, LEAST_VOICES = 100, 30, 10
MOST_OF_AN_ORIGIN, MOST_OF_A_VOICE = 20, 20


NO_ROWS: Rows = np.array([], dtype=np.int64)
NO_PAIRS = (NO_ROWS, NO_ROWS)


@dataclass(frozen=True)
class Declined:
    """Pairs that were declined: `origins[i]` asked, `partners[i]` was suggested to it.

    The rows are empty where the `pairs` of so many `territories` and `voices` are too few.
    """

    pairs: int = 0
    territories: int = 0
    voices: int = 0
    origins: Rows = field(default_factory=lambda: NO_ROWS)
    partners: Rows = field(default_factory=lambda: NO_ROWS)

    @classmethod
    def of(cls, decisions: Decisions, world: World) -> Declined:
        """The pairs to learn from, by the rule above."""
        chosen = chosen_words(decisions)
        counts = (
            len(chosen),
            len({word.origin for word in chosen}),
            len({word.voice for word in chosen}),
        )
        if any(map(int.__lt__, counts, (LEAST_PAIRS, LEAST_ORIGINS, LEAST_VOICES))):
            return cls(*counts)
        origins = world.gazetteer.rows_of([word.origin for word in chosen])
        partners = world.gazetteer.rows_of([word.partner for word in chosen])
        known = (origins >= 0) & (partners >= 0)
        order = np.lexsort((partners[known], origins[known]))
        return cls(*counts, origins[known][order], partners[known][order])


def chosen_words(decisions: Decisions) -> list[Word]:
    """One word for each declined pair, the latest first, no more of anybody than the rule says."""
    chosen: dict[tuple[str, str], Word] = {}
    of_origins: Counter[str] = Counter()
    of_voices: Counter[str] = Counter()
    for word in reversed(decisions.declining()):
        full = of_origins[word.origin] >= MOST_OF_AN_ORIGIN
        if full or of_voices[word.voice] >= MOST_OF_A_VOICE:
            continue
        if (pair := (word.origin, word.partner)) not in chosen:
            chosen[pair] = word
            of_origins[word.origin] += 1
            of_voices[word.voice] += 1
    return list(chosen.values())


def points_lost(territories: int) -> float:
    """What a candidate loses in the order of a list that so many other territories decline."""
    if territories < LEAST_TERRITORIES:
        return 0.0
    return min(POINTS_EACH * territories, MOST_POINTS)


def within(declined: Declined, *, origins: Rows, candidates: Rows) -> tuple[Rows, Rows]:
    """The declined pairs of these origins with these candidates."""
    kept = np.isin(declined.origins, origins) & np.isin(declined.partners, candidates)
    return declined.origins[kept], declined.partners[kept]


def card_of(declined: Declined, used: int) -> dict[str, object]:
    """What the card of a model says of them; nothing where nobody declined anything."""
    if not declined.pairs:
        return {}
    counts = {"pairs": declined.pairs, "territories": declined.territories}
    return {"declined": {**counts, "voices": declined.voices, "used": used}}
