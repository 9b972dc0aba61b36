"""What became of suggestions, in lines for every edge."""

from __future__ import annotations

from datetime import date

from data.decisions import DECLINED
from data.records import Profile
from matcher.decision_words import state_word
from matcher.results import Decided, SetBack
from matcher.translation import Translator, mark

SHOW_HIDDEN = mark("--include-hidden shows them.")


def decision_line(decided: Decided, say: Translator) -> str:
    """The state that stands and the day of the word."""
    return f"{state_word(decided.state, say)} ({day_line(decided.day, say)})"


def day_line(day: str, say: Translator) -> str:
    """A day, ISO 8601, in words."""
    from matcher.notes.rendering import long_date

    return long_date(date.fromisoformat(day), say)


def pair_line(decided: Decided, *, first: Profile, say: Translator) -> str:
    """The same on the sheet of a pair, which is not shown in the list of the one who asks."""
    line = decision_line(decided, say)
    if decided.state not in DECLINED:
        return line
    hidden = say.text("hidden from the suggestions for {name}", name=first.territory.name)
    return f"{line}, {hidden}"


def set_back_line(back: SetBack, say: Translator) -> str:
    """What other territories make of a candidate, and what that changes."""
    return say.text(
        "refused or found not relevant by {count} other territories: {points} points lower in the"
        " order of this list, the score unchanged",
        count=say.number(back.territories),
        points=say.number(back.points, 2),
    )


def hidden_line(count: int, say: Translator) -> str:
    """How many candidates are hidden from a list."""
    return say.plural(
        "{count} territory hidden: refused, or not relevant.",
        "{count} territories hidden: refused, or not relevant.",
        count=count,
    )
