"""Tables of words on how far a model may be trusted."""

from __future__ import annotations

from matcher.sheets import (
    breakdown_sheets,
    calibration_sheets,
    principle_sheet,
    span,
    stability_sheet,
)
from matcher.translation import translator
from models.breakdown import Line
from models.calibration import Bin
from models.metrics import Interval
from models.principle import Principle
from models.stability import Stability

FRENCH, ENGLISH = translator("fr"), translator("en")
SOME, NONE = Interval(0.123, 0.05, 0.2), Interval(*[float("nan")] * 3)


def test_a_share_is_written_with_its_interval() -> None:
    assert span(SOME, FRENCH, 100) == "12,3 (5–20)"
    assert span(NONE, FRENCH) == "–"


def test_each_way_of_grouping_has_a_table_of_its_own() -> None:
    measured = {"hit@10": SOME, "recall@1000": SOME}
    lines = [Line("size", "<2000", 34, measured), Line("continent", "AF", 2, measured)]
    size, continent = breakdown_sheets(lines, FRENCH)
    assert size.rows == (("moins de 2\u202f000 habitants", "34", "12,3 (5–20)", "12,3 (5–20)"),)
    assert continent.rows[0][0] == "Afrique"


def test_the_chances_of_the_first_ten_stand_apart_from_those_of_the_first_thousand() -> None:
    bins = [
        Bin(10, -float("inf"), -6.0, 31, 0.01, SOME, SOME),
        Bin(1000, 0.0, 2.0, 900, 0.66, SOME, SOME),
        Bin(1000, 6.0, float("inf"), 40, 0.99, SOME, SOME),
    ]
    ten, thousand = calibration_sheets(bins, ENGLISH)
    assert [row[0] for row in (*ten.rows, *thousand.rows)] == ["below −6", "0 to 2", "6 or more"]
    assert ten.rows[0][1:] == ("31", "1", "12.3 (5–20)", "123 (50–200)")


def test_the_principle_stands_beside_what_is_aimed_at() -> None:
    ratio = Interval(1.8, 1.7, 1.9)
    found = Principle(300, 58, ratio, {"<2000": ratio}, SOME, SOME, ratio)
    sheet = principle_sheet(found, FRENCH)
    assert "300 communes" in sheet.title
    assert [row[2] for row in sheet.rows] == ["≤ 2", "", "≥ 70", "≤ 50", "≥ 3"]


def test_stability_is_told_for_all_towns_and_by_size() -> None:
    overlap = Interval(8.5, 8.4, 8.6)
    sheet = stability_sheet(Stability(300, 0.05, overlap, {">=50000": overlap}), FRENCH)
    assert sheet.rows[0] == ("Les 300 communes", "8,5 (8,4–8,6)")
    assert len(sheet.rows) == 2
