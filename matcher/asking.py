"""What themes are asked of candidates: those that are named, and those of a need in free text."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from data.errors import InvalidOption
from matcher.holdings import Holdings

if TYPE_CHECKING:
    from models.theme_worth import Asked

LEAST_WEIGHT = 0.4
"""Of a need, themes of less weight are left out: a greeting asks for nothing."""
LEAST_SURE = 0.6
"""Of a need, themes that are less than 60 % as sure as the surest are left out."""


def asked_of(holdings: Holdings, themes: Collection[str], need: str | None) -> tuple[Asked, ...]:
    """The themes that are named, in full, then those of the need, by their weights.

    A theme that is named keeps the words by which the need asks for it too.
    """
    if not themes and need is None:
        return ()
    from models.theme_worth import Asked

    tags = _tags(holdings, need)
    words = {asked.key: asked.words for asked in tags}
    named = [Asked(key, words=words.get(key, ())) for key in themes]
    return (*named, *(asked for asked in tags if asked.key not in themes))


def _tags(holdings: Holdings, need: str | None) -> list[Asked]:
    if need is None:
        return []
    from models.theme_worth import Asked

    tags = holdings.tagger.tag(need)
    likely = [tag for tag in (*tags.sectors, *tags.challenges) if tag.weight >= LEAST_WEIGHT]
    found = sorted(likely, key=lambda tag: -tag.weight)
    if not found:
        raise InvalidOption(
            "--need: no theme is understood in this text; say it in other words, or name themes"
            " with --theme (`matcher vocabulary` lists them)."
        )
    return [
        Asked(tag.key, tag.weight, tag.evidence, "need")
        for tag in found
        if tag.weight >= LEAST_SURE * found[0].weight
    ]
