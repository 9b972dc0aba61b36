"""Sixty needs, written before the tagger by somebody else: the right themes come first.

They are a test: neither words nor examples are added because of them.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from features.tagging import Tag, Tagger, load_tagger

NEEDS = [
    json.loads(line)
    for line in (Path(__file__).parent / "needs.jsonl").read_text(encoding="utf-8").splitlines()
]
FIRST = 3


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_tagger()


def share_found(tagger: Tagger, kind: str, needs: Sequence[dict[str, Any]]) -> float:
    """The share of needs of which a right theme is among the first three."""
    asked = [need for need in needs if need[kind]]
    return sum(is_found(tagger, need, kind) for need in asked) / len(asked)


def is_found(tagger: Tagger, need: dict[str, Any], kind: str) -> bool:
    """Whether one of the first three themes is right."""
    tags: tuple[Tag, ...] = getattr(tagger.tag(need["text"]), kind)
    return not {tag.key for tag in tags[:FIRST]}.isdisjoint(need[kind])


def test_there_are_sixty_needs_half_of_them_french() -> None:
    languages = [need["language"] for need in NEEDS]
    assert (languages.count("fr"), languages.count("en")) == (30, 30)


@pytest.mark.parametrize(("kind", "least"), [("sectors", 0.9), ("challenges", 0.8)])
def test_a_right_theme_is_among_the_first_three(tagger: Tagger, kind: str, least: float) -> None:
    assert share_found(tagger, kind, NEEDS) >= least


@pytest.mark.parametrize("kind", ["sectors", "challenges"])
def test_french_is_understood_as_well_as_english_within_five_points(
    tagger: Tagger, kind: str
) -> None:
    french, english = (
        share_found(tagger, kind, [need for need in NEEDS if need["language"] == language])
        for language in ("fr", "en")
    )
    assert french >= english - 0.05
