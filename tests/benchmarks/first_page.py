"""What a first list of suggestions is made of: `python -m tests.benchmarks.first_page`."""

from __future__ import annotations

import argparse
import gzip
import re
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from random import Random
from statistics import median

from features.world import World
from matcher.requests import SuggestRequest
from matcher.service import Matcher
from models.pairs import LOCAL
from models.reciprocity import french_authorities
from tests.benchmarks.served import Served, serving

LIST = "/suggestions?territory="
FILE = re.compile(r'(?:href|src)="(/(?:static|map)/[^"#]+)')


@dataclass(frozen=True, slots=True)
class Parts:
    """Median milliseconds of each part of a first visit, and its bytes on the line."""

    suggesting: float
    rendering: float
    line: float
    files: float
    weight: int

    @property
    def complete(self) -> float:
        """Milliseconds from the request to the last byte of the last file."""
        return self.suggesting + self.rendering + self.line + self.files


def authorities(world: World) -> Iterator[str]:
    """Ids of French authorities drawn at random, without end."""
    random, rows = Random(1), french_authorities(world, LOCAL)
    while True:
        yield world.gazetteer.id(int(random.choice(rows)))


def fetch(connection: HTTPConnection, path: str) -> tuple[bytes, int]:
    """A body as it was before it was packed, and its bytes on the line with its headers."""
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    response = connection.getresponse()
    body, headers = response.read(), len(str(response.headers))
    if response.status != 200:
        raise AssertionError(f"{response.status} {path}")
    packed = response.headers.get("Content-Encoding") == "gzip"
    return gzip.decompress(body) if packed else body, len(body) + headers


def visit(connection: HTTPConnection, origin: str) -> int:
    """Fetch a list and all files that it names, as a first visitor; return their bytes."""
    page, weight = fetch(connection, f"{LIST}{origin}")
    return weight + sum(fetch(connection, file)[1] for file in files_of(page))


def files_of(page: bytes) -> list[str]:
    """The addresses of styles, scripts and pictures, each once."""
    found = FILE.findall(page.decode("utf-8"))
    return [address.replace("&amp;", "&") for address in dict.fromkeys(found)]


def milliseconds(work: Callable[[], object]) -> float:
    """How long work takes, once."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)


def measure(served: Served, matcher: Matcher, *, times: int = 15) -> Parts:
    """Take a first visit apart, for another authority each time."""
    origins = authorities(matcher.holdings.world)

    def usual(work: Callable[[str], object]) -> float:
        work(next(origins))
        return median(milliseconds(lambda: work(next(origins))) for _ in range(times))

    suggesting = usual(lambda origin: matcher.suggest(SuggestRequest(origin)))
    with served.connected() as connection:
        weight = visit(connection, next(origins))
        line = usual(lambda _: fetch(connection, "/health"))
        page = usual(lambda origin: fetch(connection, f"{LIST}{origin}"))
        whole = usual(lambda origin: visit(connection, origin))
    return Parts(suggesting, page - suggesting - line, line, whole - page, weight)


def report(parts: Parts) -> str:
    """The lines that tell it."""
    return (
        f"complete after {parts.complete:.0f} ms: suggesting {parts.suggesting:.0f},"
        f" rendering {parts.rendering:.0f}, one way and back {parts.line:.0f},"
        f" styles, scripts and map {parts.files:.0f}\n"
        f"{parts.weight / 1000:.0f} kB on the line\n"
    )


def main(arguments: Sequence[str]) -> None:
    """Measure a server of its own on a home folder, and tell."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks.first_page", description=__doc__
    )
    parser.add_argument("--home", type=Path, default=None)
    matcher = Matcher.open(parser.parse_args(arguments).home)
    with serving(matcher.holdings.home) as served:
        sys.stdout.write(report(measure(served, matcher)))


if __name__ == "__main__":
    main(sys.argv[1:])
