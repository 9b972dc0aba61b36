"""The note of a list: two A4 pages, a map and the first ten suggestions, each with its reasons."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from matcher.adding_up import rounded
from matcher.labels import feature_name
from matcher.notes.choices import choices_line
from matcher.notes.fitting import fitting, line_count, name_within, shortened
from matcher.notes.maps import list_map
from matcher.notes.rendering import Links, long_date, render
from matcher.printing.decided import hidden_line
from matcher.printing.known import existing_place, partnership_line
from matcher.printing.screen import inhabitants, place
from matcher.printing.suggestions import BY_NEED, SIGNS, shown_reasons, strongest
from matcher.printing.widening import unknown_level_line
from matcher.results import Gate, Suggestion, Verdict
from matcher.sentences.ratio import say_ratio
from matcher.themes_asked import asked_line
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from data.records import Territory
    from matcher.requests import SuggestRequest
    from matcher.results import Suggestions

MOST = 10
Detail = Mapping[str, int]
DETAILS: tuple[Detail, ...] = (
    {"for": 1, "against": 1, "unknown": 0, "precedent": 0},
    {"for": 2, "against": 1, "unknown": 0, "precedent": 0},
    {"for": 3, "against": 1, "unknown": 0, "precedent": 0},
    {"for": 3, "against": 1, "unknown": 1, "precedent": 0},
    {"for": 3, "against": 1, "unknown": 1, "precedent": 1},
    {"for": 3, "against": 2, "unknown": 1, "precedent": 1},
)
"""How much is said of each suggestion: the last of these that has room."""
WIDTH, NAME_WIDTH = 69, 26
REASON, NAME, UNKNOWN, EXISTING, ASKED = 150, 60, 61, 330, 160
FIRST_PAGE, SECOND_PAGE = 42, 42
"""Lines of text that have room on each page."""
BETWEEN = 1
GATES = {
    "aid_suspended": mark("French development aid suspended since {date}"),
    "sanctions": mark("sanctions of the European Union since {date}"),
    "not_recognised": mark("recognition by France: check with the prefecture ({date})"),
    "safety": mark("safety: read the travel advice ({date})"),
}
"""A warning in a line; the sheet of the pair says it in full."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is said of a suggestion: its sign, its text, its points where it has any."""

    sign: str
    kind: str
    text: str
    points: float | None = None

    @property
    def lines(self) -> int:
        """The lines that it takes."""
        return line_count(self.text, WIDTH)


@dataclass(frozen=True, slots=True)
class Entry:
    """A suggestion as the list says it."""

    suggestion: Suggestion
    name: str
    size: str
    lines: tuple[Line, ...]

    @property
    def height(self) -> int:
        """The lines that it takes, its margin with it."""
        beside = line_count(self.name, NAME_WIDTH) + line_count(self.size, NAME_WIDTH) + 1
        return max(beside, sum(line.lines for line in self.lines)) + BETWEEN


def list_note(
    answer: Suggestions,
    say: Translator,
    *,
    request: SuggestRequest | None = None,
    stylesheet: str | None = None,
    links: Links = (),
    today: datetime.date | None = None,
) -> str:
    """The HTML document of the note; `request` says what was chosen, where it is known."""
    day = today or datetime.date.today()
    pages = pages_of(answer, say)
    shown = sum(map(len, pages))
    return render(
        "list.html",
        say,
        stylesheet=stylesheet,
        links=links,
        title=_title(answer, say),
        lead=_lead(answer, say),
        asked=shortened(asked_line(answer.asked, say), ASKED) if answer.asked else "",
        choices=shortened(choices_line(request, say), ASKED) if request else "",
        map=list_map(answer, shown, say=say),
        pages=pages,
        left_out=len(answer.suggestions) - shown,
        existing=shortened(_existing(answer, say), EXISTING),
        hidden=hidden_line(answer.hidden, say) if answer.hidden else "",
        unknown_level=unknown_level_line(answer.unknown_level, say) if answer.unknown_level else "",
        answer=answer,
        day=long_date(day, say),
        iso_day=day.isoformat(),
    )


def pages_of(answer: Suggestions, say: Translator) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The suggestions of each page, as much said of each as has room on it."""
    chosen = [
        [_entry(one, answer, say, detail=detail) for detail in DETAILS]
        for one in answer.suggestions[:MOST]
    ]
    first = _page(chosen[: ceil(len(chosen) / 2)], FIRST_PAGE)
    more = len(answer.suggestions) > MOST
    return first, _page(chosen[len(first) :], SECOND_PAGE - more)


def _page(chosen: Sequence[Sequence[Entry]], room: int) -> tuple[Entry, ...]:
    """Those that fit with the least said of each, then more of one after the other."""
    least = [(ways[0], ways[0].height) for ways in chosen]
    entries = list(fitting(least, room).items)
    for fuller in zip(*(ways[1:] for ways in chosen[: len(entries)]), strict=True):
        for at, entry in enumerate(fuller):
            others = sum(one.height for one in entries) - entries[at].height
            if others + entry.height <= room:
                entries[at] = entry
    return tuple(entries)


def _entry(
    suggestion: Suggestion, answer: Suggestions, say: Translator, *, detail: Detail
) -> Entry:
    origin = answer.origin.territory if answer.origin else None
    name = shortened(place(suggestion.territory, say), NAME)
    if suggestion.existing:
        name = say.text("{title}, already a partner", title=name)
    lines = [
        *_reasons(suggestion, say, detail=detail),
        *(_gate_line(gate, say) for gate in suggestion.gates),
        *_precedents(suggestion, say, detail=detail),
    ]
    return Entry(suggestion, name, _size(suggestion, origin, say), tuple(lines))


def _size(suggestion: Suggestion, origin: Territory | None, say: Translator) -> str:
    territory = suggestion.territory
    said = inhabitants(territory, say, derived=suggestion.population_derived)
    ratio = say_ratio(origin, territory, say)
    return f"{said} ({ratio})" if ratio else said


def _reasons(suggestion: Suggestion, say: Translator, *, detail: Detail) -> Iterator[Line]:
    counts: dict[Verdict, int] = {"for": detail["for"], "against": detail["against"]}
    shown = shown_reasons(suggestion.reasons, counts)
    # What answers the themes that are asked for comes first, yet never hides what is against.
    against = [reason for reason in shown if reason.verdict == "against"][: counts["against"]]
    speaking = [reason for reason in shown if reason.verdict == "for"][: counts["for"]]
    for reason in (*speaking, *against):
        text = shortened(reason.text, REASON)
        yield Line(SIGNS[reason.verdict], reason.verdict, text, rounded(reason.points))
    unknown = strongest(suggestion.reasons, "unknown")
    if unknown and detail["unknown"]:
        names = ", ".join(feature_name(reason.feature, say) for reason in unknown)
        yield Line("?", "unknown", shortened(say.text("unknown: {names}", names=names), UNKNOWN))


def _precedents(suggestion: Suggestion, say: Translator, *, detail: Detail) -> Iterator[Line]:
    for known in suggestion.precedents[: detail["precedent"]]:
        line = say.text("precedent: {partnership}", partnership=partnership_line(known, say))
        yield Line("=", "precedent", shortened(line, REASON))


def _gate_line(gate: Gate, say: Translator) -> Line:
    return Line("!", "gate", say.text(GATES[gate.kind], date=gate.date))


def _title(answer: Suggestions, say: Translator) -> str:
    if answer.origin is None:
        return say.text("Foreign territories that answer best")
    name = name_within(answer.origin.territory.name, NAME)
    return say.text("Partners suggested to {name}", name=name)


def _lead(answer: Suggestions, say: Translator) -> str:
    if answer.origin is None:
        return say.text(BY_NEED)
    said = inhabitants(answer.origin.territory, say)
    return say.text(
        "{population}. Whom to meet first abroad, as far as known partnerships tell: territories"
        " of like size and situation, in varied countries.",
        population=said,
    )


def _existing(answer: Suggestions, say: Translator) -> str:
    """The current partners that are left out, named."""
    suggested = {one.territory.id for one in answer.suggestions}
    left_out = (one for one in answer.excluded_existing if one.territory.id not in suggested)
    return ", ".join(existing_place(each, say) for each in left_out)
