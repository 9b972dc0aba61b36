"""Labelled pairs to learn from.

The drawing rule: the origins are cut into 8 folds by place, and the partnerships of a fold are
measured against evidence counted from the other seven. Each partnership of an origin is one example
in the cold view (none of its partners known); an origin with two partners or more gives up to four
more in the warm view (its other partners known). Beside each true candidate stand 100 drawn from
the whole world, 40 from the true partner's country and, where a scout has been trained, 20 rivals:
drawn from the 60 that the scout likes best among 2,000 of the world. Random alternatives teach what
tells a partner from anywhere; only rivals teach what tells it from the rest of the first page.
What the origin declined stands beside all its partners, where `models.declined` finds enough of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.evidence import Evidence
from features.feature import Bend, Feature
from features.origin import Origin
from features.pairing import Pairing, Pool
from features.world import World
from models.curves import BENDS, bend_value
from models.pairs import Pairs, candidate_rows
from models.split import folds

Rows = NDArray[np.int64]
Progress = Callable[[str, float], None]

FROM_THE_WORLD = 100
FROM_THE_COUNTRY = 40
WARM_EXAMPLES = 4
SCOUTED, RIVALS, RIVALS_BESIDE = 2_000, 60, 20

Scout = Callable[[Pairing], NDArray[np.float64]]


@dataclass(frozen=True)
class Examples:
    """Measured pairs: `values` (n, n_columns), nan where unknown; `labels` 1 for true pairs.

    `bends` holds the origin's own values (n,); `rivals` (n,) says which were not drawn by lot, but
    chosen by the scout or declined by the origin.
    Each drawing begins with its true pair, and its alternatives follow.
    """

    values: NDArray[np.float32]
    bends: dict[Bend, NDArray[np.float32]]
    labels: NDArray[np.int8]
    rivals: NDArray[np.bool_]

    @property
    def starts(self) -> Rows:
        """Where each drawing begins."""
        return np.flatnonzero(self.labels)

    @property
    def sizes(self) -> Rows:
        """How many pairs each drawing has."""
        return np.diff(np.append(self.starts, len(self.labels)))


def build_examples(
    evidence: Evidence,
    pairs: Pairs,
    features: Sequence[Feature],
    *,
    seed: int,
    scout: Scout | None = None,
    progress: Progress = lambda label, done: None,
) -> Examples:
    """Draw and measure examples of these pairs, which `evidence` counts, by the rule above."""
    world = evidence.world
    lottery = Lottery(world, candidate_rows(world, pairs.tier))
    drawn: list[_Drawn] = []
    parts = folds(pairs.origins, pairs.places(world), seed=seed)
    for number, part in enumerate(parts):
        progress("examples", number / len(parts))
        seen = evidence.without(part)
        for row in part.tolist():
            origin, partners = Origin.of_row(world, row), pairs.partners(row)
            # A stream of its own: what is drawn for one origin must not hang on the others.
            random = np.random.default_rng([seed, row])
            rivals = np.array([], dtype=np.int64)
            if scout:
                pool = Pool(world, lottery.scouted(partners, random))
                merits = scout(Pairing(pool, seen, origin))
                rivals = pool.rows[np.argsort(-merits, kind="stable")[:RIVALS]]
            declined = pairs.declined_by(row)
            for rows, known in lottery.draw(partners, random):
                beside = np.r_[_some(rivals, random), declined]
                pool = Pool(world, np.r_[rows, beside])
                pairing = Pairing(pool, seen, origin, partners=known)
                drawn.append(_Drawn(origin, measure(pairing, features), len(beside)))
    progress("examples", 1.0)
    return _stack(drawn)


def measure(pairing: Pairing, features: Sequence[Feature]) -> NDArray[np.float32]:
    """Every column of these features for each candidate of the pairing, (n, n_columns)."""
    columns = [
        pairing.spread(values, column.grain)
        for feature in features
        for column, values in zip(feature.columns, feature.values(pairing), strict=True)
    ]
    return np.stack(columns, axis=1).astype(np.float32)


class Lottery:
    """Draws the candidates that stand beside a true partner."""

    def __init__(self, world: World, rows: Rows) -> None:
        self.rows = rows
        self.country = np.asarray(world.gazetteer.country)
        order = np.argsort(self.country[self.rows], kind="stable")
        self.sorted = self.rows[order]
        self.starts = np.searchsorted(
            self.country[self.sorted], np.arange(len(world.gazetteer.countries) + 1)
        )

    def draw(
        self, partners: Rows, random: np.random.Generator
    ) -> Iterator[tuple[Rows, tuple[int, ...]]]:
        """Rows with a true partner first, and the partners known in that view."""
        true = partners[np.isin(partners, self.rows)]
        for partner in true.tolist():
            yield self._beside(partner, partners, random), ()
        if len(partners) < 2:
            return
        few = len(true) <= WARM_EXAMPLES
        for partner in (true if few else random.choice(true, WARM_EXAMPLES, False)).tolist():
            known = tuple(other for other in partners.tolist() if other != partner)
            yield self._beside(partner, partners, random), known

    def scouted(self, partners: Rows, random: np.random.Generator) -> Rows:
        """Rows of the whole world, none twice and none a partner, for a scout to choose from."""
        drawn = np.unique(random.choice(self.rows, SCOUTED))
        return drawn[~np.isin(drawn, partners)]

    def _beside(self, partner: int, partners: Rows, random: np.random.Generator) -> Rows:
        start, end = self.starts[self.country[partner] : self.country[partner] + 2]
        anywhere = random.choice(self.rows, FROM_THE_WORLD)
        at_home = self.sorted[random.integers(start, end, FROM_THE_COUNTRY)]
        others = np.r_[anywhere, at_home]
        rows: Rows = np.r_[partner, others[~np.isin(others, partners)]]
        return rows


@dataclass(frozen=True)
class _Drawn:
    origin: Origin
    values: NDArray[np.float32]
    rivals: int


def _some(rivals: Rows, random: np.random.Generator) -> Rows:
    return random.choice(rivals, min(RIVALS_BESIDE, len(rivals)), replace=False)


def _stack(drawn: Sequence[_Drawn]) -> Examples:
    sizes = np.array([len(one.values) for one in drawn])
    labels = np.zeros(int(sizes.sum()), dtype=np.int8)
    labels[np.cumsum(sizes) - sizes] = 1
    rivals = [np.arange(len(one.values)) >= len(one.values) - one.rivals for one in drawn]
    bends = {
        bend: np.repeat([bend_value(one.origin, bend) for one in drawn], sizes).astype(np.float32)
        for bend in BENDS
    }
    return Examples(
        values=np.concatenate([one.values for one in drawn]),
        bends=bends,
        labels=labels,
        rivals=np.concatenate(rivals),
    )
