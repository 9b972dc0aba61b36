"""Suggestions by themes alone, for nobody in particular.

The rule: first the foreign territories that declare the most of what is asked, then those for which
the most of it is derived; ties by the number of partnerships that tell of the themes, then by
population.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from data.records import Territory
from matcher.askers import Asker, origin_of
from matcher.candidates import Rows
from matcher.holdings import Holdings
from matcher.ranking import Scores
from matcher.results import Suggestions, Taken
from matcher.telling import Teller
from matcher.themes_asked import themes_in_words
from matcher.translation import Translator

if TYPE_CHECKING:
    from features.pairing import Pairing
    from matcher.requests import SuggestRequest
    from models.theme_worth import Asked, Stands

ANYBODY = Territory("anybody", "France", "FR", "municipality", 46.6, 2.5)
"""Stands for any French municipality: what is foreign is foreign to it."""


def suggest_by_need(
    holdings: Holdings, request: SuggestRequest, asked: tuple[Asked, ...], *, say: Translator
) -> Suggestions:
    """The foreign territories that answer best to the themes of the request."""
    nobody = Asker(Taken(ANYBODY, (), False), None, (), (), ())
    model = holdings.model
    pairing = model.pair(origin_of(holdings, nobody), holdings.pool(ANYBODY, request.filters))
    order = best_answers(pairing, asked)[: request.top]
    explanations = model.explain_gains(pairing, order.tolist(), asked)
    themes = themes_in_words(asked, say)
    rows = pairing.pool.rows[order].tolist()
    teller = Teller(holdings, nobody, say, rows=rows, asked=themes)
    return Suggestions(
        origin=None,
        model_version=model.version,
        excluded_existing=(),
        suggestions=tuple(
            replace(
                teller.suggestion(rank, row, explanation=explanation, rank_by_score=rank),
                cautions=(),
            )
            for rank, (row, explanation) in enumerate(zip(rows, explanations, strict=True), start=1)
        ),
        known=0,
        imported=holdings.has_imports,
        reciprocal=False,
        declared=(),
        asked=themes,
    )


def best_answers(pairing: Pairing, asked: tuple[Asked, ...]) -> Rows:
    """The positions of the candidates of a pairing, by the rule above."""
    from data.vocabulary import mask_of
    from models.theme_worth import Stands

    stands = Stands.of(pairing)
    book, gazetteer = pairing.evidence.themes, pairing.world.gazetteer
    telling = book.rows[book.masks & mask_of(theme.key for theme in asked) != 0]
    told = np.bincount(telling, minlength=len(gazetteer))[pairing.pool.rows]
    population = np.asarray(gazetteer.population[pairing.pool.rows])
    declared, derived = _weights(stands, asked)
    order: Rows = np.lexsort((-population, -told, -derived, -declared))
    return order


def _weights(stands: Stands, asked: tuple[Asked, ...]) -> tuple[Scores, Scores]:
    """How much of what is asked each candidate declares, and how much is only derived."""
    from models.theme_worth import BITS

    declared, derived = np.zeros(len(stands.declared)), np.zeros(len(stands.declared))
    for theme in asked:
        bit = BITS[theme.key]
        told = stands.declared >> bit & 1
        declared += theme.weight * told
        derived += theme.weight * (stands.derived >> bit & 1 & ~told)
    return declared, derived
