"""A need or a project in free words → the sectors and challenges that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.errors import InputError

if TYPE_CHECKING:
    from features.tagging import Tags
    from matcher.holdings import Holdings


def find_themes(holdings: Holdings, text: str) -> Tags:
    """The themes of a text that says something and is not too long."""
    from matcher.profile_file import check_text

    checked = check_text(text, where="TEXT:")
    if not checked:
        raise InputError(
            "the text is empty; say a need or a project in a sentence or two, in French or English."
        )
    return holdings.tagger.tag(checked)
