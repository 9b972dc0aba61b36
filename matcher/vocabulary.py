"""The vocabulary as an answer: all keys, or those of one kind."""

from __future__ import annotations

from dataclasses import dataclass

from data.errors import InvalidOption
from data.vocabulary import THEMES, Kind, Theme

KIND_WORDS: dict[str, Kind] = {
    "sector": "sector",
    "sectors": "sector",
    "secteur": "sector",
    "secteurs": "sector",
    "challenge": "challenge",
    "challenges": "challenge",
    "defi": "challenge",
    "defis": "challenge",
    "enjeu": "challenge",
    "enjeux": "challenge",
}
"""The words for kinds by their keys: without accents, in lower case."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The answer to `vocabulary`: sectors, then challenges."""

    themes: tuple[Theme, ...]


def list_vocabulary(kind: str | None = None) -> Vocabulary:
    """All themes, or those of the kind that a word means, in French or in English."""
    wanted = None if kind is None else _kind_named(kind)
    return Vocabulary(tuple(each for each in THEMES.values() if wanted in (None, each.kind)))


def _kind_named(text: str) -> Kind:
    from data.names import name_key

    found = KIND_WORDS.get(name_key(text))
    if found is None:
        raise InvalidOption("--kind {text!r} is not a kind; give sector or challenge.", text=text)
    return found
