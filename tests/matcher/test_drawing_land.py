"""The land under the maps: light, whole, where the markers expect it, and how it is made."""

from __future__ import annotations

import json
from math import cos, radians
from pathlib import Path

import numpy as np
import pytest

from matcher.drawing.land import LAND_FILE, STEPS, land_svg
from matcher.drawing.outlines import main
from matcher.drawing.projection import HEIGHT, WIDTH, project, sheet_point
from matcher.drawing.simplifying import simplified
from matcher.drawing.topology import load_outlines, shores
from matcher.drawing.world_map import map_svg
from tests.matcher.drawings import Point, all_of, parsed, pieces

ON_LAND = {
    "Paris": (48.86, 2.35),
    "Bamako": (12.64, -8.0),
    "Québec": (46.9, -71.4),
    "Hué": (16.3, 107.4),
    "Sydney": (-33.9, 150.6),
    "La Réunion": (-21.13, 55.53),
    "Guadeloupe": (16.15, -61.7),
    "Mayotte": (-12.82, 45.15),
    "Viti Levu": (-17.8, 178.0),
    "Anadyr": (66.5, -173.5),
}
AT_SEA = {
    "Atlantic": (30.0, -40.0),
    "Pacific": (0.0, -169.0),
    "Mediterranean": (35.0, 18.0),
    "Bay of Biscay": (45.5, -4.0),
    "Antarctica": (-56.0, 0.0),
}
SQUARES = {
    "transform": {"scale": [1.0, 1.0], "translate": [0.0, 0.0]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [9, 1], [-9, 9]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {"type": "Polygon", "properties": {"name": "West"}, "arcs": [[0, 1]]},
                {"type": "Polygon", "properties": {"name": "East"}, "arcs": [[2, -1]]},
            ]
        }
    },
}


def shores_of_land() -> list[list[Point]]:
    (land,) = all_of(parsed(land_svg()), "path", "map-land")
    return pieces(land.get("d", ""))


def is_land(place: Point) -> bool:
    """Whether a ray from the place crosses the shores an odd number of times."""
    x, y = (part * STEPS for part in project(*place))
    crossings = 0
    for ring in shores_of_land():
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


def squares(folder: Path, first: str = "West", second: str = "East") -> Path:
    text = json.dumps(SQUARES).replace("West", first).replace("East", second)
    (folder / "countries-10m.json").write_text(text, encoding="utf-8")
    return folder


def test_the_land_weighs_at_most_90_kb() -> None:
    assert LAND_FILE.stat().st_size <= 90_000


@pytest.mark.parametrize("place", ON_LAND)
def test_places_on_land_are_drawn_on_land(place: str) -> None:
    assert is_land(ON_LAND[place])


@pytest.mark.parametrize("place", AT_SEA)
def test_places_at_sea_are_drawn_at_sea(place: str) -> None:
    assert not is_land(AT_SEA[place])


def test_no_shore_is_smeared_across_the_map() -> None:
    steps = [
        abs(x2 - x1) / STEPS
        for ring in shores_of_land()
        for (x1, _), (x2, _) in zip(ring, ring[1:] + ring[:1], strict=True)
    ]
    assert max(steps) < WIDTH / 15


def test_a_map_that_stands_alone_holds_the_land_without_its_id() -> None:
    drawing = parsed(map_svg([], [], title="Map", description=""))
    (land,) = all_of(drawing, "path", "map-land")
    assert land.get("vector-effect") is None
    assert all_of(drawing, "use") == [each for each in drawing.iter() if each.get("id") == "land"]


@pytest.mark.parametrize("latitude", [0.0, 30.0, 45.0, 60.0, 75.0])
def test_areas_are_true_at_every_latitude(latitude: float) -> None:
    def cell(south: float) -> float:
        (x1, y1), (x2, _), (_, y2) = (
            sheet_point(south, 10.0),
            sheet_point(south, 10.01),
            sheet_point(south + 0.01, 10.0),
        )
        return (x2 - x1) * (y1 - y2)

    assert cell(latitude) / cell(0.0) == pytest.approx(cos(radians(latitude)), rel=1e-3)


def test_the_sheet_is_cut_between_asia_and_america() -> None:
    assert project(0.0, -169.01)[0] == pytest.approx(WIDTH, abs=0.1)
    assert project(0.0, -168.99)[0] == pytest.approx(0.0, abs=0.1)
    assert 0 < project(-54.8, -68.3)[1] < HEIGHT


def test_a_point_near_the_line_is_dropped_and_a_far_one_kept() -> None:
    line = np.array([[0.0, 0.0], [5.0, 0.1], [10.0, 0.0], [15.0, 3.0], [20.0, 0.0]])
    kept = simplified(line, np.full(5, 0.5))
    assert kept[:, 0].tolist() == [0.0, 10.0, 15.0, 20.0]


def test_a_closed_line_stays_an_area() -> None:
    ring = np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]])
    assert len(simplified(ring, np.full(5, 0.9))) >= 3


def test_a_border_is_one_line_and_the_coasts_around_it_are_one_shore(tmp_path: Path) -> None:
    outlines = load_outlines(squares(tmp_path) / "countries-10m.json")
    assert [line.owners for line in outlines if len(line.ends[0]) and line.is_border] == [
        ("West", "East")
    ]
    (shore,) = shores([line for line in outlines if line.is_coast])
    assert sorted(line.owners[0] for line in shore) == ["East", "West"]


@pytest.mark.parametrize("names", [("Somalia", "Somaliland"), ("Russia", "Ukraine")])
def test_an_area_that_france_does_not_recognise_has_no_border(
    tmp_path: Path, names: tuple[str, str]
) -> None:
    folder = squares(tmp_path, *names)
    outlines = load_outlines(folder / "countries-10m.json")
    assert [line for line in outlines if len(line.ends[0]) and line.is_border] == []


def test_an_undetermined_border_is_drawn_broken(tmp_path: Path) -> None:
    written = tmp_path / "land.svg"
    folder = squares(tmp_path, "India", "Siachen Glacier")
    assert main([str(folder), "--output", str(written)]) == 0
    drawing = parsed(written.read_text(encoding="utf-8"))
    lines = {kind: all_of(drawing, "path", f"map-{kind}")[0] for kind in ("borders", "unsettled")}
    assert lines["unsettled"].get("stroke-dasharray")
    assert [len(pieces(lines[kind].get("d", ""))) for kind in lines] == [0, 2]


def test_the_land_is_written_as_squares_of_the_right_size(tmp_path: Path) -> None:
    written = tmp_path / "land.svg"
    main([str(squares(tmp_path)), "--output", str(written)])
    (shore,) = pieces(all_of(parsed(written.read_text(encoding="utf-8")), "path")[0].get("d", ""))
    corners = {(round(x / STEPS), round(y / STEPS)) for x, y in shore}
    assert {tuple(map(round, project(0, 0))), tuple(map(round, project(10, 0)))} <= corners
