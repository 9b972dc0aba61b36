"""Descriptions say the same of territories that are alike, and nothing of what is unknown."""

from __future__ import annotations

import numpy as np
import pytest

from features.climate import CLIMATES
from features.description import CLIMATE_WORDS
from features.origin import Origin
from features.world import World


def text(world: World, wanted: str) -> str:
    return world.profile_texts[int(world.profile[world.gazetteer.row_of(wanted)])]


def test_a_description_says_size_coast_port_climate_and_challenges(world: World) -> None:
    assert text(world, "geonames:3006787") == (
        "City of 50 to 200 thousand people, on the coast, sea port, oceanic climate,"
        " port and maritime affairs, coastal flooding and erosion, port and city interface."
    )


def test_the_whole_world_shares_few_descriptions(world: World) -> None:
    texts = world.profile_texts
    assert len(texts) == len(set(texts)) < len(world.gazetteer) / 50
    assert len(world.profile) == len(world.gazetteer)


def test_a_point_is_described_as_a_territory_of_its_kind(world: World) -> None:
    rows = np.flatnonzero(np.asarray(world.gazetteer.level) == 0)[::9973]
    for row in rows.tolist():
        place = world.gazetteer.territory(row)
        if world.describe(place.latitude, place.longitude).row == row:
            assert Origin.of_point(world, place).profile in (-1, world.profile[row])


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
    said = np.array(["on an island" in each for each in world.profile_texts])[world.profile[rows]]
    assert np.array_equal(said, world.island[rows] == 1)


@pytest.mark.parametrize("zone", CLIMATES)
def test_every_climate_has_words(zone: str) -> None:
    assert any(zone.startswith(code) for code in CLIMATE_WORDS)
