"""Charts: bars that add up, words that fit, and figures told to who does not see them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from matcher.drawing.charts import (
    Bar,
    bars_svg,
    columns_svg,
    family_bar_svg,
    family_reach,
    waterfall_svg,
)
from matcher.drawing.columns import round_up
from matcher.drawing.palette import AGAINST, AGAINST_PALE, FOR, INK, PAPER
from matcher.drawing.rows import LETTERS_OF_LABEL
from matcher.translation import translator
from tests.matcher.drawings import all_of, contrast, ids, parsed, share, texts

SAY = translator("en")
POINTS = [-9.6, 5.0, 1.5, -0.6, 8.6]
YEARS = [(str(year), year % 17) for year in range(1965, 2025)]


def waterfall() -> list[Bar]:
    bars, reached = [Bar("To begin with", 0.0, POINTS[0], "start")], POINTS[0]
    for points in POINTS[1:]:
        end = reached + points
        bars.append(Bar(f"Part {points}", reached, end, "for" if points > 0 else "against"))
        reached += points
    return [*bars, Bar("Score", 0.0, reached, "total")]


def edges(drawing: str) -> list[tuple[float, float]]:
    """Where each bar begins and ends, as shares of the width."""
    bars = all_of(parsed(drawing), "rect")
    starts = [share(bar.get("x")) for bar in bars]
    return [(x, x + share(bar.get("width"))) for x, bar in zip(starts, bars, strict=True)]


def every_chart(label: str) -> list[str]:
    return [
        waterfall_svg([Bar(label, 0, 1, "for")], title=label, say=SAY),
        bars_svg([(label, 3)], title=label, say=SAY),
        columns_svg([(label, 3)], title=label, say=SAY),
        family_bar_svg({"size": 1.0}, title=label, say=SAY),
    ]


def test_the_parts_of_a_waterfall_sum_to_its_total() -> None:
    found = edges(waterfall_svg(waterfall(), title="Score", say=SAY))
    unit = (found[0][1] - found[0][0]) / abs(POINTS[0])
    assert found[-1][1] - found[-1][0] == pytest.approx(sum(POINTS) * unit, abs=2e-3)


def test_each_bar_of_a_waterfall_touches_the_one_before() -> None:
    found = edges(waterfall_svg(waterfall(), title="Score", say=SAY))
    for before, after in pairwise(found[:-1]):
        gaps = [abs(one - other) for one in before for other in after]
        assert min(gaps) < 1e-3


def test_every_bar_lies_inside_the_chart() -> None:
    for start, end in edges(waterfall_svg(waterfall(), title="Score", say=SAY)):
        assert -1e-6 <= start <= end <= 1.001


def test_what_speaks_against_is_told_apart_without_colour() -> None:
    rects = all_of(parsed(waterfall_svg(waterfall(), title="Score", say=SAY)), "rect")
    assert [rect.get("stroke") is not None for rect in rects[1:-1]] == [False, False, True, False]
    assert contrast(FOR, AGAINST_PALE) > 3
    assert min(contrast(colour, PAPER) for colour in (FOR, AGAINST, INK)) > 4.5


def test_long_labels_are_broken_into_lines_that_fit_a_phone() -> None:
    label = "partnerships of neighbours around the candidate, none of them known in this country"
    lines = texts(parsed(waterfall_svg([Bar(label, 0, 1, "for")], title="", say=SAY)))
    assert " ".join(lines[:-1]) == label
    assert max(map(len, lines)) <= LETTERS_OF_LABEL


@pytest.mark.parametrize("at", range(4))
def test_a_label_cannot_bring_markup_into_a_chart(at: int) -> None:
    drawing = parsed(every_chart("<script>alert('&')</script>")[at])
    assert all_of(drawing, "script") == []
    assert texts(drawing, "title")[0] == "<script>alert('&')</script>"


@pytest.mark.parametrize("at", range(4))
def test_a_chart_is_an_image_with_a_name_and_its_figures(at: int) -> None:
    drawing = parsed(every_chart("Kiel")[at])
    title, description = ids(drawing)
    assert drawing.get("role") == "img"
    assert (drawing.get("aria-labelledby"), drawing.get("aria-describedby")) == (title, description)
    assert ": " in texts(drawing, "desc")[0]


@pytest.mark.parametrize("at", range(4))
def test_a_chart_has_no_style_of_its_own(at: int) -> None:
    assert not [each for each in parsed(every_chart("Kiel")[at]).iter() if each.get("style")]


def test_charts_with_different_keys_share_no_id() -> None:
    found = [ids(parsed(bars_svg([], title="", say=SAY, key=key))) for key in ("one", "two")]
    assert set(found[0]) & set(found[1]) == set()


def test_charts_of_nothing_are_drawn_empty() -> None:
    drawings = [
        waterfall_svg([], title="", say=SAY),
        bars_svg([], title="", say=SAY),
        columns_svg([], title="", say=SAY),
        family_bar_svg({}, title="", say=SAY),
    ]
    assert [all_of(parsed(drawing), "rect") for drawing in drawings] == [[], [], [], []]


def test_bars_are_as_long_as_their_counts_and_none_is_none() -> None:
    drawing = bars_svg([("Germany", 200), ("Mali", 50), ("Fiji", 0)], title="", say=SAY)
    (_, most), (_, fourth) = edges(drawing)
    assert most == pytest.approx(4 * fourth)


def test_columns_are_as_tall_as_their_counts() -> None:
    columns = all_of(parsed(columns_svg([("2020", 4), ("2021", 8)], title="", say=SAY)), "rect")
    low, high = (float(column.get("height", "")) for column in columns)
    assert high == pytest.approx(2 * low)


def test_of_sixty_years_the_round_ones_are_written() -> None:
    written = texts(parsed(columns_svg(YEARS, title="", say=SAY)))
    assert [text for text in written if len(text) == 4] == [
        "1970",
        "1980",
        "1990",
        "2000",
        "2010",
        "2020",
    ]


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (1, 2), (3, 4), (23, 30), (61, 80), (1_001, 2_000)]
)
def test_a_scale_ends_on_a_round_number_that_can_be_halved(most: int, top: int) -> None:
    assert round_up(most) == top


def test_cards_of_one_reach_can_be_compared() -> None:
    cards = [{"size": 4.0, "place": -1.0}, {"size": 2.0}]
    reach = family_reach(cards)
    first, second = (
        edges(family_bar_svg(card, title="", say=SAY, reach=reach))[0] for card in cards
    )
    assert first[0] == second[0] == pytest.approx(0.2)
    assert first[1] - first[0] == pytest.approx(2 * (second[1] - second[0]), abs=1e-4)


def test_families_are_named_where_there_is_room_and_always_told() -> None:
    drawing = parsed(family_bar_svg({"size": 9.0, "place": 0.2}, title="", say=SAY))
    assert texts(drawing) == ["size"]
    assert texts(drawing, "desc") == ["size: +9.00; place: +0.20"]


def test_french_figures_stand_after_a_no_break_space() -> None:
    drawing = parsed(bars_svg([("Mali", 1_250)], title="", say=translator("fr")))
    assert texts(drawing, "desc") == ["Mali\u00a0: 1\u202f250"]
