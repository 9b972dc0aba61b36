from __future__ import annotations

import numpy as np

from features.world import World
from models.theme_traits import GROUPS, TRAITS, UNKNOWN, trait_codes


def traits_of(world: World, place: str) -> dict[str, str | None]:
    codes = trait_codes(world, np.array([world.gazetteer.row_of(place)]))[:, 0].tolist()
    return {
        group: None if code == UNKNOWN else TRAITS[code]
        for group, code in zip(GROUPS, codes, strict=True)
    }


def test_kishiwada_is_a_temperate_port_city_outside_the_francophonie(world: World) -> None:
    assert traits_of(world, "geonames:1859383") == {
        "size": "200k_1m",
        "rank": "rank_51_on",
        "sea": "sea_port",
        "aid": None,
        "tongue": None,
        "climate": "temperate",
    }


def test_dakar_is_the_largest_of_a_least_developed_country(world: World) -> None:
    found = traits_of(world, "geonames:2253354")
    assert (found["size"], found["aid"], found["tongue"]) == (
        "over_1m",
        "least_developed",
        "francophonie",
    )


def test_each_trait_belongs_to_the_group_of_its_place(world: World) -> None:
    rows = np.arange(0, len(world.gazetteer), 997)
    for traits, codes in zip(GROUPS.values(), trait_codes(world, rows), strict=True):
        assert set(codes.tolist()) <= {*map(TRAITS.index, traits), UNKNOWN}
