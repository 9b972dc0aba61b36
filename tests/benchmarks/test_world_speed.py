from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from data.resolve import Resolver
from features.world import World, open_world

ROOT = Path(__file__).resolve().parents[2]


def best_seconds(work: Callable[[], object], *, times: int = 7) -> float:
    """The shortest of several runs: what the work takes when nothing else is in its way."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def test_the_world_opens_in_120_ms(world: World, home: Path) -> None:
    assert best_seconds(lambda: open_world(home)) < 0.12


def test_the_world_opens_in_little_memory(world: World, home: Path) -> None:
    code = (
        "import resource; from pathlib import Path; from features.world import open_world;"
        f"open_world(Path({str(home)!r}));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 60_000


def test_fifty_thousand_ids_find_their_rows_in_100_ms(world: World) -> None:
    ids = [world.gazetteer.id(row) for row in range(0, 200_000, 4)]
    assert best_seconds(lambda: world.gazetteer.rows_of(ids)) < 0.1


@pytest.mark.parametrize("name", ["La Rochelle", "Pékin", "Saint-Denis", "nowhere at all"])
def test_a_name_is_looked_up_in_a_millisecond(world: World, name: str) -> None:
    assert best_seconds(lambda: world.gazetteer.rows_named(name)) < 0.001


@pytest.mark.parametrize("name", ["La Rochelle", "Conseil général de l'Orne", "Brest, BY"])
def test_a_name_is_resolved_in_10_ms(world: World, name: str) -> None:
    resolver = Resolver(world.gazetteer)
    assert best_seconds(lambda: resolver.resolve(name, side="asker")) < 0.01
