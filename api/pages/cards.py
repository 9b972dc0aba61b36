"""One suggestion as its card shows it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from api.pages.links import Given, address, reference
from data.decisions import DECLINED
from data.lessons import Lesson
from data.records import Source, Territory
from matcher.adding_up import AddedUp, add_up
from matcher.drawing.charts import family_bar_svg, family_reach
from matcher.printing.cautions import shown_cautions
from matcher.printing.decided import decision_line, set_back_line
from matcher.printing.known import partnership_line
from matcher.printing.suggestions import (
    BRIEF,
    reciprocity_line,
    shown_reasons,
    strongest,
    unknown_features,
)
from matcher.results import Reason, Suggestion, Suggestions
from matcher.sentences.ratio import say_ratio
from matcher.translation import Translator


@dataclass(frozen=True, slots=True)
class Card:
    """A suggestion with its words; `key` ties it to its marker, `address` is that of its sheet.

    `told` are the testimonies that no card above it tells, each with its source; `bar` its families
    drawn; `decision` what became of it, `set_back` what others make of it, both in words.
    """

    suggestion: Suggestion
    key: str
    address: str
    ratio: str
    reasons: tuple[Reason, ...]
    unknown: str
    standing: str
    added: AddedUp
    precedents: tuple[str, ...]
    told: tuple[tuple[str, Source], ...]
    bar: Markup
    decision: str
    declined: bool
    set_back: str


class CardMaker:
    """Makes the cards of an answer; `kept` are the parameters that their sheets take over."""

    def __init__(self, answer: Suggestions, say: Translator, *, kept: Given) -> None:
        self._say, self._kept = say, kept
        self._origin = answer.origin.territory if answer.origin else None
        self._reach = family_reach([each.by_family for each in answer.suggestions])
        self._lessons: list[Lesson] = []

    def card(self, suggestion: Suggestion) -> Card:
        """The card of the next suggestion: a testimony is told on the first that it holds for."""
        say, reasons = self._say, suggestion.reasons
        unknown = strongest(reasons, "unknown")
        standing, decided = suggestion.reciprocity, suggestion.decision
        return Card(
            suggestion=suggestion,
            key=f"s{suggestion.rank}",
            address=sheet_address(self._origin, suggestion.territory, self._kept),
            ratio=say_ratio(self._origin, suggestion.territory, say),
            reasons=tuple(shown_reasons(reasons, BRIEF)),
            unknown=unknown_features(unknown, say) if unknown else "",
            standing=reciprocity_line(standing, say) if standing else "",
            added=add_up(suggestion),
            precedents=tuple(partnership_line(known, say) for known in suggestion.precedents),
            told=tuple(self._told(suggestion)),
            bar=self._bar(suggestion),
            decision=decision_line(decided, say) if decided else "",
            declined=decided is not None and decided.state in DECLINED,
            set_back=set_back_line(suggestion.set_back, say) if suggestion.set_back else "",
        )

    def _told(self, suggestion: Suggestion) -> Iterator[tuple[str, Source]]:
        for caution in shown_cautions(suggestion.cautions, self._lessons):
            self._lessons.append(caution.lesson)
            yield caution.text, caution.lesson.source

    def _bar(self, suggestion: Suggestion) -> Markup:
        """The families drawn, to the same scale on all cards; the drawing tells its figures too."""
        drawn = family_bar_svg(
            suggestion.by_family,
            title=self._say.text("Points by family"),
            say=self._say,
            key=f"bar-{suggestion.rank}",
            reach=self._reach,
        )
        return Markup(drawn)


def sheet_address(origin: Territory | None, other: Territory, kept: Given) -> str:
    """Where the other territory is told of: beside the one who asks, else alone."""
    if origin is None:
        language = [(name, value) for name, value in kept if name == "lang"]
        return address(f"/territories/{other.id}", language)
    return address("/compare", [("a", reference(origin)), ("b", other.id), *kept])
