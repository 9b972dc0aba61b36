"""The vocabulary's own words in a text: labels and synonyms, whatever their endings and accents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cache

from data.vocabulary import THEMES, Theme
from features.tagging_words import LANGUAGES, Word, languages_of, stem, weighty, words_in

Span = tuple[int, int]
Hits = Mapping[str, Sequence[Span]]
Stems = tuple[str, ...]

_LONGEST = 6


class Lexicon:
    """The phrases of every theme as stems, by language."""

    def __init__(self, themes: Mapping[str, Theme]) -> None:
        self._keys: dict[str, dict[Stems, tuple[str, ...]]] = {name: {} for name in LANGUAGES}
        for theme in themes.values():
            for language in LANGUAGES:
                for phrase in phrases_of(theme, language):
                    self._add(_stems(words_in(phrase), language), language, key=theme.key)

    def find(self, text: str) -> Hits:
        """Where each theme is named: the places of its words in the text, in their order.

        The longest match wins: what stands inside a phrase of other themes names nothing by itself.
        """
        words = words_in(text)
        found: dict[str, dict[Span, None]] = {}
        for language in languages_of(words):
            for key, span in self._found(words, language):
                found.setdefault(key, {})[span] = None
        places = {span for spans in found.values() for span in spans}
        own = {key: _outermost(spans, places - spans.keys()) for key, spans in found.items()}
        return {key: spans for key, spans in own.items() if spans}

    def _found(self, words: Sequence[Word], language: str) -> list[tuple[str, Span]]:
        known = self._keys[language]
        heavy = weighty(words, language)
        stems = [stem(word.plain, language) for word in heavy]
        return [
            (key, (heavy[start].start, heavy[start + length - 1].end))
            for start in range(len(heavy))
            for length in range(1, min(_LONGEST, len(heavy) - start) + 1)
            for key in known.get(tuple(stems[start : start + length]), ())
        ]

    def _add(self, stems: Stems, language: str, *, key: str) -> None:
        if stems:
            known = self._keys[language]
            known[stems] = tuple(dict.fromkeys((*known.get(stems, ()), key)))


def phrases_of(theme: Theme, language: str) -> tuple[str, ...]:
    """The label, where the language has one, and the synonyms of a theme."""
    labels = {"fr": (theme.label.french,), "en": (theme.label.english,)}.get(language, ())
    return (*labels, *theme.synonyms.get(language, ()))


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of the product's vocabulary."""
    return Lexicon(THEMES)


def _outermost(spans: Iterable[Span], others: Set[Span]) -> list[Span]:
    """The spans, in order, that stand inside of no other."""
    return sorted(
        (start, end)
        for start, end in spans
        if not any(first <= start and end <= last for first, last in others)
    )


def _stems(words: Sequence[Word], language: str) -> Stems:
    return tuple(stem(word.plain, language) for word in weighty(words, language))
