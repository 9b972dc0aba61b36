"""What a tagger must beat knows exact words, or the cosine of text and label."""

from __future__ import annotations

import numpy as np

from data.vocabulary import THEMES
from features.embedding import load_encoder
from models.baseline.tagging import cosine_scores, keyword_scores

KEYS = list(THEMES)


def test_keywords_are_found_whole_and_whatever_their_accents() -> None:
    found, other = keyword_scores(["Le LYCEE et l’université", "un musicien portugais"])
    assert found[KEYS.index("education")] == 1
    assert found[KEYS.index("higher_education_research")] == 1
    assert other[KEYS.index("port_maritime")] == 0


def test_a_text_is_nearest_to_the_label_that_it_repeats() -> None:
    scores = cosine_scores(["Access to drinking water", "L'accès à l'eau potable"], load_encoder())
    assert [KEYS[at] for at in np.argmax(scores, axis=1)] == ["drinking_water_access"] * 2
