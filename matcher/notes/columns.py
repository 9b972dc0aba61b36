"""What has room in the two columns of a pair's note, in lines."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from matcher.funding import Funding, funding_for
from matcher.next_steps import CODE, Step, next_steps
from matcher.notes.facts import FactRow
from matcher.notes.fitting import Fitted, fitting, line_count, shortened
from matcher.notes.rendering import month
from matcher.printing.cautions import shown_cautions
from matcher.printing.known import partnership_line
from matcher.translation import Translator

if TYPE_CHECKING:
    from matcher.results import Comparison

WIDTH, CELL_WIDTH = 56, 20
"""Letters in a line of a column, and of a cell of the table in it."""
SMALL = 0.88
"""Width of a letter of a source, beside one of the text."""
LEFT, RIGHT = 39, 45
"""Lines of text of each column beside its headings."""
ROW = 1.15
"""Height of a row of the table beside its lines."""
MOST_PRECEDENTS, MOST_WARNINGS, MOST_STEPS = 9, 13, 14
CALLS, NONE = 4, 4
"""Lines that the block of programmes takes beside them; with its heading, where there are none."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A text, the name that stands before it, who says so behind it."""

    text: str
    source: str = ""
    head: str = ""
    kind: str = ""

    @property
    def lines(self) -> int:
        """The lines that all take."""
        head = f"{self.head} – " if self.head else ""
        source = f" ({self.source[: round(SMALL * len(self.source))]})" if self.source else ""
        return line_count(f"{head}{self.text}{source}", WIDTH)


@dataclass(frozen=True, slots=True)
class Columns:
    """What has room: the precedents to the left, the warnings and programmes to the right.

    The steps stand to the left, or to the right where there is no programme and room enough.
    `unnamed` are the programmes that have no room but for their names.
    """

    precedents: Fitted[Cited]
    steps: Fitted[Cited]
    warnings: Fitted[Cited]
    funding: Fitted[Cited]
    unnamed: str
    steps_right: bool


def columns_of(
    comparison: Comparison, say: Translator, *, taken: tuple[int, int], today: datetime.date
) -> Columns:
    """The blocks below the lines that are taken of the left column and of the right one."""
    programmes = funding_for(comparison, say, today=today)
    steps = [_step(one) for one in next_steps(comparison, say)]
    left, right = LEFT - taken[0], RIGHT - taken[1]
    warnings = _fitted(_warnings(comparison), MOST_WARNINGS)
    right -= _lines(warnings)
    wanted = sum(step.lines for step in steps)
    steps_right = not programmes and wanted <= right - NONE
    kept = 0 if steps_right else min(wanted, MOST_STEPS)
    precedents = _fitted(_precedents(comparison, say), min(MOST_PRECEDENTS, left - kept))
    funding = _fitted([_programme(one, say) for one in programmes], right - CALLS)
    return Columns(
        precedents,
        _fitted(steps, right - NONE if steps_right else left - _lines(precedents)),
        warnings,
        funding,
        _named([one.name for one in programmes[len(funding.items) :]], say),
        steps_right,
    )


def table_lines(rows: Sequence[FactRow]) -> int:
    """The lines of text that the table is as tall as."""
    tall = (max(line_count(cell, CELL_WIDTH) for cell in (row.first, row.second)) for row in rows)
    return ceil(ROW * sum(tall)) + 2


def _named(names: Sequence[str], say: Translator) -> str:
    """The names in two lines, and how many more there are."""
    kept = [name for at, name in enumerate(names) if len(", ".join(names[: at + 1])) < 1.6 * WIDTH]
    said = ", ".join(kept)
    left_out = len(names) - len(kept)
    if not left_out:
        return said
    more = say.plural("… and {count} other", "… and {count} others", count=left_out)
    return f"{said} {more}"


def _fitted(items: Sequence[Cited], room: int) -> Fitted[Cited]:
    return fitting([(one, one.lines) for one in items], room)


def _lines(block: Fitted[Cited]) -> int:
    """The lines of a block; one for what is left out, or for saying that there is nothing."""
    lines = sum(one.lines for one in block.items) + bool(block.left_out)
    return lines or 2


def _precedents(comparison: Comparison, say: Translator) -> list[Cited]:
    return [
        Cited(
            shortened(partnership_line(known, say), 2 * WIDTH),
            shortened(say.text(known.partnership.sources[0].name), WIDTH),
        )
        for known in comparison.suggestion.precedents
    ]


def _warnings(comparison: Comparison) -> list[Cited]:
    return [*_gates(comparison), *_testimonies(comparison)]


def _gates(comparison: Comparison) -> Iterator[Cited]:
    for gate in comparison.suggestion.gates:
        source = f"{shortened(gate.source.name, 50)}, {gate.date}"
        yield Cited(shortened(gate.text, 6 * WIDTH), source, kind="gate")


def _testimonies(comparison: Comparison) -> Iterator[Cited]:
    for caution in shown_cautions(comparison.suggestion.cautions):
        source = caution.lesson.source
        named = ", ".join(part for part in (shortened(source.name, WIDTH), source.date) if part)
        yield Cited(shortened(caution.text, 4 * WIDTH), named, kind="told")


def _step(step: Step) -> Cited:
    """The title, and the article of the law where it is one."""
    law = step.source is not None and step.source.name == CODE
    return Cited(step.title, step.source.locator if step.source and law else "")


def _programme(funding: Funding, say: Translator) -> Cited:
    checked = month(datetime.date.fromisoformat(funding.checked_on), say)
    said = (
        say.text("{why}; last checked in {month}, check again", why=funding.why, month=checked)
        if funding.stale
        else say.text("{why}; checked in {month}", why=funding.why, month=checked)
    )
    return Cited(funding.pays, said, head=funding.name)
