"""The note of a pair: one A4 page that says who, why, what is unknown and what to do next."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from matcher.adding_up import rounded
from matcher.drawing.charts import family_bar_svg
from matcher.funding import OPEN_CALLS
from matcher.labels import feature_name, label
from matcher.notes.columns import WIDTH, columns_of, table_lines
from matcher.notes.facts import DERIVED, FactRow, fact_rows
from matcher.notes.fitting import line_count, name_within, shortened
from matcher.notes.lead import lead_sentence
from matcher.notes.maps import in_our_letters, pair_map
from matcher.notes.rendering import Links, long_date, render
from matcher.one_point import one_point_line
from matcher.printing.comparison import standing_line
from matcher.printing.known import partnership_line
from matcher.printing.suggestions import BRIEF, reciprocity_line, shown_reasons, strongest
from matcher.results import Reason, Verdict
from matcher.themes_asked import asked_line
from matcher.translation import Translator

if TYPE_CHECKING:
    from matcher.results import Comparison

NAME, LEAD, ASKED, KNOWN, REASON, MEASURED, UNKNOWN = 46, 300, 110, 220, 140, 220, 150
"""The longest texts of each kind, in letters."""
POINTS, WILLING = "0" * 12, "0" * 45
"""What the points of a reason take of its line; what is said of every pair."""
TITLE_WIDTH, LARGE_WIDTH, SMALL_WIDTH = 32, 60, 72
TITLE, LARGE, MAP = 1.8, 1.2, 9
"""Heights of a line of the title and of the sentence, and of the map, in lines of text."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands beside the map: names, the sentence to repeat, what links them, what is asked."""

    names: tuple[str, str]
    lead: str
    known: str
    asked: str

    @property
    def excess(self) -> int:
        """The lines by which it is taller than the map."""
        title = line_count(" – ".join(self.names), TITLE_WIDTH)
        small = sum(line_count(text, SMALL_WIDTH) for text in (self.known, self.asked) if text)
        height = TITLE * title + LARGE * line_count(self.lead, LARGE_WIDTH) + small
        return max(0, ceil(height - MAP))


@dataclass(frozen=True, slots=True)
class Said:
    """A reason as the note says it."""

    text: str
    points: float


@dataclass(frozen=True, slots=True)
class Upper:
    """What stands at the top of the columns."""

    reasons: dict[Verdict, tuple[Said, ...]]
    families: str
    sum: str
    places: tuple[str, ...]
    measured: tuple[str, ...]
    unknown: str

    @property
    def left(self) -> list[str]:
        """The texts of the left column; beside a reason, its points take some of its line."""
        reasons = (one for some in self.reasons.values() for one in some)
        lines = [f"{one.text} {POINTS}" for one in reasons]
        return [*lines, self.families, self.sum, *self.places]


def pair_note(
    comparison: Comparison,
    say: Translator,
    *,
    stylesheet: str | None = None,
    links: Links = (),
    today: datetime.date | None = None,
) -> str:
    """The HTML document of the note."""
    day = today or datetime.date.today()
    opening, upper = _opening(comparison, say), _upper(comparison, say)
    facts = fact_rows(comparison, say)
    families = family_bar_svg(
        comparison.suggestion.by_family, title=say.text("Points by family"), say=say
    )
    return render(
        "pair.html",
        say,
        stylesheet=stylesheet,
        links=links,
        opening=opening,
        upper=upper,
        families=in_our_letters(families),
        facts=facts,
        derived=DERIVED,
        map=pair_map(comparison, say),
        columns=columns_of(comparison, say, taken=_taken(opening, upper, facts), today=day),
        calls=say.text(OPEN_CALLS),
        version=comparison.model_version,
        day=long_date(day, say),
        iso_day=day.isoformat(),
    )


def _taken(opening: Opening, upper: Upper, facts: Sequence[FactRow]) -> tuple[int, int]:
    """The lines of both columns that stand above the blocks that give way."""
    left = sum(line_count(text, WIDTH) for text in upper.left)
    beside = (*upper.measured, upper.unknown + WILLING)
    right = table_lines(facts) + sum(line_count(text, WIDTH) for text in beside)
    return left + opening.excess, right + opening.excess


def _opening(comparison: Comparison, say: Translator) -> Opening:
    first, second = comparison.first.territory, comparison.second.territory
    asked = asked_line(comparison.asked, say) if comparison.asked else ""
    return Opening(
        (name_within(first.name, NAME), name_within(second.name, NAME)),
        shortened(lead_sentence(comparison, say), LEAD),
        shortened(_known(comparison, say), KNOWN),
        shortened(asked, ASKED),
    )


def _upper(comparison: Comparison, say: Translator) -> Upper:
    reasons = shown_reasons(comparison.suggestion.reasons, BRIEF)
    return Upper(
        {verdict: _said(reasons, verdict)[:most] for verdict, most in BRIEF.items()},
        _families(comparison, say),
        _sum(comparison, say),
        tuple(_places(comparison, say)),
        tuple(_measured(comparison, say)),
        shortened(_unknown(comparison, say), UNKNOWN),
    )


def _said(reasons: Sequence[Reason], verdict: Verdict) -> tuple[Said, ...]:
    return tuple(
        Said(shortened(_sentence(reason.text), REASON), rounded(reason.points))
        for reason in reasons
        if reason.verdict == verdict
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _known(comparison: Comparison, say: Translator) -> str:
    if comparison.known is None:
        return ""
    line = partnership_line(comparison.known, say)
    outside = say.text("What they already do together counts for nothing in the score.")
    return f"{say.text('Already partners: {partnership}', partnership=line)}. {outside}"


def _unknown(comparison: Comparison, say: Translator) -> str:
    unknown = strongest(comparison.suggestion.reasons, "unknown")
    return ", ".join(feature_name(reason.feature, say) for reason in unknown)


def _families(comparison: Comparison, say: Translator) -> str:
    """The points of each family, the heaviest first."""
    points = comparison.suggestion.by_family.items()
    ordered = sorted(points, key=lambda each: -abs(each[1]))
    weighing = ((family, value) for family, value in ordered if rounded(value))
    return " · ".join(f"{label(family, say)} {say.points(value)}" for family, value in weighing)


def _sum(comparison: Comparison, say: Translator) -> str:
    """The score as what one begins with, what speaks for and what speaks against."""
    suggestion = comparison.suggestion
    score, start = rounded(suggestion.score), rounded(suggestion.intercept)
    together = rounded(sum(reason.points for reason in suggestion.reasons if reason.points > 0))
    return say.text(
        "Score {score} = {start} to begin with, {together} for what brings them together,"
        " {apart} for what sets them apart.",
        score=say.points(score),
        start=say.points(start),
        together=say.points(together),
        apart=say.points(rounded(score - start - together)),
    )


def _places(comparison: Comparison, say: Translator) -> Iterator[str]:
    first, second = comparison.first.territory, comparison.second.territory
    own, other = name_within(first.name, NAME), name_within(second.name, NAME)
    yield f"{standing_line(other, own, comparison.standing, say=say)}."
    if comparison.suggestion.reciprocity is not None:
        yield f"{own} {reciprocity_line(comparison.suggestion.reciprocity, say)}."


def _measured(comparison: Comparison, say: Translator) -> Iterator[str]:
    for profile in (comparison.first, comparison.second):
        if line := one_point_line(profile, say):
            yield shortened(line, MEASURED)
