"""Many clients at once: `python -m tests.benchmarks.load --clients 50 --seconds 60`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from itertools import count
from pathlib import Path
from random import Random
from urllib.parse import urlencode

import numpy as np

from features.world import World, open_world
from matcher.settings import load_settings
from models.pairs import LOCAL, candidate_rows
from models.reciprocity import french_authorities
from tests.benchmarks.served import Served, serving

KINDS = ("search", "suggestions", "pair")
WARMING = 4.0
ALONE = 15.0


@dataclass(frozen=True, slots=True)
class Answer:
    """One request: what kind, how long until its last byte, and what was wrong if anything."""

    kind: str
    seconds: float
    fault: str | None


@dataclass(frozen=True, slots=True)
class Load:
    """What one client alone got, what all got at once, the MB at start, middle and end."""

    alone: tuple[Answer, ...]
    together: tuple[Answer, ...]
    seconds: float
    memory: tuple[int, ...]

    @property
    def faults(self) -> list[str]:
        """What was wrong with any answer."""
        return [each.fault for each in (*self.alone, *self.together) if each.fault]


class Mix:
    """Searches, suggestions and pairs in equal shares; half of the latter as pages, half as API.

    No origin and no partner comes twice but by chance, and what the server keeps is of little help;
    unless all come from so many territories, as where one network's members ask.
    """

    def __init__(self, world: World, territories: int | None = None) -> None:
        self._gazetteer = world.gazetteer
        self._origins = french_authorities(world, LOCAL)
        self._candidates = candidate_rows(world)
        if territories:
            some = np.random.default_rng(0)
            self._origins = some.choice(self._origins, territories, replace=False)
            self._candidates = some.choice(self._candidates, territories, replace=False)

    def draw(self, random: Random) -> Iterator[tuple[str, str]]:
        """Kinds and paths without end, for origins and partners drawn at random."""
        while True:
            for kind in random.sample(KINDS, len(KINDS)):
                yield kind, self._path(kind, random)

    def _path(self, kind: str, random: Random) -> str:
        origin = int(random.choice(self._origins))
        if kind == "search":
            typed = self._gazetteer.name(origin)[: random.randint(2, 12)]
            return "/api/v1/territories?" + urlencode({"q": typed.strip()})
        territory = self._gazetteer.id(origin)
        in_page = random.random() < 0.5
        if kind == "suggestions" and in_page:
            return "/suggestions?" + urlencode({"territory": territory})
        if kind == "suggestions":
            return f"/api/v1/territories/{territory}/suggestions"
        partner = self._gazetteer.id(int(random.choice(self._candidates)))
        base = "/compare?" if in_page else "/api/v1/compare?"
        return base + urlencode({"a": territory, "b": partner})


def ask(connection: HTTPConnection, kind: str, path: str) -> Answer:
    """Ask for a path and read the whole answer; whatever is no 200 is a fault."""
    start = time.perf_counter()
    try:
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        fault = None if response.status == 200 else f"{response.status} {path}"
    except (OSError, HTTPException) as error:
        connection.close()
        fault = f"{error!r} {path}"
    return Answer(kind, time.perf_counter() - start, fault)


class Crowd:
    """Clients of one server; each asks for what no other asked."""

    def __init__(self, served: Served, mix: Mix) -> None:
        self.served = served
        self._mix = mix
        self._seeds = count()

    def ask(self, clients: int, *, seconds: float, pause: float = 0.0) -> list[Answer]:
        """What so many at once are answered in that time, when each reads an answer so long."""
        with ThreadPoolExecutor(clients) as pool:
            running = [pool.submit(self._client, seconds, pause) for _ in range(clients)]
            return [answer for each in running for answer in each.result()]

    def _client(self, seconds: float, pause: float) -> list[Answer]:
        random = Random(next(self._seeds))
        requests, answers = self._mix.draw(random), list[Answer]()
        deadline = time.monotonic() + seconds
        time.sleep(random.uniform(0, pause))
        with self.served.connected() as connection:
            while time.monotonic() < deadline or len(answers) < len(KINDS):
                answers.append(ask(connection, *next(requests)))
                if pause:
                    connection.close()
                    time.sleep(pause)
        return answers


def load(
    crowd: Crowd, clients: int, *, seconds: float, pause: float = 0.0, alone: float = ALONE
) -> Load:
    """Warm the server, ask as one client for so many seconds, then as many; read the memory."""
    crowd.ask(clients, seconds=WARMING)
    single = crowd.ask(1, seconds=alone)
    memory, together = [crowd.served.memory()], []
    start = time.monotonic()
    for _ in range(2):
        together += crowd.ask(clients, seconds=seconds / 2, pause=pause)
        memory.append(crowd.served.memory())
    return Load(tuple(single), tuple(together), time.monotonic() - start, tuple(memory))


def quantiles(answers: Sequence[Answer]) -> tuple[float, float, float]:
    """The median, the 95th and the 99th percentile of the milliseconds."""
    median, p95, p99 = np.quantile([1000 * each.seconds for each in answers], [0.5, 0.95, 0.99])
    return float(median), float(p95), float(p99)


def report(found: Load) -> Iterator[str]:
    """The lines that tell what was found, all kinds together and each apart."""
    yield f"{len(found.together)} requests, {len(found.together) / found.seconds:.1f} a second"
    yield f"errors: {len(found.faults)}" + "".join(f"\n  {fault}" for fault in found.faults[:10])
    yield f"memory of all workers: {' → '.join(map(str, found.memory))} MB"
    yield f"{'ms':12}{'alone p50':>12}{'p50':>10}{'p95':>10}{'p99':>10}{'p99 ÷ alone p50':>18}"
    for kind in ("all", *KINDS):
        yield quantile_line(kind, found)


def quantile_line(kind: str, found: Load) -> str:
    """One kind of request, alone and under load."""
    alone, together = (
        [each for each in answers if kind in {"all", each.kind}]
        for answers in (found.alone, found.together)
    )
    single = quantiles(alone)[0]
    median, p95, p99 = quantiles(together)
    return f"{kind:12}{single:12.0f}{median:10.0f}{p95:10.0f}{p99:10.0f}{p99 / single:18.1f}"


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """What the command is asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.load", description=__doc__)
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--territories", type=int, help="so many ask, and as many are compared")
    parser.add_argument("--pause", type=float, default=0, help="seconds to read an answer")
    parser.add_argument("--home", type=Path, default=None)
    return parser.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Measure, report, and fail where any request failed."""
    chosen = options(arguments)
    home = load_settings(chosen.home).home
    mix = Mix(open_world(home), chosen.territories)
    with serving(home, workers=chosen.workers) as served:
        crowd = Crowd(served, mix)
        found = load(crowd, chosen.clients, seconds=chosen.seconds, pause=chosen.pause)
    sys.stdout.write("\n".join(report(found)) + "\n")
    return 1 if found.faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
