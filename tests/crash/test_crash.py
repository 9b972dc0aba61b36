"""Import, save a model, publish, sync, restore and others, killed at random: none is torn."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from features.world import World
from tests.crash.actions import ACTIONS
from tests.crash.killing import Tally
from tests.data.postgres import Cluster
from tests.data.sync.query_service import Wikidata
from tests.data.sync.service import Service, serving

ROOT = Path(__file__).resolve().parents[2]
ENOUGH = 200
PATIENCE = 600.0


@pytest.fixture(scope="module")
def tallies(world: World, postgresql: Cluster) -> list[Tally]:
    """What became of every trial on both databases, which are tried side by side."""
    seed = os.environ.get("MATCHER_CRASH_SEED") or str(random.randrange(2**32))
    home = str(world.folder.parent.parent)
    # Threads do not live through a fork.
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    print(f"MATCHER_CRASH_SEED={seed}")  # noqa: T201
    with serving(Service(Wikidata())) as service:
        command = [sys.executable, "-m", "tests.crash.killing", home, seed, service.url]
        started = [
            subprocess.Popen([*command, *more], cwd=ROOT, env=environment, stdout=subprocess.PIPE)
            for more in ([], [postgresql.empty()])
        ]
        told = [process.communicate(timeout=PATIENCE)[0] for process in started]
    assert [process.returncode for process in started] == [0, 0]
    found = [Tally(**json.loads(line)) for text in told for line in text.splitlines()]
    for tally in found:
        print(tally)  # noqa: T201
    return found


def test_nothing_is_lost_or_half_applied_whenever_an_action_is_killed(
    tallies: list[Tally],
) -> None:
    assert [each for tally in tallies for each in tally.complaints] == []
    kept = sum(tally.before + tally.after for tally in tallies)
    assert kept == sum(tally.kills + tally.ended for tally in tallies)


def test_actions_are_killed_often_enough_on_both_databases(tallies: list[Tally]) -> None:
    kills = Counter({(tally.action, tally.database): tally.kills for tally in tallies})
    wanted = {(each.name, "sqlite"): each.kills for each in ACTIONS}
    wanted |= {
        (each.name, "postgresql"): each.kills_on_server for each in ACTIONS if each.kills_on_server
    }
    assert kills == wanted
    assert sum(kills.values()) >= ENOUGH


def test_kills_come_before_and_after_the_moment_at_which_an_action_counts(
    tallies: list[Tally],
) -> None:
    assert sum(tally.before for tally in tallies) > 0
    assert sum(tally.after for tally in tallies) > 0
