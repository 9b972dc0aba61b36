"""A free text → the themes that its writer confirms, or that are shown at least."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.commands.running import remark
from matcher.labels import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.declared import DeclaredProfile
    from features.tagging import Tag
    from matcher.translation import Translator

YES, NO = ("o", "oui", "y", "yes"), ("n", "non", "no")


def themes_of_text(text: str, say: Translator, *, where: str, sure: bool) -> list[str]:
    """The keys of the themes of a text that may be kept: all where it is sure, or is confirmed."""
    found = _shown(text, say, where=where)
    remark(say.text("The text itself is not kept: only the keys of its themes, with the date."))
    if not found or sure:
        return found
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        remark(say.text("Nothing of it is kept without --yes."))
        return []
    return found if _confirmed(say.text("Keep these themes? [y/n] ")) else []


def profile_of_file(path: Path, say: Translator) -> DeclaredProfile:
    """What a profile file declares, the themes of its text shown and added."""
    from data.declared import DeclaredProfile
    from matcher.profile_file import load_profile

    written = load_profile(path)
    if not written.text:
        return written.declared
    told = _shown(written.text, say, where=f"{path},")
    return DeclaredProfile.of_keys([*written.declared.keys, *told])


def _shown(text: str, say: Translator, *, where: str) -> list[str]:
    """The keys of the themes of a text, told on standard error with the words that tell them."""
    from features.tagging import load_tagger
    from matcher.profile_file import check_text

    tags = load_tagger().tag(check_text(text, where=where))
    remark(_line(say.text("Sectors found in the text:"), tags.sectors, say))
    remark(_line(say.text("Challenges found in the text:"), tags.challenges, say))
    return [tag.key for tag in (*tags.sectors, *tags.challenges)]


def _line(title: str, tags: Iterable[Tag], say: Translator) -> str:
    told = [f"{label(tag.key, say)} ({', '.join(tag.evidence) or tag.key})" for tag in tags]
    return f"{title} {'; '.join(told) or say.text('none')}"


def _confirmed(question: str) -> bool:
    """The answer to a question of yes or no; the end of the input is a no."""
    while True:
        sys.stderr.write(question)
        sys.stderr.flush()
        said = sys.stdin.readline()
        if said.strip().lower() in YES:
            return True
        if not said or said.strip().lower() in NO:
            return False
