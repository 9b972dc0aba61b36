"""A hybrid matrix factorisation: latent vectors of traits on both sides, so that none is cold.

A factorisation machine (Bayesian, by Gibbs sampling, of the package `myfm`) on the traits of the
origin, of the partners that it is known to have, and of the candidate. Most candidates have no
partnership from which to learn a vector of their own: theirs is the sum of the vectors of their
country, region, 100 km cell, size class, rank, coast, port, climate and openness.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from features.origin import Origin
from features.pairing import Pool
from features.world import World
from models.baseline.traits import trait_matrix
from models.evaluate import Scorer
from models.examples import Lottery
from models.pairs import Pairs, candidate_rows

Rows = NDArray[np.int64]
Floats = NDArray[np.float32]

RANK = 8
ITERATIONS = 100
KEPT = 20
# Of a drawing: the true pair, the first drawn from the world, the last drawn from the country.
TAKEN = (31, 20)


def factorisation_scorer(world: World, pairs: Pairs, *, seed: int) -> Scorer:
    """The affinity of the latent vectors that the training pairs give to traits."""
    from scipy import sparse

    traits = trait_matrix(world, pairs.evidence(world))
    drawings = _draw(world, pairs, seed)
    drawing_of = np.repeat(np.arange(len(drawings)), [len(each.rows) for each in drawings])
    origins = traits[[each.origin for each in drawings]]
    partners = mean_traits(traits, [each.known for each in drawings])
    rows = np.concatenate([each.rows for each in drawings])
    design = sparse.hstack(
        [origins[drawing_of], partners[drawing_of], traits[rows]], format="csr", dtype=float
    )
    labels = np.r_[1, np.diff(drawing_of)]
    return Affinity.of_samples(traits, _sample(design, labels, seed)).score


@dataclass(frozen=True)
class _Drawing:
    """An origin, the partners that it is known to have, and candidates, the true one first."""

    origin: int
    known: tuple[int, ...]
    rows: Rows


@dataclass(frozen=True)
class Affinity:
    """Latent vectors of traits, those of all kept samples side by side, (n_traits, d).

    `latent` (n_rows, d) holds the vectors of the candidates, `alone` (n_rows,) what each scores
    whoever asks.
    """

    traits: Any
    origin: Floats
    partner: Floats
    latent: Floats
    alone: Floats

    @classmethod
    def of_samples(cls, traits: Any, samples: Sequence[Any]) -> Affinity:
        """Put the weights of these samples of a factorisation machine in their places."""
        vectors = np.concatenate([each.V for each in samples], axis=1).astype(np.float32)
        weights = np.mean([each.w for each in samples], axis=0).astype(np.float32)
        origin, partner, candidate = np.split(vectors / np.sqrt(len(samples)), 3)
        latent = traits @ candidate
        own = (latent**2).sum(axis=1) - traits @ (candidate**2).sum(axis=1)
        alone = traits @ np.split(weights, 3)[2] + own / 2
        return cls(traits, origin, partner, latent, alone)

    def score(self, origin: Origin, pool: Pool, known: Sequence[int]) -> NDArray[np.float64]:
        """What each candidate scores alone, and its affinity with the origin and its partners."""
        asker = (mean_traits(self.traits, [known]) @ self.partner)[0]
        if origin.row is not None:
            asker = asker + (self.traits[[origin.row]] @ self.origin)[0]
        return np.asarray((self.alone + self.latent @ asker)[pool.rows], dtype=float)


def mean_traits(traits: Any, groups: Sequence[Sequence[int]]) -> Any:
    """The mean of the traits of each group of rows, nothing for an empty one."""
    from scipy import sparse

    sizes = np.array([len(group) for group in groups])
    rows = np.array([row for group in groups for row in group], dtype=np.int64)
    shares = np.repeat(1 / np.maximum(sizes, 1), sizes).astype(np.float32)
    shape = (len(groups), traits.shape[0])
    return sparse.csr_matrix((shares, rows, np.r_[0, np.cumsum(sizes)]), shape) @ traits


def _draw(world: World, pairs: Pairs, seed: int) -> list[_Drawing]:
    random, lottery = np.random.default_rng(seed), Lottery(world, candidate_rows(world))
    first, last = TAKEN
    return [
        _Drawing(origin, known, np.r_[rows[:first], rows[max(first, len(rows) - last) :]])
        for origin in pairs.origins.tolist()
        for rows, known in lottery.draw(pairs.partners(origin), random)
    ]


def _sample(design: Any, labels: NDArray[np.int64], seed: int) -> Sequence[Any]:
    myfm = _myfm()
    machine = myfm.MyFMGibbsClassifier(rank=RANK, random_seed=seed)
    # It draws a progress bar of its own.
    with redirect_stderr(io.StringIO()):
        machine.fit(design, labels, n_iter=ITERATIONS, n_kept_samples=KEPT)
    samples: Sequence[Any] = machine.predictor_.samples
    return samples


def _myfm() -> Any:
    """The package, which names two things of pkg_resources that it never uses.

    setuptools brings pkg_resources no more.
    """
    absent = ModuleType("pkg_resources")
    vars(absent).update(get_distribution=None, DistributionNotFound=None)
    present = sys.modules.setdefault("pkg_resources", absent)
    try:
        import myfm
    finally:
        if present is absent:
            del sys.modules["pkg_resources"]
    return myfm
