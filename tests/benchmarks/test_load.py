"""The load of `python -m tests.benchmarks.load`, in short."""

from __future__ import annotations

from pathlib import Path

import pytest

from features.world import World
from tests.benchmarks.load import Answer, Crowd, Load, Mix, load, quantiles, report
from tests.benchmarks.served import serving


@pytest.fixture(scope="module")
def found(world: World, home: Path) -> Load:
    """Eight clients for five seconds, after one alone for two."""
    with serving(home) as served:
        return load(Crowd(served, Mix(world)), 8, seconds=5, alone=2)


def test_eight_clients_at_once_get_no_error(found: Load) -> None:
    assert len(found.together) > 8
    assert found.faults == []


def test_the_memory_stays_flat_under_load(found: Load) -> None:
    _, middle, end = found.memory
    assert end < 1.1 * middle


def test_the_report_tells_every_kind_of_request(found: Load) -> None:
    lines = [line.split()[0] for line in report(found)]
    assert lines[-4:] == ["all", "search", "suggestions", "pair"]


def test_the_slowest_of_a_hundred_answers_is_the_99th_percentile() -> None:
    answers = [Answer("pair", second, None) for second in range(101)]
    assert quantiles(answers) == (50_000, 95_000, 99_000)


def test_an_answer_that_is_wrong_is_a_fault() -> None:
    wrong = Answer("pair", 1.0, "500 /compare")
    assert Load((), (wrong,), 1.0, (1, 1, 1)).faults == ["500 /compare"]
