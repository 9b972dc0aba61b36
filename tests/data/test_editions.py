"""A newer edition of the French authorities, kept in the user's folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.editions import EDITION_FILE, edition_file, import_edition, seats_of
from data.errors import InputError, UnreadableFile, WorldError
from data.readers.groupings import Edition
from data.tables import load_authorities

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


def test_a_newer_edition_renames_and_adds_groupings(
    world: World, newer: Path, tmp_path: Path
) -> None:
    import_edition(newer, world.gazetteer, home=tmp_path, edition=EDITION)
    rows = {row.id: row for row in load_authorities(edition_file(tmp_path))}
    assert rows["siren:241700434"].name == "Communauté urbaine de La Rochelle"
    assert rows["siren:999999999"].seat_geonames == 3006787
    assert rows["insee:REG-53"].name == "Bretagne"


def test_a_folder_replaces_the_edition(world: World, newer: Path, tmp_path: Path) -> None:
    import_edition(newer.parent, world.gazetteer, home=tmp_path, edition=EDITION)
    assert len(load_authorities(edition_file(tmp_path))) == 2


def test_importing_twice_changes_nothing(world: World, newer: Path, tmp_path: Path) -> None:
    import_edition(newer, world.gazetteer, home=tmp_path, edition=EDITION)
    first = (tmp_path / EDITION_FILE).read_bytes()
    import_edition(newer, world.gazetteer, home=tmp_path, edition=EDITION)
    assert (tmp_path / EDITION_FILE).read_bytes() == first


def test_a_file_that_cannot_be_read_leaves_the_edition_as_it_was(
    world: World, newer: Path, tmp_path: Path
) -> None:
    newer.write_text("no list", encoding="utf-8")
    with pytest.raises(UnreadableFile):
        import_edition(newer, world.gazetteer, home=tmp_path, edition=EDITION)
    assert edition_file(tmp_path) is None


def test_a_home_that_cannot_be_written_is_told(world: World, newer: Path) -> None:
    with pytest.raises(WorldError, match="cannot be written"):
        import_edition(newer, world.gazetteer, home=newer, edition=EDITION)


def test_a_damaged_edition_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / EDITION_FILE
    path.write_text("id,name,level\ninsee:REG-53,Bretagne,planet\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"authorities\.csv, line 2: level 'planet' is not"):
        load_authorities(path)
