from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from data.directory import STORE_NAME, Directory
from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.store.recording import Batch, Change
from features.theme_book import ThemeBook
from features.world import World
from models.pairs import Pairs
from models.train import fingerprint

KIEL, LUBECK, OULU, TARTU = (
    "geonames:2891122", "geonames:2875601", "geonames:643492", "geonames:588335",
)  # fmt: skip
ROCHELLE = "geonames:3006787"


def batch(name: str, *pairs: tuple[str, str], sectors: tuple[str, ...] = ()) -> Batch:
    return Batch(
        name,
        [Partnership(*pair, Terms(sectors=sectors), (Source(name),)) for pair in pairs],
    )


FILES = (
    batch("a", (TARTU, OULU), (ROCHELLE, KIEL), sectors=("sport",)),
    batch("b", (KIEL, TARTU), (TARTU, OULU), (LUBECK, OULU), sectors=("culture_francophonie",)),
)


def learned(world: World, home: Path, *batches: Batch) -> Pairs:
    """The pairs to learn from, of files that were imported one after the other."""
    with Store(home / STORE_NAME) as store:
        for each in batches:
            store.record(Change([each]))
    directory = Directory.open(home, world.gazetteer)
    themes = ThemeBook.of(world, directory.themed())
    return Pairs.of_ends(world, *directory.ends(), themes=themes)


@pytest.fixture
def both_ways(world: World, tmp_path: Path) -> tuple[Pairs, Pairs]:
    return (
        learned(world, tmp_path / "one", *FILES),
        learned(world, tmp_path / "other", *reversed(FILES)),
    )


def test_pairs_do_not_depend_on_the_order_of_imports(both_ways: tuple[Pairs, Pairs]) -> None:
    one, other = both_ways
    assert np.array_equal([one.french, one.foreign], [other.french, other.foreign])
    assert np.array_equal(one.abroad, other.abroad) and len(one.abroad[0]) >= 3


def test_the_fingerprint_does_not_depend_on_the_order_of_imports(
    world: World, both_ways: tuple[Pairs, Pairs]
) -> None:
    assert fingerprint(world, both_ways[0]) == fingerprint(world, both_ways[1])


def test_themes_do_not_depend_on_the_order_of_imports(both_ways: tuple[Pairs, Pairs]) -> None:
    books = [pairs.themes for pairs in both_ways]
    assert books[0] is not None and books[1] is not None
    assert np.array_equal(books[0].declared, books[1].declared)


def test_a_pair_that_stands_twice_counts_once(world: World) -> None:
    rows = world.gazetteer.rows_of([KIEL, OULU, KIEL]), world.gazetteer.rows_of([OULU, TARTU, OULU])
    assert len(Pairs.of_ends(world, *rows).abroad[0]) == 2
