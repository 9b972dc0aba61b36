"""From a request to suggestions: candidates, scores, the best, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from matcher.askers import Asker, evidence_of, find_asker
from matcher.candidates import Rows, candidate_rows
from matcher.gates import gates_for
from matcher.holdings import Holdings
from matcher.precedents import PrecedentFinder
from matcher.ranking import Scores, best_positions
from matcher.reasons import reason_of
from matcher.relatives import in_force, occupied_rows
from matcher.requests import Filters, SuggestRequest
from matcher.results import Gate, KnownPartnership, Suggestion, Suggestions
from matcher.translation import Translator

if TYPE_CHECKING:
    from features.origin import Origin
    from models.contributions import Explanation

PRECEDENTS_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Ranked:
    """The best candidates for an origin, best first, and their scores."""

    evidence: Origin
    rows: Rows
    scores: Scores


def suggest(holdings: Holdings, request: SuggestRequest, *, say: Translator) -> Suggestions:
    """The best partners for the territory of the request, each with its reasons."""
    asker = find_asker(holdings, request.territory)
    ranked = rank_candidates(holdings, asker, request=request)
    explanations = holdings.model.explain(ranked.evidence, ranked.rows, weights=request.weights)
    teller = Teller(holdings, asker, say)
    return Suggestions(
        origin=asker.taken,
        model_version=holdings.model.version,
        excluded_existing=() if request.include_existing else in_force(asker.partnerships),
        suggestions=tuple(
            teller.suggestion(rank, int(row), score=float(score), explanation=explanation)
            for rank, (row, score, explanation) in enumerate(
                zip(ranked.rows, ranked.scores, explanations, strict=True), start=1
            )
        ),
    )


def rank_candidates(holdings: Holdings, asker: Asker, *, request: SuggestRequest) -> Ranked:
    """Score every candidate that the request admits and keep the best."""
    evidence = evidence_of(holdings, asker)
    rows = open_rows(
        holdings, asker, filters=request.filters, include_existing=request.include_existing
    )
    scores = score_rows(holdings, evidence, rows=rows, weights=request.weights)
    best = best_positions(scores, rows, geonames=holdings.gazetteer.geonames, count=request.top)
    return Ranked(evidence, rows[best], scores[best])


def open_rows(
    holdings: Holdings, asker: Asker, *, filters: Filters, include_existing: bool = False
) -> Rows:
    """The candidates without the origin, its relatives and, as a rule, its partners."""
    rows = candidate_rows(holdings.gazetteer, asker.territory, filters=filters)
    left_out = np.array(asker.own_rows, dtype=np.int64)
    if not include_existing:
        ids = [known.partner.id for known in in_force(asker.partnerships)]
        partners = occupied_rows(holdings.gazetteer, holdings.gazetteer.rows_of(ids))
        left_out = np.concatenate([left_out, partners])
    return rows[~np.isin(rows, left_out)]


def score_rows(
    holdings: Holdings, evidence: Origin, *, rows: Rows, weights: Mapping[str, float]
) -> Scores:
    """The scores of these rows for the origin; no row, no score."""
    if not len(rows):
        return np.empty(0, dtype=np.float64)
    return holdings.model.score(evidence, rows, weights=weights)


class Teller:
    """Puts what the model found for one origin into words, gates and precedents."""

    def __init__(self, holdings: Holdings, asker: Asker, say: Translator) -> None:
        self._gazetteer = holdings.gazetteer
        self._say = say
        self._today = date.today()
        self._finder = PrecedentFinder(
            holdings.gazetteer, holdings.directory, asker.territory, asker.own_rows
        )

    def suggestion(
        self, rank: int, row: int, *, score: float, explanation: Explanation
    ) -> Suggestion:
        """One candidate in full."""
        return Suggestion(
            rank=rank,
            territory=self._gazetteer.territory(row),
            score=score,
            intercept=explanation.intercept,
            reasons=tuple(
                reason_of(contribution, self._say) for contribution in explanation.contributions
            ),
            gates=self.gates(row),
            precedents=self.precedents(row),
        )

    def gates(self, row: int) -> tuple[Gate, ...]:
        """The warnings for a row."""
        division = int(self._gazetteer.admin1[row])
        return gates_for(
            self._gazetteer.countries[self._gazetteer.country[row]],
            self._gazetteer.admin1_codes[division] if division >= 0 else "",
            today=self._today,
            say=self._say,
        )

    def precedents(self, row: int, limit: int = PRECEDENTS_SHOWN) -> tuple[KnownPartnership, ...]:
        """The partnerships most like the one with this row."""
        return self._finder.of(row, limit)
