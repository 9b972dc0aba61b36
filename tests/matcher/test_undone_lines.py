"""What undoing an import says of the others that it has to do with."""

from __future__ import annotations

import pytest

from data.store.undoing import Shared, Undone
from matcher.printing.import_list import show_undone, undone_cells
from matcher.translation import translator

FIRST = Undone(1, 8, 0, completed=Shared(3, (2, 4)))
SECOND = Undone(2, 0, 0, gone=Shared(3, (1,)))
SAID = {
    "fr": (
        "8 partenariats ont quitté l’annuaire. Y compris 3 précisés par l’import 2 et l’import 4.",
        "3 partenariats avaient déjà quitté l’annuaire, avec l’import 1.",
    ),
    "en": (
        "8 partnerships left the directory. Among them 3 that had been completed by the import 2"
        " and the import 4.",
        "3 partnerships had left the directory already, with the import 1.",
    ),
}


@pytest.mark.parametrize("language", SAID)
@pytest.mark.parametrize(("undone", "at"), [(FIRST, 0), (SECOND, 1)])
def test_what_others_completed_and_what_left_before_is_said(
    language: str, undone: Undone, at: int, capsys: pytest.CaptureFixture[str]
) -> None:
    show_undone(undone, translator(language))
    assert SAID[language][at] in " ".join(capsys.readouterr().out.split())


def test_an_import_of_its_own_says_nothing_of_others(capsys: pytest.CaptureFixture[str]) -> None:
    show_undone(Undone(1, 8, 0), translator("fr"))
    out = capsys.readouterr().out
    assert "Y compris" not in out and "déjà" not in out


def test_the_numbers_of_the_other_imports_stand_in_one_cell() -> None:
    table = undone_cells(FIRST, translator("fr"))
    [row] = table.rows
    assert dict(zip(table.columns, row, strict=True))["completed_by"] == "2 4"
