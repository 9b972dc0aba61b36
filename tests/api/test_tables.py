"""Files that a spreadsheet opens safely."""

from __future__ import annotations

import csv
import io
from math import inf
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from api.tables import csv_bytes
from matcher.decision_words import STATE_WORDS
from matcher.printing.cells import TRIGGERS, Cell, CellTable
from matcher.printing.workbook import WIDEST, xlsx_bytes
from matcher.translation import translator

FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "-cmd", "@SUM(A1)", "\t=1", "\r=1"]


def sheet(table: CellTable) -> Any:
    return load_workbook(io.BytesIO(xlsx_bytes(table, translator("fr")))).active


def rows_of_csv(table: CellTable) -> list[list[str]]:
    text = csv_bytes(table).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_text_in_both(formula: str) -> None:
    table = CellTable(["name"], [[formula]])
    written = "'" + formula.replace("\r", "\n")
    assert rows_of_csv(table)[1] == [written]
    cell = sheet(table)["A2"]
    assert (cell.value, cell.data_type) == (written, "s")


@pytest.mark.parametrize("number", [3, -2.5, 0, 1e-9, True])
def test_a_number_stays_a_number(number: Cell) -> None:
    cell = sheet(CellTable(["score"], [[number]]))["A2"]
    assert (cell.value, cell.data_type) == (number, "b" if number is True else "n")


def test_digits_that_are_a_code_stay_text() -> None:
    assert sheet(CellTable(["value"], [["01004"]]))["A2"].value == "01004"


def test_an_empty_table_has_its_header() -> None:
    table = CellTable(["name", "country"], [])
    assert [cell.value for cell in sheet(table)[1]] == ["Nom", "Pays"]
    assert rows_of_csv(table) == [["name", "country"]]


def test_a_key_is_said_in_words_to_people_alone() -> None:
    table = CellTable(["name", "state"], [["signed", "signed"]], {"state": STATE_WORDS})
    assert [cell.value for cell in sheet(table)[2]] == ["signed", "signé"]
    assert rows_of_csv(table)[1] == ["signed", "signed"]


@pytest.mark.parametrize(
    ("language", "title", "words"),
    [
        ("fr", "Tableau", ["intercommunalité", "jumelage", "suspendu", "mitigé", "mixed"]),
        ("en", "Table", ["intercommunality", "twinning", "suspended", "mixed", "mixed"]),
    ],
)
def test_closed_lists_and_the_sheet_are_named_in_words(
    language: str, title: str, words: list[str]
) -> None:
    keys = ["intercommunality", "jumelage", "suspended", "mixed", "mixed"]
    table = CellTable(["level", "link", "status", "outcome", "name"], [keys])
    found = load_workbook(io.BytesIO(xlsx_bytes(table, translator(language)))).active
    assert (found.title, [cell.value for cell in found[2]]) == (title, words)
    assert rows_of_csv(table)[1] == keys


def test_the_header_stays_in_sight_and_columns_have_the_width_of_their_cells() -> None:
    found = sheet(CellTable(["rank", "text"], [["x", "word " * 100]]))
    assert found.freeze_panes == "A2" and found["A1"].font.bold
    assert found.column_dimensions["A"].width < found.column_dimensions["B"].width == WIDEST


def test_a_carriage_return_begins_no_row_of_its_own() -> None:
    assert rows_of_csv(CellTable(["name"], [["x\r=1"]]))[1:] == [["x\n=1"]]


@settings(deadline=None)
@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_any_text_can_be_written_and_none_runs(texts: list[str]) -> None:
    table = CellTable(["name"], [[text] for text in texts])
    for [cell] in sheet(table).iter_rows(min_row=2):
        assert cell.data_type in ("s", "n", "inlineStr")
        assert not str(cell.value or "").startswith(TRIGGERS) or float(str(cell.value)) <= inf
