"""What kind of territory a candidate is, in the few words that partnerships on a theme may prefer.

Each trait of a group excludes the others; a candidate of which nothing is known has none of them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from data.memberships import load_memberships, members
from features.climate import CLIMATES
from features.geography import COASTAL_KM, PORT_KM
from features.world import World

Rows = NDArray[np.int64]

SIZES = (1, 2_000, 10_000, 50_000, 200_000, 1_000_000)
RANKS = (1, 2, 11, 51)
ZONES = "ABCDE"

GROUPS: Mapping[str, tuple[str, ...]] = {
    "size": ("under_2k", "2k_10k", "10k_50k", "50k_200k", "200k_1m", "over_1m"),
    "rank": ("largest", "rank_2_10", "rank_11_50", "rank_51_on"),
    "sea": ("sea_port", "coast_without_port", "inland"),
    "aid": ("least_developed", "other_aid"),
    "tongue": ("francophonie",),
    "climate": ("tropical", "arid", "temperate", "cold"),
}
TRAITS: tuple[str, ...] = tuple(trait for traits in GROUPS.values() for trait in traits)
UNKNOWN = len(TRAITS)
"""Stands for no trait of a group."""


def trait_codes(world: World, rows: Rows) -> Rows:
    """The trait that each of these rows has of each group, an index of TRAITS, (n_groups, n)."""
    gazetteer = world.gazetteer
    country = gazetteer.country[rows]
    aid = _by_country(gazetteer.countries, members("ldc"), members("dac"))
    tongue = _by_country(gazetteer.countries, _full_members("oif"))
    found = [
        np.searchsorted(SIZES, gazetteer.population[rows], "right") - 1,
        np.searchsorted(RANKS, world.rank_country[rows], "right") - 1,
        _sea(world, rows),
        aid[country],
        tongue[country],
        _zones()[world.climate[rows]],
    ]
    firsts = np.cumsum([0, *(len(traits) for traits in GROUPS.values())])
    return np.stack(
        [
            np.where(codes < 0, UNKNOWN, first + codes)
            for codes, first in zip(found, firsts[:-1].tolist(), strict=True)
        ]
    ).astype(np.int64)


def _sea(world: World, rows: Rows) -> Rows:
    coast, port = world.coast_km[rows], world.port_km[rows]
    found = np.where(coast <= COASTAL_KM, np.where(port <= PORT_KM, 0, 1), 2)
    return np.where(np.isnan(coast), -1, found)


def _full_members(group: str) -> frozenset[str]:
    """Those that are more than associates or observers."""
    return frozenset(
        each.member for each in load_memberships() if (each.group, each.status) == (group, "member")
    )


def _by_country(countries: Collection[str], *groups: Collection[str]) -> Rows:
    """For each country the first of these groups that it is a member of; -1 where it is in none."""
    return np.array(
        [next((at for at, group in enumerate(groups) if code in group), -1) for code in countries]
    )


def _zones() -> Rows:
    """The place of each climate in its group, -1 for the code of an unknown one; polar is cold."""
    zones = np.full(256, -1)
    zones[: len(CLIMATES)] = [min(ZONES.index(zone[0]), 3) for zone in CLIMATES]
    return zones
