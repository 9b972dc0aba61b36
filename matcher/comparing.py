"""Two territories side by side: profiles, score, ranks either way, what is known between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from data.errors import InvalidOption
from data.records import Profile, Territory
from matcher.askers import Asker, evidence_of, find_asker
from matcher.candidates import candidate_rows
from matcher.holdings import Holdings
from matcher.ranking import rank_among
from matcher.relatives import relative_rows
from matcher.requests import Filters
from matcher.results import Comparison, KnownPartnership, Standing
from matcher.suggesting import Teller, score_rows
from matcher.translation import Translator

if TYPE_CHECKING:
    from data.records import Level

PRECEDENTS_SHOWN = 5


def compare(holdings: Holdings, first: str, *, second: str, say: Translator) -> Comparison:
    """All that speaks for and against a partnership of the first with the second."""
    asker = find_asker(holdings, first)
    partner = find_asker(holdings, second, side="partner")
    if partner.row is None or partner.row == asker.row:
        raise InvalidOption(
            "compare needs two different territories, the second one known by name or id,"
            " not {second!r}; `matcher search` finds it.",
            second=second,
        )
    row = partner.row
    evidence = evidence_of(holdings, asker)
    score = float(score_rows(holdings, evidence, rows=np.array([row]), weights={})[0])
    [explanation] = holdings.model.explain(evidence, np.array([row]), weights={})
    teller = Teller(holdings, asker, say)
    suggestion = teller.suggestion(1, row, score=score, explanation=explanation)
    standing = stand(holdings, asker, row=row, score=score)
    return Comparison(
        taken=(asker.taken, partner.taken),
        first=profile_of(holdings, asker.row, territory=asker.territory),
        second=profile_of(holdings, row, territory=partner.territory),
        model_version=holdings.model.version,
        suggestion=replace(
            suggestion, rank=standing.rank, precedents=teller.precedents(row, PRECEDENTS_SHOWN)
        ),
        standing=standing,
        standing_back=stand_back(holdings, partner, asker=asker),
        known=known_between(holdings, asker, row=row),
    )


def stand(holdings: Holdings, asker: Asker, *, row: int, score: float) -> Standing:
    """The rank of a row among all candidates of its level abroad, existing partners included."""
    return _standing(holdings, asker, row, score, Filters(level=_level_of(holdings, row)))


def stand_back(holdings: Holdings, partner: Asker, *, asker: Asker) -> Standing | None:
    """The rank of the asker among the candidates of its own country for the partner."""
    if asker.row is None:
        return None
    evidence = evidence_of(holdings, partner)
    score = float(score_rows(holdings, evidence, rows=np.array([asker.row]), weights={})[0])
    filters = Filters(countries=frozenset({asker.territory.country}), level=asker.territory.level)
    return _standing(holdings, partner, asker.row, score, filters)


def known_between(holdings: Holdings, asker: Asker, *, row: int) -> KnownPartnership | None:
    """The partnership that already links the asker or its relatives with the row or its own."""
    rows = relative_rows(holdings.gazetteer, row)
    ids = {holdings.gazetteer.territory(relative).id for relative in rows}
    return next((known for known in asker.partnerships if known.partner.id in ids), None)


def profile_of(holdings: Holdings, row: int | None, *, territory: Territory) -> Profile:
    """All that is known of a territory; of a mere point, nothing more."""
    if row is None:
        return Profile(territory, ())
    from features.profile import build_profile

    return build_profile(holdings.world, row)


def _standing(
    holdings: Holdings, asker: Asker, row: int, score: float, filters: Filters
) -> Standing:
    rows = candidate_rows(holdings.gazetteer, asker.territory, filters=filters)
    rows = rows[~np.isin(rows, [*asker.own_rows, row])]
    scores = score_rows(holdings, evidence_of(holdings, asker), rows=rows, weights={})
    return Standing(rank_among(score, scores), len(rows) + 1)


def _level_of(holdings: Holdings, row: int) -> Level:
    return holdings.gazetteer.territory(row).level
