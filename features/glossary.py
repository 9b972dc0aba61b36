"""French words → English ones, for a text model that reads English best.

A word for a word: what comes out is no sentence, but the model places it near the sentence's
translation. `raw/glossary.csv` holds the words.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from features.tagging_words import Word, stem, weighty, words_in

_LONGEST = 4
_PRESENT_AND_PAST = "e es ons ez ent ais ait ions iez aient ant"
_FUTURE = "ai as a ons ez ont ais ait ions iez aient"
"""Endings of the regular verbs, without accents."""

Phrase = tuple[str, ...]


class Glossary:
    """Phrases by their letters, by their stems, and by the forms of regular verbs."""

    def __init__(self, pairs: Sequence[tuple[str, str]]) -> None:
        self._spelled: dict[str, str] = {}
        self._stemmed: dict[Phrase, str] = {}
        self._conjugated: dict[str, str] = {}
        for french, english in pairs:
            words = [word.plain for word in weighty(words_in(french), "fr")]
            self._stemmed.setdefault(tuple(stem(word, "fr") for word in words), english)
            if len(words) == 1:
                self._spelled[french.lower()] = english
                for form in _forms(words[0]):
                    self._conjugated.setdefault(form, english)

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
        return (
            self._spelled.get(spelled)
            or self._spelled.get(spelled.rstrip("sx"))
            or self._conjugated.get(word.plain)
            or self._stemmed.get((stem(word.plain, "fr"),))
        )


@cache
def load_glossary() -> Glossary:
    """The glossary that comes with the product."""
    lines = files("data.raw").joinpath("glossary.csv").read_text(encoding="utf-8").splitlines()
    return Glossary([(row["french"], row["english"]) for row in csv.DictReader(lines)])


def _forms(infinitive: str) -> list[str]:
    """The forms of a regular verb, without accents; none for another word."""
    root, kind = infinitive[:-2], infinitive[-2:]
    if kind == "er":
        own = _joined(root, f"{_PRESENT_AND_PAST} ees")
        # Before a and o, g takes an e and c a cedilla: mangeons, lançons.
        return own + _joined(f"{root}e", "ons ait aient ant") + _joined(infinitive, _FUTURE)
    if kind == "ir":
        long = _joined(f"{root}iss", f"{_PRESENT_AND_PAST} ement")
        return _joined(root, "i is it ie ies") + long + _joined(infinitive, _FUTURE)
    if kind == "re":
        return _joined(root, f"s u us ue ues {_PRESENT_AND_PAST}") + _joined(f"{root}r", _FUTURE)
    return []


def _joined(root: str, endings: str) -> list[str]:
    return [root + ending for ending in endings.split()]
