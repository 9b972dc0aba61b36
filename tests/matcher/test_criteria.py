"""The sentence of each criterion, in both languages."""

from __future__ import annotations

from features.catalog import FEATURES
from matcher.criteria import ENGLISH, criterion
from matcher.translation import translator


def test_every_criterion_and_no_other_has_its_english_sentence() -> None:
    assert list(ENGLISH) == [feature.name for feature in FEATURES]


def test_the_french_sentence_is_that_of_the_measure_itself() -> None:
    for feature in FEATURES:
        assert criterion(feature, translator("fr")) == (feature.measure.__doc__ or "").strip()


def test_sentences_name_the_criterion_before_they_explain_it() -> None:
    for language, sign in (("fr", " : "), ("en", ": ")):
        for feature in FEATURES:
            assert sign in criterion(feature, translator(language))
