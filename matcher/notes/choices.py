"""What was chosen for a list, in a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matcher.labels import CONTINENTS, LEVELS, label
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
    for name in sorted(map(say.country, filters.excluded_countries)):
        yield say.text("without {name}", name=name)
    if filters.level:
        yield say.text(LEVELS[filters.level])
    if filters.min_population:
        yield say.plural(
            "at least {count} inhabitant",
            "at least {count} inhabitants",
            count=filters.min_population,
        )
    if filters.max_population is not None:
        yield say.plural(
            "at most {count} inhabitant",
            "at most {count} inhabitants",
            count=filters.max_population,
        )


def _order(request: SuggestRequest, say: Translator) -> Iterator[str]:
    for family, weight in request.weights.items():
        words = {"family": label(family, say), "weight": say.number(weight, 2)}
        yield say.text("{family} × {weight}", **words)
    if request.diversity != DIVERSITY:
        yield say.text("diversity {diversity}", diversity=say.number(request.diversity, 2))
    if request.reciprocal:
        yield say.text("interest of both sides")
    if request.include_existing:
        yield say.text("current partners too")
