"""What the model found for one origin, in words, gates, precedents and cautions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from matcher.askers import Asker
from matcher.cautions import CautionFinder
from matcher.gates import gates_for, places_of
from matcher.holdings import Holdings
from matcher.precedents import PrecedentFinder
from matcher.reasons import reason_of
from matcher.results import AskedTheme, Gate, KnownPartnership, Reason, Suggestion
from matcher.themed_precedents import ThemedPrecedents, tellers_of
from matcher.translation import Translator

if TYPE_CHECKING:
    from models.model import Explanation

PRECEDENTS_SHOWN = 2


class Teller:
    """Tells of the candidates for one origin, which are these `rows`, in one language."""

    def __init__(
        self,
        holdings: Holdings,
        asker: Asker,
        say: Translator,
        *,
        rows: Sequence[int],
        asked: tuple[AskedTheme, ...] = (),
    ) -> None:
        self._holdings, self._asker, self._rows = holdings, asker, rows
        self._asked = asked
        self._gazetteer = holdings.gazetteer
        self._partner_rows = frozenset(asker.partner_rows)
        self._say = say
        self._today = date.today()
        self._finder = PrecedentFinder(
            holdings.gazetteer, holdings.directory, holdings.ends, asker.territory, asker.own_rows
        )
        self._themed = ThemedPrecedents(holdings, asker, asked)
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
            reasons=self.reasons(row, explanation),
            gates=self.gates(row),
            precedents=self.precedents(row),
            cautions=self._cautions.of(row),
        )

    def reasons(self, row: int, explanation: Explanation) -> tuple[Reason, ...]:
        """The contributions in words; what is declared of a theme with who declares it."""
        parts = explanation.contributions
        if self._asked:
            told = tellers_of(self._holdings, self._asker, row, self._say)
            parts = tuple(
                replace(part, facts={**part.facts, "sources": told.get(str(part.facts["key"]), ())})
                if part.facts.get("knowledge") == "declared"
                else part
                for part in parts
            )
        return tuple(reason_of(part, self._say) for part in parts)

    def gates(self, row: int) -> tuple[Gate, ...]:
        """The warnings for a row."""
        places = places_of(self._gazetteer, row)
        return gates_for(places, today=self._today, say=self._say)

    def precedents(self, row: int, limit: int = PRECEDENTS_SHOWN) -> tuple[KnownPartnership, ...]:
        """The partnerships most like the one with this row, those on what is asked for first."""
        alike = self._alike[row]
        if not self._asked:
            return alike[:limit]
        return tuple(dict.fromkeys([*self._themed.of(row, limit), *alike]))[:limit]

    @cached_property
    def _alike(self) -> dict[int, tuple[KnownPartnership, ...]]:
        return self._finder.of_each(self._rows)
