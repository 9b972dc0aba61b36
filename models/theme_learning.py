"""Learn from partnerships of which the themes are known what evidence for a theme is worth.

Conditional logistic regression with the score of the model as an offset: under which weights is the
true partner likeliest, once among all candidates of the world and once among those of its country?
Every theme has its own worth of traits, held hard to what all themes share; declared and derived
evidence are held to stated priors, and never below them. While a partnership is learned from,
neither it nor any other of its authority, nor of one at the same place, is evidence.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import keys_of
from features.origin import Origin
from features.pairing import Pool
from features.theme_book import ThemeBook
from models.model import Model
from models.pairs import Pairs, candidate_rows
from models.theme_traits import TRAITS, UNKNOWN, trait_codes
from models.theme_worth import BITS, PRIOR_DECLARED, PRIOR_DERIVED, Stands, ThemeWorth

Floats = NDArray[np.float64]
Rows = NDArray[np.int64]

SHARED_PENALTY = 2.0
OWN_PENALTY = 20.0
PRIOR_PENALTY = 5.0
FLOORS = PRIOR_DERIVED, PRIOR_DECLARED - PRIOR_DERIVED
"""Points that derived evidence is worth at least, and declared evidence more: what is asked for is
a wish, which the past may strengthen but not take back."""
NATS_PER_POINT = np.log(2.0)
DIGITS = 4
SEARCH = {"maxiter": 60, "ftol": 1e-6}
MOST = 64
"""More themes than a partnership can have."""


@dataclass(frozen=True)
class Draw:
    """One true partner among candidates; those that are alike in all that counts stand as one.

    `offset` (m,) is their score together, in nats; `traits` (m, n_traits); `evidence` (m, 2) counts
    the themes known of each, and those declared, over the root of how many there are.
    """

    true: int
    offset: Floats
    traits: Floats
    evidence: Floats


@dataclass(frozen=True)
class ThemedPair:
    """A partnership, what it is about, and its true partner among candidates.

    `scores` (n,) are the model's, in points, of the candidates in the partner's country, and
    `stands` what is known of them; the partner is at `position`.
    """

    french: int
    mask: int
    draws: tuple[Draw, ...]
    position: int
    scores: Floats
    stands: Stands

    @property
    def keys(self) -> tuple[str, ...]:
        """The themes."""
        return keys_of(self.mask)


def themed_pairs(model: Model, pairs: Pairs, *, one_in: int = 1) -> Iterator[ThemedPair]:
    """The partnerships of these pairs of which the themes are known, each measured.

    None of the authority's partners is known to the model; its others are no candidates. Beside
    the true partner stand one candidate in so many.
    """
    if pairs.themes is None:
        return
    world = model.evidence.world
    everyone = candidate_rows(world, pairs.tier)
    true = pairs.foreign[np.isin(pairs.foreign, everyone)]
    pool = Pool(world, np.union1d(everyone[::one_in], true))
    drawn = np.isin(pool.rows, everyone[::one_in])
    places, kinds = pairs.places(world), Kinds.sorted_out(trait_codes(world, pool.rows))
    for french, place in zip(pairs.origins.tolist(), places.tolist(), strict=True):
        partners = pairs.partners(french)
        about = _about(pairs.themes, french, partners[np.isin(partners, pool.rows)])
        if not about:
            continue
        near = pairs.origins[places == place]
        pairing = model.pair(
            Origin.of_row(world, french),
            pool,
            relatives=near[near != french].tolist(),
            hidden=partners.tolist(),
        )
        scores, stands = model.score(pairing), Stands.of(pairing)
        for foreign, mask in about.items():
            beside = drawn & ~np.isin(pool.rows, partners) | (pool.rows == foreign)
            home = pool.country == world.gazetteer.country[foreign]
            anywhere, chosen = np.flatnonzero(beside), np.flatnonzero(beside & home)
            yield ThemedPair(
                french,
                mask,
                tuple(
                    _draw(
                        kinds.at(some),
                        (scores[some], stands.at(some)),
                        mask,
                        int(np.searchsorted(pool.rows[some], foreign)),
                    )
                    for some in (anywhere, chosen)
                ),
                int(np.searchsorted(pool.rows[chosen], foreign)),
                scores[chosen],
                stands.at(chosen),
            )


def learn_worth(learned: Sequence[ThemedPair]) -> ThemeWorth:
    """What evidence is worth for these partnerships; the priors where there is none."""
    if not learned:
        return ThemeWorth()
    from scipy.optimize import minimize

    keys = sorted({key for pair in learned for key in pair.keys}, key=BITS.__getitem__)
    loss = _Loss(learned, keys)
    found = minimize(
        loss, loss.prior, jac=True, method="L-BFGS-B", bounds=loss.bounds, options=SEARCH
    )
    shared, own, (derived, more) = loss.split(np.round(found.x / NATS_PER_POINT, DIGITS))
    return ThemeWorth(
        declared=round(float(derived + more), DIGITS),
        derived=float(derived),
        shared=shared,
        own={key: own[at] for at, key in enumerate(keys)},
        seen=_seen(learned, keys),
        counts={key: sum(key in pair.keys for pair in learned) for key in keys},
        seen_in_all=_tally(learned),
        learned_from=len(learned),
    )


def _about(book: ThemeBook, row: int, partners: Rows) -> dict[int, int]:
    """What the partnerships of a row with these partners are about, where that is known."""
    mine = np.flatnonzero((book.rows == row) & np.isin(book.others, partners))
    found: dict[int, int] = {}
    for other, mask in zip(book.others[mine].tolist(), book.masks[mine].tolist(), strict=True):
        found[other] = found.get(other, 0) | mask
    return found


def _draw(kinds: Kinds, pair: tuple[Floats, Stands], mask: int, true: int) -> Draw:
    """The candidates of these kinds, with their scores and what is known of them."""
    scores, stands = pair
    declared = np.bitwise_count(stands.declared & mask).astype(np.int64)
    known = np.bitwise_count((stands.declared | stands.derived) & mask).astype(np.int64)
    alike = (kinds.of * MOST + declared) * MOST + known
    nats = scores * NATS_PER_POINT
    sums = np.bincount(alike, np.exp(nats - nats.max()))
    found = np.flatnonzero(sums)
    return Draw(
        int(np.searchsorted(found, alike[true])),
        np.log(sums[found]),
        kinds.indicators[found // MOST**2],
        np.stack([found % MOST, found // MOST % MOST], axis=1) / math.sqrt(mask.bit_count()),
    )


@dataclass(frozen=True)
class Kinds:
    """Candidates by their combinations of traits: `of` (n,) is the row of each in `indicators`."""

    of: Rows
    indicators: Floats

    @classmethod
    def sorted_out(cls, codes: Rows) -> Kinds:
        """From the traits of each candidate, (n_groups, n)."""
        joint = np.zeros(codes.shape[1], dtype=np.int64)
        for group in codes:
            joint = joint * (UNKNOWN + 1) + group
        _, first, kind = np.unique(joint, return_index=True, return_inverse=True)
        return cls(kind, _indicators(codes[:, first]))

    def at(self, positions: Rows) -> Kinds:
        """Those of the candidates at these positions."""
        return Kinds(self.of[positions], self.indicators)


def _indicators(codes: Rows) -> Floats:
    found = np.zeros((codes.shape[1], UNKNOWN + 1))
    for group in codes:
        found[np.arange(len(group)), group] = 1.0
    return found[:, :UNKNOWN]


class _Loss:
    """Minus the log-likelihood with its penalties, and the gradient; weights are in nats.

    The weights: shared (p,), own (k, p), then what derived evidence is worth and declared more.
    The true partner itself stands with those that are like it, which the weights cannot part.
    """

    def __init__(self, learned: Sequence[ThemedPair], keys: Sequence[str]) -> None:
        places = {key: at for at, key in enumerate(keys)}
        self.draws = [
            (draw, [places[key] for key in pair.keys]) for pair in learned for draw in pair.draws
        ]
        width, own = len(TRAITS), len(TRAITS) * len(keys)
        self.shape = len(keys), width
        priors = [PRIOR_DERIVED, PRIOR_DECLARED - PRIOR_DERIVED]
        self.prior = np.r_[np.zeros(width + own), np.multiply(priors, NATS_PER_POINT)]
        self.penalty = np.r_[
            np.full(width, SHARED_PENALTY), np.full(own, OWN_PENALTY), [PRIOR_PENALTY] * 2
        ]
        free: list[tuple[float | None, float | None]] = [(None, None)] * (width + own)
        self.bounds = free + [(floor * NATS_PER_POINT, None) for floor in FLOORS]

    def split(self, weights: Floats) -> tuple[Floats, Floats, Floats]:
        """Shared, own, evidence."""
        width = self.shape[1]
        return weights[:width], weights[width:-2].reshape(self.shape), weights[-2:]

    def __call__(self, weights: Floats) -> tuple[float, Floats]:
        shared, own, evidence = self.split(weights)
        gradient = np.zeros_like(weights)
        pull_shared, pull_own, pull_evidence = self.split(gradient)
        loss = 0.0
        for draw, at in self.draws:
            scores = draw.offset + draw.traits @ (shared + own[at].mean(axis=0))
            scores += draw.evidence @ evidence
            top = scores.max()
            shares = np.exp(scores - top)
            total = shares.sum()
            shares /= total
            loss += np.log(total) + top - scores[draw.true]
            shares[draw.true] -= 1.0
            pull = shares @ draw.traits
            pull_shared += pull
            pull_own[at] += pull / len(at)
            pull_evidence += shares @ draw.evidence
        away = weights - self.prior
        loss += float(0.5 * (self.penalty * away**2).sum())
        return loss, gradient + self.penalty * away


def _seen(learned: Sequence[ThemedPair], keys: Sequence[str]) -> dict[str, Rows]:
    """How many partnerships on each theme have a foreign end of each trait."""
    return {key: _tally([pair for pair in learned if key in pair.keys]) for key in keys}


def _tally(learned: Sequence[ThemedPair]) -> Rows:
    found = np.zeros(UNKNOWN + 1, dtype=np.int64)
    for pair in learned:
        found[pair.stands.traits[:, pair.position]] += 1
    return found[:UNKNOWN]
