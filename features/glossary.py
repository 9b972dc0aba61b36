"""French words → English ones, for a text model that reads English best.

A word for a word: what comes out is no sentence, but the model places it near the sentence's
translation. `raw/glossary.csv` holds the words.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from features.tagging_words import Word, stem, weighty, words_in

_LONGEST = 4
_CONJUGATED = re.compile(
    r"(.{4,}?)(?:issements?|issaient|issons|issent|issait|issant|erions|eraient|aient|eront|erons"
    r"|erait|ements?|antes?|ants?|ions|ait|ons|ent|era|ees?|es|er|ir|re|it|is|ez|ai|as|us|ies?"
    r"|[aeisux])"
)

Phrase = tuple[str, ...]


class Glossary:
    """Phrases by their letters, by their stems, and by the roots of conjugated verbs."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._spelled: dict[str, str] = {}
        self._stemmed: dict[Phrase, str] = {}
        self._roots: dict[str, str] = {}
        # Conjugated forms are those of verbs, so the verbs claim their roots first.
        for french, english in sorted(pairs, key=lambda pair: not _is_verb(pair[0])):
            phrase = _plain(weighty(words_in(french), "fr"))
            if len(phrase) == 1:
                self._spelled[french.lower()] = english
                self._roots.setdefault(_root(phrase[0]), english)
        for french, english in pairs:
            phrase = _plain(weighty(words_in(french), "fr"))
            self._stemmed.setdefault(tuple(stem(word, "fr") for word in phrase), english)

    def english(self, text: str) -> str:
        """The words of a French text that weigh, in English where they are known."""
        words = weighty(words_in(text), "fr")
        stems = [stem(word.plain, "fr") for word in words]
        said: list[str] = []
        at = 0
        while at < len(words):
            taken, found = self._longest(stems[at : at + _LONGEST])
            if taken == 1:
                found = self._single(text, words[at]) or found
            said.append(found or words[at].plain)
            at += taken
        return " ".join(said)

    def _longest(self, stems: Sequence[str]) -> tuple[int, str | None]:
        for length in range(len(stems), 1, -1):
            found = self._stemmed.get(tuple(stems[:length]))
            if found:
                return length, found
        return 1, self._stemmed.get(tuple(stems[:1]))

    def _single(self, text: str, word: Word) -> str | None:
        """The English of one word: as it is spelled, without its plural, else by its verb."""
        spelled = text[word.start : word.end].lower()
        stemmed = self._stemmed.get((stem(word.plain, "fr"),))
        return (
            self._spelled.get(spelled)
            or self._spelled.get(spelled.rstrip("sx"))
            or (stemmed if not word.plain.endswith("ent") else None)
            or self._roots.get(_root(word.plain))
        )


@cache
def load_glossary() -> Glossary:
    """The glossary that comes with the product."""
    lines = files("data.raw").joinpath("glossary.csv").read_text(encoding="utf-8").splitlines()
    return Glossary([(row["french"], row["english"]) for row in csv.DictReader(lines)])


def _is_verb(french: str) -> bool:
    return french.endswith(("er", "ir", "re"))


def _plain(words: Sequence[Word]) -> Phrase:
    return tuple(word.plain for word in words)


def _root(plain: str) -> str:
    found = _CONJUGATED.fullmatch(plain)
    return found[1] if found else plain
