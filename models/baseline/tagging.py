"""What a tagger must beat: the vocabulary's exact words, and the cosine of text and label."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import THEMES
from features.embedding import Encoder
from features.tagging_lexicon import phrases_of
from features.tagging_words import LANGUAGES, languages_of, words_in

Floats = NDArray[np.float64]


def keyword_scores(texts: Sequence[str]) -> Floats:
    """How many labels and synonyms of each theme stand in each text, letter for letter: (n, 60).

    Only case and accents are overlooked.
    """
    phrases = [
        {_spelled(phrase) for language in LANGUAGES for phrase in phrases_of(theme, language)}
        for theme in THEMES.values()
    ]
    read = [_spelled(text) for text in texts]
    return np.array(
        [[sum(each in text for each in own) for own in phrases] for text in read], float
    )


def cosine_scores(texts: Sequence[str], encoder: Encoder) -> Floats:
    """The cosine of each text with the label of each theme, in the language of the text: (n, 60).

    Texts in neither French nor English are compared with the English labels.
    """
    french = encoder.encode([theme.label.french for theme in THEMES.values()])
    english = encoder.encode([theme.label.english for theme in THEMES.values()])
    vectors = encoder.encode(texts)
    is_french = np.array([languages_of(words_in(text))[0] == "fr" for text in texts])
    cosines = np.where(is_french[:, None], vectors @ french.T, vectors @ english.T)
    return cosines.astype(np.float64)


def _spelled(text: str) -> str:
    return f" {' '.join(word.plain for word in words_in(text))} "
