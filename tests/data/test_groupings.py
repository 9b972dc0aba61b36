"""Reading an edition of the official French lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.errors import UnreadableFile
from data.readers.grouping_names import display_name, other_names
from data.readers.groupings import Edition, GroupingList, Seat, read_groupings

SEATS = {
    "17300": Seat(3006787, 46.16308, -1.15222, "75"),
    "17028": Seat(3035654, 46.13333, -1.11667, "75"),
    "67482": Seat(2973783, 48.58392, 7.74553, "44"),
}
EDITION = Edition("list", groupings_year=2022, communes_year=2023, other_years={"976": 2017})
LA_ROCHELLE = {
    "code": "241700434",
    "nom": "CA de La Rochelle",
    "type": "CA",
    "populationMunicipale": 181057,
    "membres": [
        {"code": "17028", "populationMunicipale": 9759},
        {"code": "17300", "populationMunicipale": 79961},
    ],
}


def written(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value), encoding="utf-8")
    return path


def read(folder: Path, value: object) -> GroupingList:
    return read_groupings(written(folder / "epci.json", value), SEATS, edition=EDITION)


def test_a_grouping_has_its_name_in_full_and_its_population(tmp_path: Path) -> None:
    (row,) = read(tmp_path, [LA_ROCHELLE]).rows
    assert row.id == "siren:241700434"
    assert row.name == "Communauté d'agglomération de La Rochelle"
    assert (row.population, row.year) == (181057, 2022)


def test_the_seat_is_the_most_populous_member(tmp_path: Path) -> None:
    (row,) = read(tmp_path, [LA_ROCHELLE]).rows
    assert (row.seat_insee, row.latitude, row.region) == ("17300", 46.16308, "75")


def test_a_grouping_lists_all_its_communes(tmp_path: Path) -> None:
    (row,) = read(tmp_path, [LA_ROCHELLE]).rows
    assert row.members == ("17028", "17300")


def test_a_seat_without_a_place_gives_way_to_the_next_member(tmp_path: Path) -> None:
    path = written(tmp_path / "epci.json", [LA_ROCHELLE])
    seats = {"17028": SEATS["17028"]}
    assert read_groupings(path, seats, edition=EDITION).rows[0].seat_insee == "17028"


def test_a_grouping_without_any_known_place_is_rejected(tmp_path: Path) -> None:
    path = written(tmp_path / "epci.json", [LA_ROCHELLE])
    (reject,) = read_groupings(path, {}, edition=EDITION).rejects
    assert "La Rochelle" in reject.reason


def alsace(folder: Path) -> Path:
    """A folder with one région, one département, two communes and a former one."""
    commune = {"type": "commune-actuelle", "region": "44", "departement": "67"}
    written(folder / "epci.json", [LA_ROCHELLE])
    written(
        folder / "communes.json",
        [
            commune | {"code": "67482", "nom": "Strasbourg", "population": 293_771},
            commune | {"code": "67001", "nom": "Achenheim", "population": 2_400},
            {"code": "67002", "nom": "Old", "type": "commune-deleguee", "population": 9},
        ],
    )
    upper = {"chefLieu": "67482", "zone": "metro"}
    written(folder / "regions.json", [upper | {"code": "44", "nom": "Grand Est"}])
    written(folder / "departements.json", [upper | {"code": "67", "nom": "Bas-Rhin"}])
    return folder


def test_a_folder_gives_regions_and_departements_too(tmp_path: Path) -> None:
    rows = read_groupings(alsace(tmp_path), SEATS, edition=EDITION).rows
    assert [row.id for row in rows] == ["insee:REG-44", "insee:DEP-67", "siren:241700434"]


def test_a_departement_has_the_population_of_its_present_communes(tmp_path: Path) -> None:
    department = read_groupings(alsace(tmp_path), SEATS, edition=EDITION).rows[1]
    assert (department.population, department.year) == (296_171, 2023)


def test_a_package_folder_holds_its_lists_in_data(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    alsace(tmp_path / "data")
    assert len(read_groupings(tmp_path, SEATS, edition=EDITION).rows) == 3


@pytest.mark.parametrize(
    ("official", "kind", "name"),
    [
        ("CC Faucigny - Glières", "CC", "Communauté de communes Faucigny - Glières"),
        ("CU Angers Loire Métropole", "CU", "Angers Loire Métropole"),
        (
            "CA Versailles Grand Parc (CAVGP)",
            "CA",
            "Communauté d'agglomération Versailles Grand Parc",
        ),
        ("Brest Métropole", "METRO", "Brest Métropole"),
        ("CU de Dunkerque", "CU", "Communauté urbaine de Dunkerque"),
    ],
)
def test_a_grouping_is_named_as_a_mayor_names_it(official: str, kind: str, name: str) -> None:
    assert display_name(official, kind) == name


def test_a_grouping_is_also_known_without_its_kind() -> None:
    assert "Niortais" in other_names("CA du Niortais")
    assert "CIREST" in other_names("CA Intercommunale de la Réunion Est (CIREST)")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "expected JSON"),
        (b"\x89PNG\r\n\x1a\n", "not UTF-8"),
        (b"{}", "found a JSON dict"),
        (b"[]", "an empty list"),
        (b"[3]", "entry 1: expected an object"),
        (b'[{"code": "1"}]', "nom, type, membres missing"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[" + b"9" * 9_000 + b"]", "thousands of digits"),
    ],
)
def test_a_file_that_is_no_such_list_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "epci.json"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=said):
        read_groupings(path, SEATS, edition=EDITION)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"populationMunicipale": -3}, "populationMunicipale should be a whole number"),
        ({"populationMunicipale": "many"}, "not 'many'"),
        ({"membres": "17300"}, "membres should be a list"),
        ({"nom": ["a"]}, "nom should be a text"),
    ],
)
def test_a_wrong_cell_is_named_with_its_place(
    tmp_path: Path, change: dict[str, object], said: str
) -> None:
    with pytest.raises(UnreadableFile, match=f"epci.json, entry 1.*{said}"):
        read(tmp_path, [LA_ROCHELLE | change])


def test_a_code_that_stands_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="entry 2: code 241700434 already stands at"):
        read(tmp_path, [LA_ROCHELLE, LA_ROCHELLE])


def test_a_missing_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read_groupings(tmp_path / "absent", SEATS, edition=EDITION)


def test_a_device_is_refused_before_it_is_read() -> None:
    with pytest.raises(UnreadableFile, match="is not a file"):
        read_groupings(Path("/dev/zero"), SEATS, edition=EDITION)


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "epci.json"
    path.write_text(json.dumps([LA_ROCHELLE]), encoding="utf-8-sig")
    assert len(read_groupings(path, SEATS, edition=EDITION).rows) == 1
