"""What emptied a list, in words."""

from __future__ import annotations

from data.records import Level
from matcher.labels import label
from matcher.results import Widening
from matcher.translation import Translator, mark

FILTERS = {
    "country": mark("the choice of countries"),
    "exclude_country": mark("the countries left out"),
    "continent": mark("the choice of continents"),
    "level": mark("the choice of a level"),
    "min_population": mark("the least population"),
    "max_population": mark("the greatest population"),
    "include_existing": mark("the rule that leaves current partners out"),
}
"""What the filter of each option is called."""


def widening_line(widening: Widening, say: Translator) -> str:
    """How many candidates there are without this filter."""
    return say.plural(
        "without {filter}: {count} candidate",
        "without {filter}: {count} candidates",
        count=widening.candidates,
        filter=say.text(FILTERS[widening.option]),
    )


def unknown_level_line(level: Level, say: Translator) -> str:
    """That nobody abroad is known at this level, whatever else is asked for."""
    return say.text(
        "The tool knows no foreign territory of the level “{level}”, in any country.",
        level=label(level, say),
    )
