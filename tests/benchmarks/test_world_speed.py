"""The world opens quickly, in little memory, and finds names and ids quickly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from data.directory import STORE_NAME, Directory
from data.records import Partnership, Source, Terms
from data.resolve import Resolver
from data.store.database import Store
from features.world import World, open_world
from tests.benchmarks.conftest import Cost
from tests.data.stores import add

ROOT = Path(__file__).resolve().parents[2]


def test_the_world_opens_as_fast_as_two_sorts(world: World, home: Path, cost: Cost) -> None:
    assert cost(lambda: open_world(home)) < 2


def test_the_world_opens_in_little_memory(world: World, home: Path) -> None:
    code = (
        "from pathlib import Path; from features.world import open_world;"
        f"open_world(Path({str(home)!r}));"
        "print(Path('/proc/self/status').read_text().split('VmHWM:')[1].split()[0])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 80_000


def test_fifty_thousand_ids_find_their_rows_within_two_sorts(world: World, cost: Cost) -> None:
    ids = [world.gazetteer.id(row) for row in range(0, 200_000, 4)]
    assert cost(lambda: world.gazetteer.rows_of(ids)) < 2


@pytest.mark.parametrize("name", ["La Rochelle", "Pékin", "Saint-Denis", "nowhere at all"])
def test_a_name_is_looked_up_in_a_fiftieth_of_a_sort(world: World, name: str, cost: Cost) -> None:
    assert cost(lambda: world.gazetteer.rows_named(name)) < 0.02


@pytest.mark.parametrize("name", ["La Rochelle", "Conseil général de l'Orne", "Brest, BY"])
def test_a_name_is_resolved_in_a_fifth_of_a_sort(world: World, name: str, cost: Cost) -> None:
    resolver = Resolver(world.gazetteer)
    assert cost(lambda: resolver.resolve(name, side="asker")) < 0.2


def test_the_ends_of_twenty_thousand_partnerships_are_read_within_three_sorts(
    world: World, tmp_path: Path, cost: Cost
) -> None:
    gazetteer = world.gazetteer
    places = np.flatnonzero(gazetteer.geonames > 0)[:40_000].reshape(-1, 2)
    found = [
        Partnership(gazetteer.id(int(a)), gazetteer.id(int(b)), Terms(), (Source("essai"),))
        for a, b in places
    ]
    with Store(tmp_path / STORE_NAME) as store:
        add(store, *found)
    directory = Directory.open(tmp_path, gazetteer)
    assert len(directory.ends()[0]) > 20_000
    assert cost(directory.ends) < 3
