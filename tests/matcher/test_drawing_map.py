"""Maps: what is marked can be seen, read and reached, wherever on earth it lies."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.drawing.markers import APART
from matcher.drawing.palette import LAND, PAPER, SEA
from matcher.drawing.projection import WIDTH, project
from matcher.drawing.spreading import spread
from matcher.drawing.symbols import COLOURS, Kind, symbol
from matcher.drawing.world_map import Arc, Marker, fit, map_svg
from tests.matcher.drawings import (
    Point,
    all_of,
    contrast,
    ids,
    numbers,
    parsed,
    pieces,
    texts,
)

LA_ROCHELLE, SUVA, AUCKLAND, PAPEETE = (
    (46.16, -1.15),
    (-18.14, 178.44),
    (-36.85, 174.76),
    (-17.54, -149.57),
)
KINDS: tuple[Kind, ...] = ("origin", "suggestion", "partner", "precedent")
PLACES = st.tuples(st.floats(-55, 80), st.floats(-180, 180))


def suggested(place: Point, number: int | None = 1, label: str = "Kiel") -> Marker:
    return Marker("suggestion", *place, label, number, href="/compare", key=f"key-{number}")


def drawn(*markers: Marker, arcs: tuple[Arc, ...] = (), key: str = "map") -> str:
    return map_svg(markers, arcs, title="Map", description="Words", land="/land.svg", key=key)


def longest_step(arc: Arc) -> float:
    path = all_of(parsed(drawn(arcs=(arc,))), "path")[0].get("d", "")
    return max(dist(a, b) for piece in pieces(path) for a, b in pairwise(piece))


def test_a_label_cannot_bring_markup_of_its_own() -> None:
    evil = '"><script>alert(1)</script>&'
    drawing = parsed(drawn(suggested(LA_ROCHELLE, None, evil)))
    assert all_of(drawing, "script") == []
    assert evil in texts(drawing)


def test_signs_that_xml_forbids_are_left_out() -> None:
    drawing = parsed(drawn(suggested(LA_ROCHELLE, None, "Ki\x00e\x1bl\ufffe\ud800")))
    assert "Kiel" in texts(drawing)


def test_two_maps_on_one_page_share_no_id() -> None:
    found = ids(parsed(drawn(key="first"))) + ids(parsed(drawn(key="second")))
    assert len(found) == len(set(found)) == 4


def test_a_map_is_named_and_described() -> None:
    drawing = parsed(drawn())
    named = {each.get("id"): each.text for each in drawing.iter() if each.get("id")}
    assert named[drawing.get("aria-labelledby")] == "Map"
    assert named[drawing.get("aria-describedby")] == "Words"


@pytest.mark.parametrize(("href", "role"), [(None, "img"), ("/x", "group")])
def test_a_map_with_links_is_no_image(href: str | None, role: str) -> None:
    drawing = parsed(drawn(Marker("partner", *SUVA, "Suva", href=href)))
    assert drawing.get("role") == role


def test_a_link_is_named_after_its_place() -> None:
    (link,) = all_of(parsed(drawn(suggested(SUVA, 3, "Suva"))), "a")
    assert (link.get("href"), link.get("aria-label")) == ("/compare", "3. Suva")


def test_a_map_keeps_to_what_a_strict_policy_allows() -> None:
    drawing = parsed(drawn(suggested(SUVA), arcs=(Arc(LA_ROCHELLE, SUVA),)))
    names = {name for each in drawing.iter() for name in each.attrib}
    assert not [name for name in names if name == "style" or name.startswith("on")]


@given(PLACES, PLACES)
def test_origin_and_suggestion_lie_inside_the_first_view(origin: Point, other: Point) -> None:
    markers = [Marker("origin", *origin, "A"), suggested(other)]
    view = fit(markers)
    for x, y in (marker.point for marker in markers):
        assert view.x <= x <= view.x + view.width
        assert view.y <= y <= view.y + view.height


def test_the_view_is_that_of_the_suggestions_not_of_the_precedents() -> None:
    near = [Marker("origin", *LA_ROCHELLE, "A"), suggested((54.3, 10.1))]
    assert fit([*near, Marker("precedent", *SUVA, "Suva")]) == fit(near)


def test_without_suggestions_the_view_is_that_of_the_partners() -> None:
    markers = [Marker("origin", *LA_ROCHELLE, "A"), Marker("partner", *SUVA, "Suva")]
    assert fit(markers).width > 5 * fit(markers[:1]).width


@given(PLACES, PLACES)
def test_no_arc_crosses_the_map_in_one_stroke(start: Point, end: Point) -> None:
    assert longest_step(Arc(start, end)) < WIDTH / 15


def test_an_arc_over_the_cut_leaves_on_one_side_and_comes_in_on_the_other() -> None:
    path = all_of(parsed(drawn(arcs=(Arc(PAPEETE, AUCKLAND),))), "path")[0].get("d", "")
    leaving, coming = pieces(path)
    assert leaving[0] == pytest.approx(project(*PAPEETE), abs=0.01)
    assert coming[-1] == pytest.approx(project(*AUCKLAND), abs=0.01)
    assert leaving[-1][0] == pytest.approx(WIDTH - coming[0][0], abs=0.02)


def test_france_and_the_antipodes_are_tied_in_one_piece() -> None:
    path = all_of(parsed(drawn(arcs=(Arc(LA_ROCHELLE, SUVA),))), "path")[0].get("d", "")
    assert len(pieces(path)) == 1


def test_pins_that_overlap_are_pushed_apart_and_the_origin_stays() -> None:
    homes = [(100.0, 100.0)] * 4 + [(104.0, 100.0)]
    moves = spread(homes, [True, False, False, False, False], apart=APART)
    places = [(x + dx, y + dy) for (x, y), (dx, dy) in zip(homes, moves, strict=True)]
    assert moves[0] == (0.0, 0.0)
    assert min(dist(a, b) for a, b in combinations(places, 2)) > 0.9 * APART


def test_a_pin_that_was_moved_points_to_its_place() -> None:
    drawing = parsed(drawn(suggested(SUVA, 1), suggested(SUVA, 2)))
    ends = [numbers(f"{line.get('x2')} {line.get('y2')}") for line in all_of(drawing, "line")]
    assert len(ends) == 2
    assert min(dist((0, 0), end) for end in ends) > 4


def test_ranks_are_written_in_the_order_of_the_list() -> None:
    places = [(46.0 + 2 * rank, 2.0) for rank in range(1, 6)]
    drawing = parsed(drawn(*(suggested(place, at + 1) for at, place in enumerate(places))))
    assert texts(drawing) == ["1", "2", "3", "4", "5"]


def test_few_places_are_named_on_the_map_and_many_are_not() -> None:
    few = drawn(Marker("origin", *LA_ROCHELLE, "A"), suggested(SUVA, None, "Suva"))
    many = drawn(*(suggested((40.0 + rank, 3.0 * rank), rank, "Suva") for rank in range(1, 6)))
    assert "Suva" in texts(parsed(few))
    assert "Suva" not in texts(parsed(many))


def test_a_marker_can_be_found_by_its_key_and_sized_by_script() -> None:
    (marker,) = all_of(parsed(drawn(suggested(SUVA))), "g", "marker")
    assert marker.get("data-key") == "key-1"
    assert marker.get("transform", "").startswith("translate(")
    assert len(all_of(marker, "g", "marker-body")) == 1


def test_kinds_differ_by_shape_as_well_as_by_colour() -> None:
    unpainted = {symbol(kind).replace(COLOURS[kind], "") for kind in KINDS}
    assert len(unpainted) == len(set(COLOURS.values())) == len(KINDS)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("ground", [LAND, SEA, PAPER])
def test_signs_stand_out_from_their_ground(kind: Kind, ground: str) -> None:
    assert contrast(COLOURS[kind], ground) >= 4.5


def test_a_crowd_of_markers_is_drawn_too() -> None:
    crowd = [Marker("partner", -50 + at % 100, at % 180, f"Place {at}") for at in range(500)]
    assert len(all_of(parsed(drawn(*crowd)), "g", "marker")) == 500
