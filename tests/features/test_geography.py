from __future__ import annotations

import numpy as np
import pytest

from data.records import Mention
from data.resolve import Resolver
from features.climate import CLIMATES, UNKNOWN_CLIMATE, climate_of
from features.ports import Ports, clean_port_name, load_ports
from features.world import Setting, World


@pytest.fixture(scope="module")
def resolver(world: World) -> Resolver:
    return Resolver(world.gazetteer)


def setting(world: World, resolver: Resolver, place: str) -> Setting:
    row = resolver.resolve_mention(Mention(place, level="municipality")).row
    assert row is not None
    return world.setting(row)


@pytest.mark.parametrize(
    "place",
    [
        "La Rochelle",
        "Brest, France",
        "Kishiwada",
        "Kendari",
        "Port-au-Prince",
        "Campeche, Mexique",
        "Qingdao",
        "Veracruz, Mexique",
        "Rimouski",
        "Kiel",
        "Constanța",
    ],
)
def test_a_port_town_is_coastal_and_has_a_port(
    world: World, resolver: Resolver, place: str
) -> None:
    here = setting(world, resolver, place)
    assert here.coastal
    assert here.port


@pytest.mark.parametrize("place", ["Denver", "Lyon", "Saponé", "Chengdu"])
def test_an_inland_town_is_neither_coastal_nor_a_port(
    world: World, resolver: Resolver, place: str
) -> None:
    here = setting(world, resolver, place)
    assert here.coastal is False
    assert here.port is False


@pytest.mark.parametrize("place", ["Baku", "Chicago", "Genève", "Kisumu"])
def test_a_lake_is_no_coast(world: World, resolver: Resolver, place: str) -> None:
    assert setting(world, resolver, place).coastal is False


@pytest.mark.parametrize(
    ("place", "km", "error"),
    [("Lyon", 243, 15), ("Denver", 1_200, 60), ("London, GB", 35, 10), ("Paris", 148, 25)],
)
def test_the_distance_to_the_coast_is_about_right(
    world: World, resolver: Resolver, place: str, km: float, error: float
) -> None:
    assert setting(world, resolver, place).coast_km == pytest.approx(km, abs=error)


@pytest.mark.parametrize(
    ("place", "port"),
    [
        ("La Rochelle", "La Rochelle-Pallice"),
        ("Kendari", "Kendari"),
        ("Port-au-Prince", "Port au Prince"),
        ("Kiel", "Kiel"),
    ],
)
def test_the_port_has_its_name(world: World, resolver: Resolver, place: str, port: str) -> None:
    assert setting(world, resolver, place).port_name == port


@pytest.mark.parametrize(
    ("place", "island"),
    [
        ("Ajaccio", True),
        ("Saint-Denis, La Réunion", True),
        ("Kendari", True),
        ("Palermo", True),
        ("Kishiwada", True),
        ("Antananarivo", True),
        ("Male, Maldives", True),
        ("La Rochelle", False),
        ("Sydney, Australia", False),
        ("Denver", False),
    ],
)
def test_an_island_is_a_land_mass_smaller_than_australia(
    world: World, resolver: Resolver, place: str, island: bool
) -> None:
    assert setting(world, resolver, place).island is island


def test_the_area_of_an_island_is_about_right(world: World, resolver: Resolver) -> None:
    assert setting(world, resolver, "Ajaccio").land_km2 == pytest.approx(8_680, rel=0.05)
    assert setting(world, resolver, "Palermo").land_km2 == pytest.approx(25_460, rel=0.05)


@pytest.mark.parametrize(
    ("place", "climate"),
    [
        ("La Rochelle", "Cfb"),
        ("Marseille", "Csa"),
        ("Saponé", "BSh"),
        ("Kendari", "Am"),
        ("Denver", "BSk"),
        ("Rimouski", "Dfb"),
        ("Singapore", "Af"),
        ("Le Caire", "BWh"),
    ],
)
def test_the_climate_is_the_one_of_the_textbooks(
    world: World, resolver: Resolver, place: str, climate: str
) -> None:
    assert setting(world, resolver, place).climate == climate


def test_a_region_is_as_near_to_the_sea_as_its_nearest_place(
    world: World, resolver: Resolver
) -> None:
    brittany = world.setting(world.gazetteer.row_of("insee:REG-53"))
    assert setting(world, resolver, "Rennes").coastal is False
    assert brittany.on_coast
    assert brittany.port_name == "Brest"


def test_an_intercommunality_is_as_near_to_the_sea_as_its_communes(
    world: World, resolver: Resolver
) -> None:
    whole = world.setting(world.gazetteer.row_of("siren:243400769"))
    assert setting(world, resolver, "Béziers").coastal is False
    assert whole.coast_km == setting(world, resolver, "Valras-Plage").coast_km
    assert whole.on_coast


def test_every_place_but_on_small_islands_has_a_climate(world: World) -> None:
    unknown = np.asarray(world.climate) == UNKNOWN_CLIMATE
    assert unknown.mean() < 0.012
    assert np.median(np.asarray(world.island_km2)[unknown]) < 3_000


def test_no_port_of_the_world_is_an_airport_or_in_capitals(world: World) -> None:
    names = world.port_names.all()
    assert not [name for name in names if name.isupper() or "Apt" in name.split()]
    assert "Denver" not in names


def test_a_point_at_sea_takes_the_climate_of_the_nearest_land() -> None:
    raster = np.full((18, 36), 40, dtype=np.uint8)
    raster[9, 20] = CLIMATES.index("Cfb")
    zones = climate_of(raster, np.array([-5.0, -5.0]), np.array([45.0, -135.0]))
    assert zones.tolist() == [CLIMATES.index("Cfb"), UNKNOWN_CLIMATE]


@pytest.mark.parametrize(
    ("packaged", "clean"),
    [
        ("Kendari, Sulawesi", "Kendari"),
        ("Portland (Me)", "Portland"),
        ("BAR", "Bar"),
        ("La Rochelle-Pallice", "La Rochelle-Pallice"),
    ],
)
def test_a_port_name_loses_its_state_and_its_capitals(packaged: str, clean: str) -> None:
    assert clean_port_name(packaged) == clean


def test_ports_are_read_without_importing_their_package() -> None:
    assert len(load_ports().names) > 3_000


def test_a_port_that_the_package_lacks_comes_from_our_table(
    world: World, resolver: Resolver
) -> None:
    toulon, kiel = setting(world, resolver, "Toulon"), setting(world, resolver, "Kiel")
    assert (toulon.port, toulon.port_name) == (True, "Toulon")
    assert toulon.port_source == "sea-ports, UN/LOCODE FRTLN"
    assert kiel.port_source is None


def test_the_nearest_port_is_found_across_the_date_line() -> None:
    ports = Ports(("East", "West"), ("", ""), np.array([0.0, 0.0]), np.array([179.9, 170.0]))
    index, km = ports.nearest(np.array([0.0]), np.array([-179.9]))
    assert ports.names[index[0]] == "East"
    assert km[0] == pytest.approx(22.2, abs=0.1)
