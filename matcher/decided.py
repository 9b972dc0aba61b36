"""What decisions change for one who asks: who is hidden, who comes later in the list, and why.

Nothing here touches a score.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from matcher.askers import Asker
from matcher.candidates import Rows
from matcher.holdings import Holdings
from matcher.ranking import Scores
from matcher.results import Decided, SetBack, Suggestion
from models.declined import LEAST_TERRITORIES, points_lost


@dataclass(frozen=True, slots=True)
class Heard:
    """What stands for one who asks, by the rows of partners; nothing for who is not listed.

    `declined` are hidden from its lists; `set_back` come later in them, for what others say.
    """

    decided: Mapping[int, Decided]
    declined: frozenset[int]
    set_back: Mapping[int, SetBack]

    def lost(self, rows: Rows) -> Scores:
        """What each of these rows loses in the order of the list, in points."""
        lost = np.zeros(len(rows))
        for row, each in self.set_back.items():
            lost[rows == row] = each.points
        return lost

    def told_of(self, suggestion: Suggestion, row: int) -> Suggestion:
        """The suggestion with what is decided and said of its row."""
        return replace(suggestion, decision=self.decided.get(row), set_back=self.set_back.get(row))


def hear(holdings: Holdings, asker: Asker) -> Heard:
    """What stands for the one who asks, and what other territories make of its candidates."""
    decisions, gazetteer = holdings.decisions, holdings.gazetteer
    if asker.row is None:
        return Heard({}, frozenset(), {})
    origin = gazetteer.id(asker.row)
    words = decisions.of(origin)
    rows = dict(zip(words, gazetteer.rows_of(list(words)).tolist(), strict=True))
    refusals = decisions.refusals(besides=origin, least=LEAST_TERRITORIES)
    back = dict(zip(refusals, gazetteer.rows_of(list(refusals)).tolist(), strict=True))
    return Heard(
        {row: Decided(words[partner].state, words[partner].day) for partner, row in rows.items()},
        frozenset(rows[partner] for partner in decisions.declined(origin)),
        {row: SetBack(refusals[one], points_lost(refusals[one])) for one, row in back.items()},
    )
