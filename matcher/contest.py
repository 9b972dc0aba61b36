"""One origin beside all its candidates: their scores, the best of them, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from matcher.askers import Asker, origin_of
from matcher.candidates import Rows, candidates_key
from matcher.holdings import Holdings
from matcher.ranking import Scored, Scores, best_positions, rank_among
from matcher.requests import Filters

if TYPE_CHECKING:
    from features.pairing import Pairing
    from models.model import Explanation, Model
    from models.theme_worth import Asked


@dataclass(frozen=True)
class Contest:
    """The candidates of a pairing with their scores in points.

    `apart` holds, by position, the candidates that are judged in a contest of their own.
    """

    model: Model
    pairing: Pairing
    scores: Scores
    weights: Mapping[str, float] = field(default_factory=dict)
    apart: Mapping[int, Contest] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()

    @property
    def plain(self) -> Scores:
        """The scores as they would be were no theme asked for."""
        if not self.asked:
            return self.scores
        plain: Scores = self.scores - self.model.gains(self.pairing, self.asked, self.weights)
        return plain

    @property
    def rows(self) -> Rows:
        """The candidates as rows of the gazetteer."""
        return self.pairing.pool.rows

    def best(self, count: int, left_out: Collection[int]) -> Rows:
        """The positions of the best candidates, best first, without those left out."""
        admitted = np.flatnonzero(~np.isin(self.rows, list(left_out)))
        geonames = self.pairing.world.gazetteer.geonames
        found = best_positions(
            self.scores[admitted], self.rows[admitted], geonames=geonames, count=count
        )
        return admitted[found]

    def standing(self, score: float, left_out: Collection[int]) -> tuple[int, int]:
        """The rank that a score has among the others, and how many these are with it."""
        admitted = ~np.isin(self.rows, list(left_out))
        return rank_among(score, self.scores[admitted]), int(admitted.sum()) + 1

    def explain(self, positions: Sequence[int]) -> list[Explanation]:
        """The parts of the scores at these positions."""
        together = [position for position in positions if position not in self.apart]
        explained = (
            self.model.explain(self.pairing, together, self.weights, asked=self.asked)
            if together
            else []
        )
        found = dict(zip(together, explained, strict=True))
        for position in set(positions) - found.keys():
            [found[position]] = self.apart[position].explain([0])
        return [found[position] for position in positions]

    def judging_apart(self, duels: Mapping[int, Contest]) -> Contest:
        """The same contest where these candidates, by position, are judged by their duels."""
        scores = self.scores.copy()
        for position, duel in duels.items():
            scores[position] = duel.scores[0]
        return replace(self, scores=scores, apart=duels)


def open_contest(
    holdings: Holdings,
    asker: Asker,
    *,
    filters: Filters,
    weights: Mapping[str, float] | None = None,
    asked: tuple[Asked, ...] = (),
    hidden: Collection[int] = (),
) -> Contest:
    """Score every candidate that the filters admit; `hidden` partners are not told to the model."""
    pool, model = holdings.pool(asker.territory, filters), holdings.model
    pairing = _pairing(holdings, asker, pool, hidden)
    told = asker.territory, asker.row, asker.themes, pairing.partners
    # Not the candidates themselves: their columns are many megabytes.
    among = candidates_key(asker.territory, filters)
    key = id(model), among, *told, tuple(sorted((weights or {}).items())), asked

    def score() -> Scored:
        return Scored(model, _scores(model, pairing, weights or {}, asked))

    scores = holdings.scores.get(key, score).scores
    return Contest(model, pairing, scores, weights or {}, asked=asked)


def open_duel(
    holdings: Holdings,
    asker: Asker,
    *,
    row: int,
    weights: Mapping[str, float] | None = None,
    asked: tuple[Asked, ...] = (),
) -> Contest:
    """Score one candidate alone, as if it were not a partner yet."""
    pairing = _pairing(holdings, asker, np.array([row], dtype=np.int64), {row})
    scores = _scores(holdings.model, pairing, weights or {}, asked)
    return Contest(holdings.model, pairing, scores, weights or {}, asked=asked)


def _pairing(holdings: Holdings, asker: Asker, pool: Any, hidden: Collection[int]) -> Pairing:
    return holdings.model.pair(
        origin_of(holdings, asker),
        pool,
        partners=[row for row in asker.partner_rows if row not in hidden],
        relatives=asker.own_rows[1:],
        hidden=[row for row in asker.partner_rows if row in hidden],
    )


def _scores(
    model: Model, pairing: Pairing, weights: Mapping[str, float], asked: tuple[Asked, ...]
) -> Scores:
    """The scores of a pairing, which others may read later: never written again."""
    scores = model.score(pairing, weights, asked=asked) if len(pairing) else np.empty(0)
    scores.flags.writeable = False
    return scores
