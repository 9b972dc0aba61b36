"""A free text → the themes that its writer confirms, or that are shown at least."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.commands.running import remark

if TYPE_CHECKING:
    from data.declared import DeclaredProfile
    from features.tagging import Tag
    from matcher.service import Matcher
    from matcher.translation import Translator

LIKELY = 0.5
"""A theme that is less sure is no declaration: its writer can name it."""
YES, NO = ("o", "oui", "y", "yes"), ("n", "non", "no")


def confirmed_themes(text: str, matcher: Matcher, *, sure: bool) -> list[str]:
    """The keys of the themes of a text that may be kept: all where it is sure, or is confirmed."""
    found = _shown_themes(text, matcher)
    say = matcher.say
    remark(
        say.text(
            "The text itself is not kept: only the keys of its themes, with the date, and in the"
            " folder cache the numbers (vectors) computed from it."
        )
    )
    if not found or sure:
        return found
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        remark(say.text("Nothing of it is kept without --yes."))
        return []
    return found if answers_yes(say.text("Keep these themes? [y/n] ")) else []


def profile_of_file(path: Path, matcher: Matcher) -> DeclaredProfile:
    """What a profile file declares, the themes of its text shown and added."""
    from data.declared import DeclaredProfile
    from matcher.profile_file import load_profile

    written = load_profile(path)
    told = _shown_themes(written.text, matcher) if written.text else []
    return DeclaredProfile.of_keys([*written.declared.keys, *told])


def answers_yes(question: str) -> bool:
    """The answer to a question of yes or no, in French or English; no input is a no."""
    while True:
        sys.stderr.write(question)
        sys.stderr.flush()
        said = sys.stdin.readline()
        if said.strip().lower() in YES:
            return True
        if not said or said.strip().lower() in NO:
            return False


def _shown_themes(text: str, matcher: Matcher) -> list[str]:
    """The keys of the themes of a text, told on standard error with the words that tell them."""
    tags, say = matcher.tag(text), matcher.say
    sectors, challenges = (
        [tag for tag in some if tag.weight >= LIKELY] for some in (tags.sectors, tags.challenges)
    )
    remark(_line(say.text("Sectors found in the text:"), sectors, say))
    remark(_line(say.text("Challenges found in the text:"), challenges, say))
    return [tag.key for tag in (*sectors, *challenges)]


def _line(title: str, tags: Iterable[Tag], say: Translator) -> str:
    from matcher.labels import label
    from matcher.printing.screen import clean_line

    told = [f"{label(tag.key, say)} ({', '.join(map(clean_line, tag.evidence))})" for tag in tags]
    return f"{title} {' · '.join(told)}" if told else say.text("{title} none", title=title)
