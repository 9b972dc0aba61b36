"""What emptied a list, in words."""

from __future__ import annotations

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
