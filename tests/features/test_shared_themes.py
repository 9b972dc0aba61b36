"""Sectors and challenges in common: declared ones count more, unknown ones not at all."""

from __future__ import annotations

import numpy as np
import pytest

from data.vocabulary import mask_of
from features.evidence import Evidence
from features.origin import Origin
from features.pairing import Pairing, Pool
from features.shared_themes import (
    measure_shared_challenges,
    measure_shared_sectors,
    shared_challenges_facts,
    shared_sectors_facts,
)
from features.theme_book import ThemeBook
from features.world import World

PROVINS, KIEL, ROTTWEIL, SANTANDER = (
    f"geonames:{number}" for number in (2984513, 2891122, 2844862, 3109718)
)
SPORT, YOUTH = mask_of(["sport"]), mask_of(["youth"])


def beside(world: World, evidence: Evidence, asker: str, *told: tuple[str, int]) -> Pairing:
    book = ThemeBook.of(world, (), dict(told))
    rows = world.gazetteer.rows_of([KIEL, ROTTWEIL, SANTANDER])
    origin = Origin.of_row(world, world.gazetteer.row_of(asker))
    return Pairing(Pool(world, rows), evidence.with_themes(book), origin)


def test_a_shared_sector_counts_and_one_that_is_not_shared_does_not(
    world: World, evidence: Evidence
) -> None:
    told = ((PROVINS, SPORT), (ROTTWEIL, SPORT | YOUTH), (KIEL, YOUTH))
    pairing = beside(world, evidence, PROVINS, *told)
    kiel, rottweil, _ = measure_shared_sectors(pairing)[0].tolist()
    assert rottweil > kiel == 0.0
    assert shared_sectors_facts(pairing, 1)["declared"] == ("sport",)


def test_where_a_side_has_no_sector_that_is_known_nothing_is_said(
    world: World, evidence: Evidence
) -> None:
    pairing = beside(world, evidence, PROVINS, (PROVINS, SPORT))
    assert np.isnan(measure_shared_sectors(pairing)[0][1])
    assert shared_sectors_facts(pairing, 1)["known"] == (True, False)


def test_what_both_declare_counts_twice_what_geography_says(
    world: World, evidence: Evidence
) -> None:
    flooding = mask_of(["coastal_flooding_erosion"])
    derived = beside(world, evidence, SANTANDER)
    declared = beside(world, evidence, SANTANDER, (SANTANDER, flooding), (KIEL, flooding))
    rarity = declared.evidence.themes.rarity[flooding.bit_length() - 1]
    gain = measure_shared_challenges(declared)[0][0] - measure_shared_challenges(derived)[0][0]
    assert gain == pytest.approx(rarity / 2, rel=0.05)
    assert "coastal_flooding_erosion" in shared_challenges_facts(derived, 0)["derived"]  # type: ignore[operator]
    assert shared_challenges_facts(declared, 0)["declared"] == ("coastal_flooding_erosion",)
