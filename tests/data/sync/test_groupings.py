"""The official French list is fetched, checked, and read like the files of its package."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from data.editions import merged_edition, seats_of
from data.errors import SyncError
from data.readers.groupings import Edition, read_groupings
from data.sync.client import Client, Manners
from data.sync.groupings import check_edition, fetch_lists
from data.tables import AuthorityRow, load_authorities
from features.world import World
from tests.data.sync.official_list import GRAND_PARIS, official_lists
from tests.data.sync.service import Question, Reply, Service, serving, told

Lists = dict[str, list[dict[str, Any]]]
Kept = tuple[dict[str, AuthorityRow], list[str]]


@pytest.fixture(scope="module")
def sound(world: World) -> Lists:
    return official_lists(world.gazetteer)


@pytest.fixture
def lists(sound: Lists) -> Lists:
    """What the service serves; a test may spoil an entry of its own."""
    return {name: [*entries] for name, entries in sound.items()}


def serve(lists: Lists) -> Callable[[Question], Reply]:
    return lambda question: told(lists[question.path.split("?")[0].strip("/")])


@pytest.fixture
def service(lists: Lists) -> Iterator[Service]:
    with serving(Service(serve(lists))) as served:
        yield served


def spoil(lists: Lists, name: str, **values: object) -> None:
    lists[name][7] = deepcopy(lists[name][7]) | values


def keep(service: Service, world: World, folder: Path) -> dict[str, AuthorityRow]:
    """Fetch the lists into a folder; the authorities that then take the place of ours, by id."""
    fetch_lists(Client("partner-matcher", Manners(attempts=1)), service.url, folder)
    edition = Edition("decoupage-administratif", groupings_year=2030)
    read = read_groupings(folder, seats_of(world.gazetteer), edition=edition)
    check_edition(read)
    return {row.id: row for row in merged_edition(folder, read)}


@pytest.fixture(scope="module")
def kept(sound: Lists, world: World, tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The authorities after a sync of sound lists, by id, and the addresses that were asked."""
    with serving(Service(serve(sound))) as service:
        rows = keep(service, world, tmp_path_factory.mktemp("lists"))
    return rows, [question.path for question in service.asked]


def test_the_list_of_today_is_kept(kept: Kept) -> None:
    rows, _ = kept
    rochelle = rows["siren:241700434"]
    assert rochelle.name == "Communauté d'agglomération de La Rochelle"
    assert (rochelle.seat_insee, rochelle.population, rochelle.year) == ("17300", 180_000, 2030)
    assert rows["insee:DEP-17"].name == "Charente-Maritime"
    assert rows["insee:REG-75"].seat_insee == "33063"


def test_grand_paris_keeps_the_parts_that_the_service_leaves_out(kept: Kept) -> None:
    rows, _ = kept
    assert f"siren:{GRAND_PARIS}" in rows
    assert rows["siren:200057867"].name == "Plaine Commune"


def test_what_the_list_has_no_more_is_gone(kept: Kept) -> None:
    assert "siren:243500139" in {row.id for row in load_authorities()}
    assert "siren:243500139" not in kept[0]


def test_only_what_is_needed_is_asked_for(kept: Kept) -> None:
    assert kept[1] == [
        "/epcis?fields=code,nom,type,population",
        "/communes?fields=code,nom,codeDepartement,codeRegion,codeEpci,population",
        "/departements?fields=code,nom,chefLieu,zone",
        "/regions?fields=code,nom,chefLieu,zone",
    ]


@pytest.mark.parametrize(
    ("name", "values", "sentence"),
    [
        ("epcis", {"code": "12"}, "« 12 », in the official list, is no SIREN number"),
        ("epcis", {"code": "241700434"}, "« epcis » has one code twice"),
        ("epcis", {"nom": ""}, "« epcis » has an entry that lacks one of code, nom, type"),
        ("epcis", {"population": "many"}, "whose population is no number"),
        ("departements", {"chefLieu": None}, "« departements » has an entry that lacks"),
    ],
)
def test_an_entry_that_is_not_sound_is_refused(
    name: str, values: dict[str, object], sentence: str, service: Service, lists: Lists,
    world: World, tmp_path: Path,
) -> None:  # fmt: skip
    spoil(lists, name, **values)
    with pytest.raises(SyncError, match=sentence):
        keep(service, world, tmp_path)


@pytest.mark.parametrize(("name", "left"), [("epcis", 900), ("communes", 0), ("regions", 12)])
def test_a_list_that_is_too_short_is_refused(
    name: str, left: int, service: Service, lists: Lists, world: World, tmp_path: Path
) -> None:  # fmt: skip
    del lists[name][left:]
    with pytest.raises(SyncError, match=f"« {name} » holds {left} entries, where"):
        keep(service, world, tmp_path)


def test_groupings_without_known_communes_are_refused(
    service: Service, lists: Lists, world: World, tmp_path: Path
) -> None:
    lists["communes"] = [
        {**entry, "code": f"X{number}"} for number, entry in enumerate(lists["communes"])
    ]
    with pytest.raises(SyncError, match="groupings of the official list have no commune"):
        keep(service, world, tmp_path)


def test_communes_of_other_groupings_are_refused(
    service: Service, lists: Lists, world: World, tmp_path: Path
) -> None:
    lists["communes"] = [{**entry, "codeEpci": "999999999"} for entry in lists["communes"]]
    with pytest.raises(SyncError, match="name a grouping that it does not have"):
        keep(service, world, tmp_path)


def test_what_is_no_list_is_refused(service: Service, world: World, tmp_path: Path) -> None:
    service.answer = lambda _question: told({"erreur": json.dumps("?")})
    with pytest.raises(SyncError, match="« epcis » holds 0 entries"):
        keep(service, world, tmp_path)
