from __future__ import annotations

import csv

import pytest

from matcher.printing.cells import Cell, CellTable, csv_text, safe_cell


@pytest.mark.parametrize("formula", ["=1+1", "+cmd", "-cmd", "@sum", "\t=1", "-"])
def test_a_text_that_a_spreadsheet_would_run_gets_an_apostrophe(formula: str) -> None:
    assert safe_cell(formula) == f"'{formula}"


@pytest.mark.parametrize("number", ["-1.5", "+3", -1.5, 0, None])
def test_a_number_stays_a_number(number: Cell) -> None:
    assert safe_cell(number) == number


def test_a_text_with_a_sign_inside_stays_as_it_is() -> None:
    assert safe_cell("Baden-Baden") == "Baden-Baden"


def test_quotes_commas_and_line_ends_survive_a_csv() -> None:
    cell = 'a "b", c\nd'
    [_, row] = csv.reader(csv_text(CellTable(["x"], [[cell]])).splitlines(keepends=True))
    assert row == [cell]
