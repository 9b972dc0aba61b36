"""Words of a text as the vocabulary knows them: without accents, endings and words of no weight."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

LANGUAGES = ("fr", "en", "es", "pt")
_DOUBLE = re.compile(r"(.)\1")
_WORD = re.compile(r"[^\W_]+")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l"})


class Word(NamedTuple):
    """A word of a text: where it stands, and its letters in lower case without accents."""

    start: int
    end: int
    plain: str


def words_in(text: str) -> list[Word]:
    """All words of a text, in their order."""
    return [Word(found.start(), found.end(), _plain(found[0])) for found in _WORD.finditer(text)]


def languages_of(words: Sequence[Word]) -> tuple[str, ...]:
    """The languages that a text may be in, the likeliest first; all where nothing tells them.

    Its words of no weight tell them.
    """
    empty = _empty_words()
    counts = {name: sum(word.plain in empty[name] for word in words) for name in LANGUAGES}
    most = max(counts.values())
    likely = [name for name in LANGUAGES if 2 * counts[name] > most or not most]
    return tuple(sorted(likely, key=lambda name: -counts[name]))


def weighty(words: Sequence[Word], language: str) -> list[Word]:
    """The words that say something in a language."""
    empty = _empty_words()[language]
    return [word for word in words if word.plain not in empty]


@cache
def _empty_words() -> Mapping[str, frozenset[str]]:
    lines = files("data.raw").joinpath("empty_words.csv").read_text(encoding="utf-8").splitlines()
    return {row["language"]: frozenset(row["words"].split()) for row in csv.DictReader(lines)}


def stem(plain: str, language: str) -> str:
    """A word without its ending and double letters: « innondations », « inondation » → inondation.

    A double letter too many or too few is the spelling mistake that people make most.
    """
    return _DOUBLE.sub(r"\1", _STEMMERS[language](plain))


def _plain(word: str) -> str:
    lowered = word.lower().translate(_LIGATURES)
    if lowered.isascii():
        return lowered
    parts = unicodedata.normalize("NFKD", lowered)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _stem_french(word: str) -> str:
    # Savoy's minimal stemmer (2006), with the feminine before the infinitive: côtière as côtier.
    if len(word) > 4 and word.endswith("aux") and not word.endswith("eaux"):
        return word[:-2] + "l"
    if len(word) > 3:
        word = word.removesuffix("x").removesuffix("s")
    if len(word) < 5:
        return word
    for ending in ("e", "e", "r", "e"):
        word = word.removesuffix(ending)
    return word[:-1] + "f" if word.endswith("iv") else word


def _stem_english(word: str) -> str:
    if len(word) < 4:
        return word
    for ending, instead in _ENGLISH_ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)] + instead
            break
    return word.removesuffix("e")


_ENGLISH_ENDINGS = (
    ("sses", "ss"), ("ies", "y"), ("ings", ""), ("ing", ""), ("ied", "y"), ("ed", ""),
    ("ss", "ss"), ("us", "us"), ("s", ""),
)  # fmt: skip


def _stem_iberian(word: str) -> str:
    if len(word) < 5:
        return word.removesuffix("s")
    for ending, instead in _IBERIAN_ENDINGS:
        if word.endswith(ending):
            return word[: -len(ending)] + instead
    return word.rstrip("aoes") or word


_IBERIAN_ENDINGS = (("ciones", "cion"), ("coes", "cao"), ("dades", "dad"), ("dade", "dad"))

_STEMMERS: Mapping[str, Callable[[str], str]] = {
    "fr": _stem_french,
    "en": _stem_english,
    "es": _stem_iberian,
    "pt": _stem_iberian,
}
