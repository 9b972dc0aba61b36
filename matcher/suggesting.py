"""From a request to suggestions: candidates, scores, the best, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import TYPE_CHECKING

import numpy as np

from data.errors import InvalidOption
from matcher.askers import Asker, declared_keys, find_asker
from matcher.asking import asked_of
from matcher.candidates import Rows
from matcher.contest import Contest, open_contest, open_duel
from matcher.decided import Heard, hear
from matcher.holdings import Holdings
from matcher.labels import FAMILIES
from matcher.needing import suggest_by_need
from matcher.ranking import Scores
from matcher.reciprocity import check_reciprocal, ranks_of, reciprocities
from matcher.relatives import existing_partners, occupied_rows
from matcher.requests import SuggestRequest
from matcher.results import Suggestions
from matcher.telling import Teller
from matcher.themes_asked import themes_in_words
from matcher.translation import Translator
from models.reciprocity import HEAD as RECIPROCAL_HEAD
from models.reciprocity import reciprocal
from models.theme_worth import FAMILY as ASKED
from models.variety import HEAD, ordered

if TYPE_CHECKING:
    from models.model import Model
    from models.theme_worth import Asked


@dataclass(frozen=True, slots=True)
class Ranked:
    """A contest and the positions of its best candidates, in the order in which they are shown.

    `by_score` holds the rank that each has by its score alone; `hidden` counts the candidates that
    the one who asks has declined, left out unless they are asked for.
    """

    contest: Contest
    positions: Rows
    by_score: Rows
    heard: Heard
    hidden: int

    @property
    def rows(self) -> list[int]:
        """The best candidates as rows of the gazetteer."""
        found: list[int] = self.contest.rows[self.positions].tolist()
        return found

    @property
    def scores(self) -> list[float]:
        """Their scores in points."""
        found: list[float] = self.contest.scores[self.positions].tolist()
        return found


def suggest(holdings: Holdings, request: SuggestRequest, *, say: Translator) -> Suggestions:
    """The best partners for the territory of the request, each with its reasons."""
    asked = asked_of(holdings, request.themes, request.need)
    check_families(holdings.model, request.weights, asked=asked)
    if request.territory is None:
        return suggest_by_need(holdings, request, asked, say=say)
    asker = find_asker(holdings, request.territory).declaring(request.profile)
    ranked = rank_candidates(holdings, asker, request=request, asked=asked)
    told = ranked.positions if request.tells_standing else ranked.positions[:0]
    standings = reciprocities(holdings, asker, ranked.contest, told)
    explanations = ranked.contest.explain(ranked.positions.tolist())
    themes = themes_in_words(asked, say)
    teller = Teller(holdings, asker, say, rows=ranked.rows, asked=themes)
    return Suggestions(
        origin=asker.taken,
        model_version=holdings.model.version,
        excluded_existing=existing_partners(asker.partnerships),
        suggestions=tuple(
            replace(
                ranked.heard.told_of(
                    teller.suggestion(rank, row, explanation=explanation, rank_by_score=by_score),
                    row,
                ),
                reciprocity=standing,
            )
            for rank, (row, explanation, by_score, standing) in enumerate(
                zip_longest(ranked.rows, explanations, ranked.by_score.tolist(), standings),
                start=1,
            )
        ),
        known=len(asker.partnerships),
        imported=holdings.has_imports,
        reciprocal=request.reciprocal,
        declared=declared_keys(holdings, asker),
        asked=themes,
        hidden=ranked.hidden,
    )


def check_families(
    model: Model, weights: Mapping[str, float], *, asked: tuple[Asked, ...] = ()
) -> None:
    """Every family that is weighed has a criterion in the model, or is asked for."""
    if ASKED in weights and not asked:
        raise InvalidOption("--weight themes weighs what --theme or --need asks for; add one.")
    models = [model, model.regional] if model.regional else [model]
    families = {feature.family for each in models for feature in each.features}
    for family in weights.keys() - families - {ASKED}:
        raise InvalidOption(
            "--weight {family!r}: the model in use has no such criterion; it has {known}.",
            family=family,
            known=", ".join(name for name in FAMILIES if name in families),
        )


def rank_candidates(
    holdings: Holdings, asker: Asker, *, request: SuggestRequest, asked: tuple[Asked, ...] = ()
) -> Ranked:
    """Score every candidate that the request admits and keep the best, varied as it asks.

    The origin, its relatives and, as a rule, its partners and what it declined are not suggested.
    """
    contest = open_contest(
        holdings, asker, filters=request.filters, weights=request.weights, asked=asked
    )
    left_out = set(asker.own_rows)
    if request.include_existing:
        contest = contest.judging_apart(duels(holdings, asker, contest=contest))
    else:
        left_out.update(occupied_rows(holdings.gazetteer, asker.partner_rows))
    heard = hear(holdings, asker)
    declined = heard.declined - left_out
    hidden = 0
    if declined and not request.include_hidden:
        hidden = int(np.isin(contest.rows, list(declined)).sum())
        left_out |= declined
    if not request.reciprocal:
        head = contest.best(HEAD, left_out)
        points = contest.scores[head]
    else:
        check_reciprocal(asker)
        head = contest.best(max(RECIPROCAL_HEAD, request.top), left_out)
        points = reciprocal(contest.scores[head], ranks_of(holdings, asker, contest, head))
    # The order of the score alone, which diversity 0 asks for, is nobody's to change.
    lost = heard.lost(contest.rows[head]) if request.diversity else 0.0
    order = _varied_order(contest, head, points - lost, request=request)
    return Ranked(contest, head[order], order + 1, heard, hidden)


def _varied_order(contest: Contest, head: Rows, points: Scores, *, request: SuggestRequest) -> Rows:
    """The places of the head, best first by score, in the order of these points and varied."""
    pairing = contest.pairing
    return ordered(
        points, pairing.origin, pairing.world,
        rows=contest.rows[head], diversity=request.diversity, count=request.top,
    )  # fmt: skip


def duels(holdings: Holdings, asker: Asker, *, contest: Contest) -> dict[int, Contest]:
    """The partners among the candidates, by position, each judged as if it were none yet."""
    positions = np.flatnonzero(np.isin(contest.rows, asker.partner_rows)).tolist()
    return {
        position: open_duel(
            holdings,
            asker,
            row=int(contest.rows[position]),
            weights=contest.weights,
            asked=contest.asked,
        )
        for position in positions
    }
