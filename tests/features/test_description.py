"""Descriptions say the same of territories that are alike, and nothing of what is unknown."""

from __future__ import annotations

import numpy as np
import pytest

from features.climate import CLIMATES
from features.description import CLIMATE_WORDS, describe
from features.world import World


def text(world: World, wanted: str) -> str:
    described = describe(world, np.array([world.gazetteer.row_of(wanted)]))
    return described.texts[int(described.text_of[0])]


def test_a_description_says_size_country_rank_coast_port_and_climate(world: World) -> None:
    assert text(world, "geonames:3006787") == (
        "City of 50 to 200 thousand people, in France, among the 100 largest of the country,"
        " on the coast, sea port, oceanic climate, middle latitudes."
    )


def test_the_whole_world_shares_few_descriptions(world: World) -> None:
    described = describe(world, np.arange(len(world.gazetteer)))
    assert len(described.texts) == len(set(described.texts)) < len(world.gazetteer) / 20
    assert len(described.text_of) == len(world.gazetteer)


def test_a_description_is_the_same_alone_and_among_others(world: World) -> None:
    rows = np.arange(0, len(world.gazetteer), 997)
    together = describe(world, rows)
    alone = [describe(world, rows[at : at + 1]).texts[0] for at in range(20)]
    assert [together.texts[at] for at in together.text_of[:20]] == alone


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ("siren:241700434", "Association of municipalities of 50 to 200 thousand people"),
        ("insee:DEP-48", "Department or province of 50 to 200 thousand people"),
        ("geonames:2988507", "Metropolis of over a million people"),
    ],
)
def test_each_level_has_its_words(world: World, wanted: str, said: str) -> None:
    assert text(world, wanted).startswith(said)


def test_only_islands_are_said_to_be_islands(world: World) -> None:
    rows = np.arange(0, len(world.gazetteer), 397)
    described = describe(world, rows)
    said = np.array(["on an island" in each for each in described.texts])[described.text_of]
    assert np.array_equal(said, world.island[rows] == 1)


@pytest.mark.parametrize("zone", CLIMATES)
def test_every_climate_has_words(zone: str) -> None:
    assert any(zone.startswith(code) for code in CLIMATE_WORDS)
