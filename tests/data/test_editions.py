"""A newer edition of the French authorities, merged with the one in place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import delete, insert

from data.editions import merged_edition, seats_of
from data.errors import InputError
from data.readers.groupings import Edition, read_groupings
from data.store.database import Store
from data.store.editions import edition_mark
from data.store.recording import COMMAND_LINE
from data.store.schema import editions
from data.table_writing import table_text
from data.tables import AuthorityRow, load_authorities

if TYPE_CHECKING:
    from features.world import World

EDITION = Edition("decoupage-administratif", groupings_year=2030)
MEMBERS = [{"code": "17300", "populationMunicipale": 80_000}]
GROUPINGS = [
    {"code": "241700434", "nom": "CU de La Rochelle", "type": "CU", "membres": MEMBERS},
    {"code": "999999999", "nom": "CC du Large", "type": "CC", "membres": MEMBERS},
]


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "epci.json"
    path.write_text(json.dumps(GROUPINGS), encoding="utf-8")
    return path


def test_communes_know_their_place(world: World) -> None:
    seat = seats_of(world.gazetteer)["17300"]
    assert (seat.geonames, seat.region) == (3006787, "75")


def merged(path: Path, world: World, standing: str | None = None) -> list[AuthorityRow]:
    read = read_groupings(path, seats_of(world.gazetteer), edition=EDITION)
    return merged_edition(path, read, standing=standing)


def test_a_newer_edition_renames_and_adds_groupings(world: World, newer: Path) -> None:
    rows = {row.id: row for row in merged(newer, world)}
    assert rows["siren:241700434"].name == "Communauté urbaine de La Rochelle"
    assert rows["siren:999999999"].seat_geonames == 3006787
    assert rows["insee:REG-53"].name == "Bretagne"


def test_another_list_under_the_same_number_is_another_edition(store: Store) -> None:
    marks = {edition_mark(store)}
    for moment in ("2026-01-01", "2026-01-02"):
        with store.writing("restore", by=COMMAND_LINE, detail={}) as connection:
            connection.execute(delete(editions))
            values = {"id": 1, "taken_over_at": moment, "authorities": ""}
            connection.execute(insert(editions).values(values))
        marks.add(edition_mark(store))
    assert len(marks) == 3


def test_a_folder_replaces_the_edition(world: World, newer: Path) -> None:
    assert len(merged(newer.parent, world)) == 2


def test_merging_twice_changes_nothing(world: World, newer: Path) -> None:
    first = table_text(merged(newer, world))
    assert table_text(merged(newer, world, first)) == first


def test_an_edition_reads_back_as_it_was_written(world: World, newer: Path) -> None:
    rows = merged(newer, world)
    assert load_authorities(table_text(rows)) == rows


def test_a_damaged_edition_is_told_with_its_line() -> None:
    with pytest.raises(InputError, match=r"authorities\.csv, line 2: level 'planet' is not"):
        load_authorities("id,name,level\ninsee:REG-53,Bretagne,planet\n")
