"""A first list of suggestions, from the request to the last byte of its map."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from features.world import World
from tests.benchmarks.conftest import Cost
from tests.benchmarks.first_page import LIST, Parts, authorities, fetch, files_of, report, visit
from tests.benchmarks.served import serving


@pytest.fixture(scope="module")
def connection(world: World, home: Path) -> Iterator[HTTPConnection]:
    """To a server that has answered before."""
    with serving(home) as served, served.connected() as connection:
        visit(connection, next(authorities(world)))
        yield connection


def test_a_first_list_is_complete_within_four_sorts(
    connection: HTTPConnection, world: World, cost: Cost
) -> None:
    origins = authorities(world)
    assert cost(lambda: visit(connection, next(origins))) < 4


def test_a_list_that_was_seen_before_comes_in_a_tenth_of_a_sort(
    connection: HTTPConnection, world: World, cost: Cost
) -> None:
    path = f"{LIST}{next(authorities(world))}"
    assert cost(lambda: fetch(connection, path)) < 0.1


def test_a_first_list_with_all_its_files_weighs_less_than_300_kb(
    connection: HTTPConnection, world: World
) -> None:
    assert visit(connection, next(authorities(world))) < 300_000


def test_a_list_names_its_styles_its_scripts_and_its_map(
    connection: HTTPConnection, world: World
) -> None:
    page, _ = fetch(connection, f"{LIST}{next(authorities(world))}")
    names = " ".join(files_of(page))
    assert all(kind in names for kind in (".css", ".js", "/map/"))


def test_what_a_visit_is_made_of_sums_to_the_whole() -> None:
    parts = Parts(suggesting=100, rendering=20, line=1, files=9, weight=70_000)
    assert parts.complete == 130
    assert report(parts).startswith("complete after 130 ms: suggesting 100")
