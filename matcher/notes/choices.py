"""What was chosen for a list, in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matcher.choices import (
    SWITCHES,
    greatest_population,
    how_diverse,
    least_population,
    weight_of,
    without_country,
)
from matcher.labels import CONTINENTS, label
from matcher.translation import Translator
from models.variety import DIVERSITY

if TYPE_CHECKING:
    from matcher.requests import Filters, SuggestRequest


def choices_line(request: SuggestRequest, say: Translator) -> str:
    """The filters, the weights and the order that were asked for; empty where all is as usual."""
    return " · ".join((*_filters(request.filters, say), *_order(request, say)))


def _filters(filters: Filters, say: Translator) -> Iterator[str]:
    yield from sorted(map(say.country, filters.countries))
    yield from sorted(say.text(CONTINENTS[code]) for code in filters.continents)
    yield from sorted(without_country(code, say) for code in filters.excluded_countries)
    if filters.level:
        yield label(filters.level, say)
    if filters.min_population:
        yield least_population(filters.min_population, say)
    if filters.max_population is not None:
        yield greatest_population(filters.max_population, say)


def _order(request: SuggestRequest, say: Translator) -> Iterator[str]:
    for family, weight in request.weights.items():
        yield weight_of(family, weight, say=say)
    if request.diversity != DIVERSITY:
        yield how_diverse(request.diversity, say)
    for name in ("reciprocal", "include_existing", "include_hidden"):
        if getattr(request, name):
            yield say.text(SWITCHES[name])
