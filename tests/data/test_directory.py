from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from data.directory import STORE_NAME, Directory
from data.embedded import load_embedded
from data.gazetteer import Gazetteer
from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.vocabulary import keys_of
from features.world import World
from tests.data.stores import add

ROCHELLE, KIEL, RIMOUSKI = "geonames:3006787", "geonames:2891122", "geonames:6354895"


@pytest.fixture(scope="module")
def gazetteer(world: World) -> Gazetteer:
    return world.gazetteer


def made(first: str, second: str, terms: Terms = Terms(), source: str = "A") -> Partnership:  # noqa: B008
    return Partnership(first, second, terms, (Source(source),))


def imported(home: Path, *partnerships: Partnership) -> Path:
    with Store(home / STORE_NAME) as store:
        add(store, *partnerships)
    return home


def rows(gazetteer: Gazetteer, directory: Directory) -> set[tuple[int, int]]:
    first, second = directory.ends()
    return {(int(a), int(b)) for a, b in zip(first, second, strict=True)}


def test_without_an_import_the_directory_is_what_we_ship(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    directory = Directory.open(tmp_path, gazetteer)
    assert len(directory.all()) > 300
    assert not (tmp_path / STORE_NAME).exists()


def test_reading_imported_partnerships_does_not_load_the_database_library(
    tmp_path: Path,
) -> None:
    imported(tmp_path, made(ROCHELLE, KIEL))
    code = (
        "import sys; from pathlib import Path; from data.store.file import StoreFile;"
        "import data.directory; shelf = StoreFile(Path(sys.argv[1]));"
        "print(len(shelf.all()), 'sqlalchemy' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / STORE_NAME)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1", "False"]


def test_what_is_imported_joins_what_we_ship(tmp_path: Path, gazetteer: Gazetteer) -> None:
    shipped = load_embedded()[0]
    told = made(shipped.second, shipped.first, Terms(sectors=("sport",)), "import")
    directory = Directory.open(imported(tmp_path, told), gazetteer)
    found = directory.between(shipped.first, shipped.second)
    assert found is not None
    assert "sport" in found.terms.sectors
    assert [source.name for source in found.sources][-1] == "import"


def test_what_partnerships_are_about_is_told_of_shipped_and_imported_ones(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    home = imported(tmp_path, made(KIEL, ROCHELLE, Terms(sectors=("sport", "gone"))))
    shipped = made(ROCHELLE, RIMOUSKI, Terms(challenges=("insularity",), status="ended"))
    untold = made(KIEL, RIMOUSKI)
    directory = Directory(gazetteer, [shipped, untold], store=Store(home / STORE_NAME))
    told = [(first, second, keys_of(mask)) for first, second, mask in directory.themed()]
    assert told == [(ROCHELLE, RIMOUSKI, ("insularity",)), (KIEL, ROCHELLE, ("sport",))]


def test_each_pair_in_force_stands_once_among_the_ends(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    home = imported(tmp_path, made(KIEL, ROCHELLE), made(ROCHELLE, RIMOUSKI))
    directory = Directory(gazetteer, [made(ROCHELLE, KIEL)], store=Store(home / STORE_NAME))
    kiel, rochelle, rimouski = gazetteer.rows_of([KIEL, ROCHELLE, RIMOUSKI])
    assert rows(gazetteer, directory) == {(rochelle, kiel), (rochelle, rimouski)}


def test_an_ended_partnership_is_listed_but_no_longer_in_force(gazetteer: Gazetteer) -> None:
    directory = Directory(gazetteer, [made(ROCHELLE, KIEL, Terms(status="ended"))])
    assert len(directory.of([ROCHELLE])) == 1
    assert rows(gazetteer, directory) == set()


def test_an_import_that_says_nothing_of_the_status_does_not_revive_an_ended_partnership(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    shipped = [made(ROCHELLE, KIEL, Terms(status="ended"))]
    home = imported(tmp_path, made(KIEL, ROCHELLE))
    directory = Directory(gazetteer, shipped, store=Store(home / STORE_NAME))
    assert rows(gazetteer, directory) == set()


def test_a_partnership_with_an_end_outside_of_the_gazetteer_has_no_row(
    gazetteer: Gazetteer,
) -> None:
    directory = Directory(gazetteer, [made(ROCHELLE, "geonames:999999999")])
    assert rows(gazetteer, directory) == set()
    assert len(directory.of([ROCHELLE])) == 1


def test_an_insee_code_finds_the_same_partnerships_as_the_place(gazetteer: Gazetteer) -> None:
    directory = Directory(gazetteer, [made("insee:17300", KIEL)])
    assert directory.of([ROCHELLE]) == directory.of(["insee:17300"]) != []
    assert directory.between(KIEL, "insee:17300") is not None


def test_the_partnerships_of_several_territories_are_asked_for_at_once(
    gazetteer: Gazetteer,
) -> None:
    directory = Directory(gazetteer, [made(ROCHELLE, KIEL), made("geonames:1", RIMOUSKI)])
    assert len(directory.of({KIEL, RIMOUSKI})) == 2


def test_details_of_chosen_pairs_come_in_the_order_asked(gazetteer: Gazetteer) -> None:
    directory = Directory(gazetteer, [made(ROCHELLE, KIEL), made(ROCHELLE, RIMOUSKI)])
    pairs = [(RIMOUSKI, ROCHELLE), (KIEL, RIMOUSKI), (ROCHELLE, KIEL)]
    assert [found.second for found in directory.partnerships(pairs)] == [RIMOUSKI, KIEL]


def test_the_fingerprint_follows_what_is_known_and_nothing_else(
    tmp_path: Path, gazetteer: Gazetteer
) -> None:
    before = Directory.open(tmp_path, gazetteer).fingerprint()
    assert Directory.open(tmp_path, gazetteer).fingerprint() == before
    home = imported(tmp_path, made(ROCHELLE, KIEL, Terms(start_year=1900)))
    after = Directory.open(home, gazetteer).fingerprint()
    assert after != before
    imported(tmp_path, made(ROCHELLE, KIEL, Terms(start_year=1900)))
    assert Directory.open(home, gazetteer).fingerprint() == after
