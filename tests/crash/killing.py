"""Kills actions at random moments of their course, and looks at what they leave behind.

    python -m tests.crash.killing WORLD_HOME SEED QUERY_SERVICE [DATABASE_URL]

A process that has loaded all that is heavy forks a child for each trial, which does one thing to a
copy of a home and is killed meanwhile. Prints one JSON line for each action.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path

import psycopg

from features.world import open_world
from matcher.holdings import Holdings
from matcher.requests import SuggestRequest
from matcher.service import Matcher
from matcher.translation import translator
from tests.crash.actions import ACTIONS, Action
from tests.crash.checks import State, complaints, numberless, state_of
from tests.crash.scene import Scene, build

ANSWERED_EVERY = 16
"""Asking for suggestions takes a while: a share of the trials does."""
REPEATED_EVERY = 4
"""So often it is the same action that must succeed after the kill, else a small one."""
OTHERS = "SELECT pid FROM pg_stat_activity WHERE datname LIKE '%trial%'"
"""A server goes on until it finds that its client is gone."""
MOST_TRIALS = 3
"""Trials for each kill that is wanted: the rest ended before they were killed."""


@dataclass
class Tally:
    """What became of the trials of one action."""

    action: str
    database: str
    kills: int = 0
    ended: int = 0
    before: int = 0
    after: int = 0
    seconds: float = 0.0
    complaints: list[str] = field(default_factory=list)


class Trials:
    """Trials of one scene, each on a copy of its home and of its database."""

    def __init__(self, scene: Scene, chance: random.Random) -> None:
        self._scene = scene
        self._chance = chance
        self._numbers = count()

    def of(self, action: Action, kills: int) -> Tally:
        """Kill an action so many times."""
        tally = Tally(action.name, "postgresql" if self._scene.database else "sqlite")
        # The first time also reads from the disk what is in memory afterwards.
        for _ in range(2):
            with self._copy() as holdings:
                before = state_of(holdings)
                tally.seconds = self._run(action, holdings)
                after = state_of(holdings)
        for _ in range(MOST_TRIALS * kills):
            if tally.kills < kills:
                with self._copy() as holdings:
                    self._try(action, holdings, tally=tally, states=(before, after))
        return tally

    def _try(
        self, action: Action, holdings: Holdings, *, tally: Tally, states: tuple[State, State]
    ) -> None:
        delay = self._chance.uniform(0.0, tally.seconds)
        killed = fork_and_kill(lambda: action.do(self._scene, holdings), delay)
        while self._scene.database and _administer(self._scene.database, OTHERS):
            time.sleep(0.01)
        tally.kills += killed
        tally.ended += not killed
        # It takes less time than it was thought to.
        tally.seconds = tally.seconds if killed else (tally.seconds + delay) / 2
        try:
            found = self._look(action, holdings, tally=tally, states=states)
        except Exception:
            found = [traceback.format_exc()]
        tally.complaints += [f"killed after {delay:.4f} s: {each}" for each in found]

    def _look(
        self, action: Action, holdings: Holdings, *, tally: Tally, states: tuple[State, State]
    ) -> list[str]:
        """What is wrong after a trial; the next action must then succeed."""
        before, after = states
        state, trial = state_of(holdings), tally.kills + tally.ended
        found = list(complaints(holdings, self._scene.world))
        tally.before += state == before
        tally.after += state == after != before
        if state not in (before, after):
            found.append("half applied, or lost")
        elif state == before and trial % REPEATED_EVERY == 0:
            action.do(self._scene, holdings)
            if numberless(state_of(holdings)) != numberless(after):
                found.append("the same action again does not lead to where it should")
        else:
            with holdings.open_store() as store:
                store.declare("geonames:1", added=["youth"], removed=[], day="2026-01-31")
        if trial % ANSWERED_EVERY == 0:
            Matcher(holdings, translator("fr")).suggest(SuggestRequest("Brest", top=1))
        return found

    def _run(self, action: Action, holdings: Holdings) -> float:
        """Do it without a kill; the seconds that it takes."""
        begun = time.monotonic()
        if fork_and_kill(lambda: action.do(self._scene, holdings), None):
            raise RuntimeError(f"{action.name} ended by itself")
        return time.monotonic() - begun

    @contextmanager
    def _copy(self) -> Iterator[Holdings]:
        home = self._scene.folder / f"trial-{next(self._numbers)}"
        shutil.copytree(self._scene.base, home)
        database = self._scene.database
        copy = f"{database}_{home.name.replace('-', '_')}" if database else None
        if database and copy:
            _administer(database, f"CREATE DATABASE {_name(copy)} TEMPLATE {_name(database)}")
        try:
            yield self._scene.holdings(home, copy)
        finally:
            if database and copy:
                _administer(database, f"DROP DATABASE {_name(copy)} WITH (FORCE)")
            shutil.rmtree(home)


def fork_and_kill(act: Callable[[], object], delay: float | None) -> bool:
    """Act in a child that is killed after so many seconds; whether the kill came in time.

    Without a delay it is let to its end.
    """
    hear, tell = os.pipe()
    child = os.fork()
    if child == 0:
        _act(act, tell)
    os.close(tell)
    os.read(hear, 1)
    os.close(hear)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError("the action failed by itself; its traceback is above")
    return os.WIFSIGNALED(status)


def _act(act: Callable[[], object], tell: int) -> None:
    code = 1
    try:
        os.write(tell, b".")
        act()
        code = 0
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _name(url: str) -> str:
    return url.rpartition("/")[2]


def _administer(url: str, statement: str) -> bool:
    """Have the server do something; whether it answers with any row."""
    place = url.rpartition("/")[0] + "/postgres"
    with psycopg.connect(place, autocommit=True) as connection:
        done = connection.execute(statement.encode())
        return done.description is not None and done.fetchone() is not None


def main(home: str, seed: str, service: str, database: str | None = None) -> None:
    """Try every action that is meant for this database, and print what became of it."""
    world = open_world(Path(home))
    with tempfile.TemporaryDirectory(prefix="matcher-crash-") as folder:
        scene = build(Path(folder), world, service=service, database=database)
        trials = Trials(scene, random.Random(int(seed)))
        for action in ACTIONS:
            kills = action.kills_on_server if database else action.kills
            if kills:
                print(json.dumps(asdict(trials.of(action, kills))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
