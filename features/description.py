"""A territory's canonical description in English, the same for all that are alike.

Every word costs time: the text model reads each of the distinct descriptions of the world.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.vocabulary import THEMES, keys_of, mask_of
from features.climate import CLIMATES
from features.geography import COASTAL_KM, ON_COAST_KM, PORT_KM

Rows = NDArray[np.int64]
Floats = NDArray[np.floating[Any]]

UNSAID = ""

SIZES = (1, 2_000, 10_000, 50_000, 200_000, 1_000_000)
TOWN_WORDS = ("place", "village", "small town", "town", "city", "large city", "metropolis")
LEVEL_WORDS = ("association of municipalities", "department or province", "region or state")
SIZE_WORDS = (
    "of unknown size",
    "of under 2 thousand people",
    "of 2 to 10 thousand people",
    "of 10 to 50 thousand people",
    "of 50 to 200 thousand people",
    "of 200 thousand to a million people",
    "of over a million people",
)
COASTS_KM = (ON_COAST_KM, COASTAL_KM)
COAST_WORDS = ("on the coast", "near the coast", "inland")
PORT_WORDS = ("sea port", UNSAID)
ISLAND_WORDS = (UNSAID, UNSAID, "on an island")
# The first code that a Köppen zone begins with gives its words.
CLIMATE_WORDS = {
    "Af": "equatorial climate",
    "Am": "monsoon climate",
    "A": "tropical savanna climate",
    "BW": "desert climate",
    "BS": "semi-arid climate",
    "Cs": "Mediterranean climate",
    "Cw": "subtropical climate with dry winters",
    "Cfa": "humid subtropical climate",
    "C": "oceanic climate",
    "D": "continental climate",
    "E": "polar climate",
}


@dataclass(frozen=True)
class Facts:
    """What descriptions say, as columns over some territories; unknown as in features.world.

    `challenges` are masks of what is derived for them.
    """

    level: Rows
    population: Rows
    coast_km: Floats
    port_km: Floats
    island: Rows
    climate: Rows
    challenges: Rows


@dataclass(frozen=True)
class Descriptions:
    """Distinct texts, and for each territory the index of its own."""

    texts: tuple[str, ...]
    text_of: Rows


def describe(facts: Facts) -> Descriptions:
    """The descriptions of these territories; what is unknown is not said."""
    traits = _traits(facts)
    codes = np.stack([code for code, _ in traits], axis=1)
    distinct, text_of = np.unique(codes, axis=0, return_inverse=True)
    words = [words for _, words in traits]
    texts = [
        _sentence([choice[code] for choice, code in zip(words, combination, strict=True)])
        for combination in distinct.tolist()
    ]
    # Two climates may be said in the same words.
    at = {text: index for index, text in enumerate(dict.fromkeys(texts))}
    merged = np.array([at[text] for text in texts], dtype=np.int64)
    return Descriptions(tuple(at), merged[text_of.reshape(-1)])


def _sentence(parts: Sequence[str]) -> str:
    said = ", ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}."


def _traits(facts: Facts) -> list[tuple[Rows, Sequence[str]]]:
    """Each trait as the index of its words for every row, in the order of the sentence."""
    size = np.searchsorted(SIZES, facts.population, "right")
    kind = facts.level.astype(np.int64) * len(SIZE_WORDS) + size
    climate = np.minimum(facts.climate, len(CLIMATES)).astype(np.int64)
    return [
        (kind, _kind_words()),
        _up_to(facts.coast_km, COASTS_KM, COAST_WORDS),
        _up_to(facts.port_km, (PORT_KM,), PORT_WORDS),
        (facts.island.astype(np.int64) + 1, ISLAND_WORDS),
        (climate, [*(_climate_words(zone) for zone in CLIMATES), UNSAID]),
        *_challenges(facts.challenges),
    ]


def _challenges(masks: Rows) -> Iterator[tuple[Rows, Sequence[str]]]:
    """Each challenge that any of these territories faces, by its label."""
    for key in keys_of(int(np.bitwise_or.reduce(masks, initial=0))):
        faced = (masks & mask_of([key])) != 0
        yield faced.astype(np.int64), (UNSAID, THEMES[key].label.english.lower())


def _up_to(
    values: Floats, limits: Sequence[float], words: Sequence[str]
) -> tuple[Rows, Sequence[str]]:
    """The first words up to the first limit, and so on; none for what is unknown."""
    codes = np.searchsorted(limits, values)
    return np.where(np.isnan(values), len(words), codes), [*words, UNSAID]


def _kind_words() -> list[str]:
    """Words for each level and size, the sizes of a level side by side."""
    towns = [f"{town} {size}" for town, size in zip(TOWN_WORDS, SIZE_WORDS, strict=True)]
    return towns + [f"{level} {size}" for level in LEVEL_WORDS for size in SIZE_WORDS]


def _climate_words(zone: str) -> str:
    return next(words for code, words in CLIMATE_WORDS.items() if zone.startswith(code))
