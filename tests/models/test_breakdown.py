"""Groups of origins and what is found in each."""

from __future__ import annotations

import pytest

from features.world import World
from models.breakdown import Line, break_down
from tests.models.placings import placing

LA_ROCHELLE, ROCHEFORT = "geonames:3006787", "geonames:2983276"
LOZERE = "insee:DEP-48"
KISHIWADA, LUBECK = "geonames:1859100", "geonames:2875601"


@pytest.fixture(scope="module")
def lines(world: World) -> dict[tuple[str, str], Line]:
    """La Rochelle finds its German partner at 4 and not the Japanese one, Rochefort finds none."""
    row = world.gazetteer.row_of
    abroad = [row(KISHIWADA), row(LUBECK)]
    local = [
        placing(row(LA_ROCHELLE), [5_000, 4], partners=abroad),
        placing(row(ROCHEFORT), [700], partners=abroad[1:]),
    ]
    regional = [placing(row(LOZERE), [2], partners=abroad[:1])]
    return {(line.table, line.group): line for line in break_down(world, local, regional, seed=0)}


def test_every_table_counts_the_origins_of_its_groups(
    lines: dict[tuple[str, str], Line],
) -> None:
    assert {key: line.origins for key, line in lines.items()} == {
        ("size", "<50000"): 1,
        ("size", ">=50000"): 1,
        ("continent", "AS"): 1,
        ("continent", "EU"): 2,
        ("level", "municipality"): 2,
        ("level", "department"): 1,
    }


def test_a_continent_asks_for_the_partners_there_alone(
    lines: dict[tuple[str, str], Line],
) -> None:
    assert lines["continent", "AS"].metrics["recall@1000"].mean == 0
    assert lines["continent", "EU"].metrics["hit@10"].mean == 0.5
    assert lines["continent", "EU"].metrics["recall@1000"].mean == 1


def test_départements_stand_among_the_levels_only(lines: dict[tuple[str, str], Line]) -> None:
    assert lines["level", "department"].metrics["hit@10"].mean == 1
    assert lines["level", "municipality"].metrics["hit@10"].mean == 0.5


def test_nothing_placed_gives_no_line(world: World) -> None:
    assert break_down(world, [], [], seed=0) == []
