"""What the model found for one origin, in words, gates, precedents and cautions."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from matcher.askers import Asker
from matcher.cautions import CautionFinder
from matcher.gates import gates_for, places_of
from matcher.holdings import Holdings
from matcher.precedents import PrecedentFinder
from matcher.reasons import reason_of
from matcher.results import Gate, KnownPartnership, Suggestion
from matcher.translation import Translator

if TYPE_CHECKING:
    from models.model import Explanation

PRECEDENTS_SHOWN = 2


class Teller:
    """Tells of the candidates for one origin in one language."""

    def __init__(self, holdings: Holdings, asker: Asker, say: Translator) -> None:
        self._gazetteer = holdings.gazetteer
        self._partner_rows = frozenset(asker.partner_rows)
        self._say = say
        self._today = date.today()
        self._finder = PrecedentFinder(
            holdings.gazetteer, holdings.directory, asker.territory, asker.own_rows
        )
        self._cautions = CautionFinder(holdings.world, asker.territory, asker.row, say)

    def suggestion(
        self, rank: int, row: int, *, explanation: Explanation, rank_by_score: int
    ) -> Suggestion:
        """One candidate in full."""
        return Suggestion(
            rank=rank,
            rank_by_score=rank_by_score,
            territory=self._gazetteer.territory(row),
            score=explanation.score,
            intercept=explanation.intercept,
            existing=row in self._partner_rows,
            population_derived=bool(self._gazetteer.population_derived[row]),
            reasons=tuple(
                reason_of(contribution, self._say) for contribution in explanation.contributions
            ),
            gates=self.gates(row),
            precedents=self.precedents(row),
            cautions=self._cautions.of(row),
        )

    def gates(self, row: int) -> tuple[Gate, ...]:
        """The warnings for a row."""
        places = places_of(self._gazetteer, row)
        return gates_for(places, today=self._today, say=self._say)

    def precedents(self, row: int, limit: int = PRECEDENTS_SHOWN) -> tuple[KnownPartnership, ...]:
        """The partnerships most like the one with this row."""
        return self._finder.of(row, limit)
