"""What a user calls a theme → its key of the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import islice

from data.errors import InvalidOption
from data.label import Label, in_a_row
from data.names import name_key
from data.vocabulary import CHALLENGES, SECTORS, THEMES, Theme, keys_named

NEAREST = 3
LONGEST = 60


def theme_named(text: str, *, where: str) -> str:
    """The sector or challenge that a key, a label or a synonym names, accents and case forgiven.

    `where` is the option or the place in a file, for the sentence that refuses.
    """
    found = _found(text, THEMES)
    if len(found) == 1:
        return found[0]
    if found:
        raise InvalidOption(
            "{where} {text!r} may mean {keys}; give one of these keys.",
            where=where,
            text=text[:LONGEST],
            keys=", ".join(found),
        )
    raise InvalidOption(
        "{where} {text!r} is neither a sector nor a challenge; the nearest are {nearest}, and"
        " `matcher vocabulary` lists all.",
        where=where,
        text=text[:LONGEST],
        nearest=_said(nearest_keys(text, THEMES)),
    )


def sector_named(text: str, *, where: str) -> str:
    """The sector that a text names."""
    found = _found(text, SECTORS)
    if len(found) == 1:
        return found[0]
    if not found and _found(text, CHALLENGES):
        raise InvalidOption(
            "{where} {text!r} is a challenge, not a sector; give it among the challenges.",
            where=where,
            text=text[:LONGEST],
        )
    raise InvalidOption(
        "{where} {text!r} is not a sector; the nearest are {nearest}, and `matcher vocabulary`"
        " lists all.",
        where=where,
        text=text[:LONGEST],
        nearest=_said(found or nearest_keys(text, SECTORS)),
    )


def challenge_named(text: str, *, where: str) -> str:
    """The challenge that a text names."""
    found = _found(text, CHALLENGES)
    if len(found) == 1:
        return found[0]
    if not found and _found(text, SECTORS):
        raise InvalidOption(
            "{where} {text!r} is a sector, not a challenge; give it among the sectors.",
            where=where,
            text=text[:LONGEST],
        )
    raise InvalidOption(
        "{where} {text!r} is not a challenge; the nearest are {nearest}, and `matcher vocabulary`"
        " lists all.",
        where=where,
        text=text[:LONGEST],
        nearest=_said(found or nearest_keys(text, CHALLENGES)),
    )


def nearest_keys(text: str, themes: Mapping[str, Theme]) -> list[str]:
    """The keys whose names and synonyms come nearest to a text, best first."""
    import numpy as np
    from rapidfuzz.distance import JaroWinkler
    from rapidfuzz.process import cdist

    names, firsts = _all_names()
    alike = cdist(
        [name_key(text[:LONGEST])],
        names,
        scorer=JaroWinkler.normalized_similarity,
        dtype=np.float64,
    )
    best = np.maximum.reduceat(alike[0], firsts)
    keys = tuple(THEMES)
    ranked = (keys[place] for place in np.argsort(-best, kind="stable"))
    return list(islice((key for key in ranked if key in themes), NEAREST))


@cache
def _all_names() -> tuple[list[str], list[int]]:
    """The names of all themes in their order, and where those of each begin."""
    names: list[str] = []
    firsts = []
    for key in THEMES:
        firsts.append(len(names))
        names += sorted(_names(key, True))
    return names, firsts


def _said(keys: list[str]) -> Label:
    return in_a_row(THEMES[key].label for key in keys)


def _found(text: str, themes: Mapping[str, Theme]) -> list[str]:
    """What bears the name; failing that, what has it for a synonym."""
    asked = name_key(text)
    bearing = [key for key in themes if asked in _names(key, False)]
    return bearing or [key for key in keys_named(text) if key in themes]


@cache
def _names(key: str, synonyms: bool) -> frozenset[str]:
    theme = THEMES[key]
    names = [key, *theme.label]
    if synonyms:
        names += [word for words in theme.synonyms.values() for word in words]
    return frozenset(map(name_key, names))
