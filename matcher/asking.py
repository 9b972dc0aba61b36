"""What themes are asked of candidates: those that are named, and those of a need in free text."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from data.errors import InvalidOption
from matcher.holdings import Holdings

if TYPE_CHECKING:
    from models.theme_worth import Asked

LONGEST_NEED = 2_000
LEAST_SURE = 0.6
"""Of a need, themes that are less than 60 % as sure as the surest are left out."""


def check_need(need: str | None) -> None:
    """A need says something, in no more than 2,000 characters."""
    if need is None:
        return
    if not need.strip():
        raise InvalidOption("--need is empty; say in a sentence what is sought.")
    if len(need) > LONGEST_NEED:
        raise InvalidOption(
            "--need has {length} characters; say it in {most} at most.",
            length=len(need),
            most=LONGEST_NEED,
        )


def themes_named(texts: Collection[str]) -> tuple[str, ...]:
    """The keys of the themes that these keys, labels or synonyms name, each once."""
    if not texts:
        return ()
    from data.theme_names import theme_named

    return tuple(dict.fromkeys(theme_named(text, where="--theme") for text in texts))


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
    found = sorted((*tags.sectors, *tags.challenges), key=lambda tag: -tag.weight)
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
