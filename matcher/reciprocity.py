"""Where the one who asks stands among the French authorities, seen from candidates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from data.errors import InvalidOption
from matcher.askers import Asker
from matcher.candidates import Rows
from matcher.holdings import Holdings
from matcher.results import Reciprocity

if TYPE_CHECKING:
    from matcher.contest import Contest

HOME = "FR"


def reciprocities(
    holdings: Holdings, asker: Asker, contest: Contest, positions: Rows
) -> list[Reciprocity | None]:
    """The standing of the asker for the candidates at these positions of its contest.

    None where the asker is not French or the candidate is.
    """
    found: list[Reciprocity | None] = [None] * len(positions)
    if asker.territory.country != HOME:
        return found
    country = holdings.gazetteer.country[contest.rows[positions]]
    abroad = np.flatnonzero(country != holdings.gazetteer.countries.index(HOME))
    ranks = ranks_of(holdings, asker, contest, positions[abroad])
    rivals = holdings.rivals(asker.territory.level)
    of = len(rivals) + (asker.row not in rivals.origins.rows)
    for at, rank in zip(abroad.tolist(), ranks.tolist(), strict=True):
        found[at] = Reciprocity(rank, of)
    return found


def ranks_of(holdings: Holdings, asker: Asker, contest: Contest, positions: Rows) -> Rows:
    """The rank of a French asker for each candidate at these positions, among all of its tier.

    The others have not asked for its themes: it stands by its score without them.
    """
    return holdings.rivals(asker.territory.level).ranks(
        contest.rows[positions],
        contest.plain[positions],
        row=asker.row,
        weights=contest.weights,
    )


def check_reciprocal(asker: Asker) -> None:
    """Only a French territory has a rank among the French."""
    if asker.territory.country != HOME:
        raise InvalidOption(
            "--reciprocal compares French territories with each other, and {name} is not one;"
            " leave it out.",
            name=asker.territory.name,
        )
