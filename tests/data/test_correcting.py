from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from data.correcting import correct
from data.errors import RefusedAction, UnknownTerritory, UnreadableFile
from data.importing import ImportReport, import_files
from data.readers.choices import read_choices
from data.resolve import Resolver
from data.store.database import Store
from data.store.history import imports_of
from data.store.left_rows import choices_of, open_counts, open_rows, open_rows_of
from data.store.undoing import Shared, Undone
from features.world import World
from tests.data.reports import KIEL, KIEL_ID, NOWHERE, ROCHELLE, ROCHELLE_ID, filled_in, write

OULU_ID = "geonames:643492"
Import = Callable[..., ImportReport]
Correct = Callable[..., ImportReport]


@pytest.fixture(scope="module")
def resolver(world: World) -> Resolver:
    return Resolver(world.gazetteer)


@pytest.fixture
def imported(store: Store, resolver: Resolver, tmp_path: Path) -> Import:
    """Imports a file of these lines."""

    def importing(*lines: str, name: str = "a.tsv") -> ImportReport:
        return import_files([write(tmp_path / name, *lines)], store=store, resolver=resolver)

    return importing


@pytest.fixture
def corrected(store: Store, resolver: Resolver, tmp_path: Path) -> Correct:
    """Fills in choices in a report, and corrects what was left behind by it."""

    def correcting(report: ImportReport, **choices: str) -> ImportReport:
        path = filled_in(tmp_path / "report.csv", report, choices)
        return correct(path, store=store, resolver=resolver)

    return correcting


def pairs(store: Store) -> list[tuple[str, str]]:
    return [(each.first, each.second) for each in store.all()]


@pytest.mark.parametrize(
    "choice", [KIEL_ID, "Kiel", "Kiel, Allemagne", f"Kiel (Allemagne) {KIEL_ID}"]
)
def test_a_choice_tells_the_row_that_was_left_behind(
    store: Store, imported: Import, corrected: Correct, choice: str
) -> None:
    report = corrected(imported(f"{ROCHELLE}\t{NOWHERE}"), Zzyzxville=choice)
    assert (report.import_id, report.accepted, report.unresolved) == (2, 1, 0)
    assert (pairs(store), open_rows(store)) == ([(ROCHELLE_ID, KIEL_ID)], [])


def test_undoing_an_import_tells_what_a_later_one_had_completed_and_what_left_with_it(
    store: Store, imported: Import, corrected: Correct
) -> None:
    corrected(imported(f"{ROCHELLE}\t{KIEL}", f"{ROCHELLE}\t{NOWHERE}"), Zzyzxville=OULU_ID)
    assert store.undo(1) == Undone(1, removed=2, changed=0, completed=Shared(1, (2,)))
    assert store.undo(2) == Undone(2, removed=0, changed=0, gone=Shared(1, (1,)))


def test_undoing_the_latest_first_tells_of_no_other_import(
    store: Store, imported: Import, corrected: Correct
) -> None:
    corrected(imported(f"{ROCHELLE}\t{KIEL}", f"{ROCHELLE}\t{NOWHERE}"), Zzyzxville=OULU_ID)
    assert [store.undo(number) for number in (2, 1)] == [Undone(2, 1, 0), Undone(1, 1, 0)]


def test_next_years_file_resolves_by_itself(imported: Import, corrected: Correct) -> None:
    corrected(imported(f"{ROCHELLE}\t{NOWHERE}"), Zzyzxville="Kiel")
    assert imported(f"{ROCHELLE}\t{NOWHERE}", name="b.tsv").unresolved == 0


def test_a_row_that_is_passed_over_is_never_asked_about_again(
    store: Store, imported: Import, corrected: Correct
) -> None:
    corrected(imported(f"{ROCHELLE}\t{NOWHERE}"), Zzyzxville="-")
    again = imported(f"{ROCHELLE}\t{NOWHERE}", name="b.tsv")
    assert (again.unresolved, again.rejected, open_rows(store), pairs(store)) == (0, 1, [], [])


def test_what_is_not_chosen_stays_open(imported: Import, corrected: Correct) -> None:
    report = imported(f"{ROCHELLE}\t{NOWHERE}", f"Qqwxz\tPoint(-151.0 -51.0)\t{KIEL}")
    after = corrected(report, Zzyzxville="Kiel")
    open_names = [row.mention.name for file in after.files for row in file.unresolved]
    assert (after.accepted, open_names) == (1, ["Qqwxz"])


def test_both_ends_of_a_row_may_be_chosen(
    store: Store, imported: Import, corrected: Correct
) -> None:
    report = imported(f"Qqwxz\tPoint(-151.0 -51.0)\t{NOWHERE}")
    corrected(report, Zzyzxville="Kiel", Qqwxz="La Rochelle")
    assert pairs(store) == [(ROCHELLE_ID, KIEL_ID)]


def test_undoing_a_correction_brings_its_rows_back_as_open(
    store: Store, imported: Import, corrected: Correct
) -> None:
    corrected(imported(f"{ROCHELLE}\t{NOWHERE}"), Zzyzxville="Kiel")
    store.undo(2)
    assert (pairs(store), choices_of(store), len(open_rows(store))) == ([], {}, 1)


def test_open_rows_are_counted_by_import(
    store: Store, imported: Import, corrected: Correct
) -> None:
    first = imported(f"{ROCHELLE}\t{NOWHERE}", f"{KIEL}\t{NOWHERE}")
    imported(f"{ROCHELLE}\tQqwxz\tPoint(-151.0 -51.0)", name="b.tsv")
    assert open_counts(store) == {1: 2, 2: 1}
    corrected(first, Zzyzxville="-")
    assert open_counts(store) == {2: 1}


def test_open_rows_of_an_import_come_page_by_page(store: Store, imported: Import) -> None:
    for name in ("a.tsv", "b.tsv"):
        imported(*(f"{each}\t{NOWHERE}" for each in (ROCHELLE, KIEL, ROCHELLE)), name=name)
    pages = [open_rows_of(store, 2, passed=passed, most=2) for passed in (0, 2, 4)]
    assert [[(row.file, row.line) for row in page] for page in pages] == [
        [("b.tsv", 2), ("b.tsv", 3)],
        [("b.tsv", 4)],
        [],
    ]


def test_undoing_an_import_takes_its_completed_rows_with_it(
    store: Store, imported: Import, corrected: Correct
) -> None:
    corrected(imported(f"{ROCHELLE}\t{NOWHERE}"), Zzyzxville="Kiel")
    store.undo(1)
    assert (pairs(store), open_rows(store)) == ([], [])


def test_a_file_imported_twice_is_completed_once_and_outlives_the_undoing_of_one(
    store: Store, imported: Import, corrected: Correct
) -> None:
    imported(f"{ROCHELLE}\t{NOWHERE}")
    report = corrected(imported(f"{ROCHELLE}\t{NOWHERE}", name="b.tsv"), Zzyzxville="Kiel")
    assert (report.accepted, report.unchanged) == (1, 1)
    store.undo(1)
    assert pairs(store) == [(ROCHELLE_ID, KIEL_ID)]


def test_a_row_of_a_file_imported_twice_is_refused_once_in_the_report_and_in_the_store(
    store: Store, imported: Import, corrected: Correct
) -> None:
    imported(f"{ROCHELLE}\t{NOWHERE}")
    report = corrected(imported(f"{ROCHELLE}\t{NOWHERE}"), Zzyzxville="-")
    kept = sum(file.counts["rejected"] for file in imports_of(store)[-1].files)
    assert (report.rejected, kept, open_rows(store)) == (1, 1, [])


def test_a_choice_that_means_nothing_is_told_and_the_others_are_kept(
    imported: Import, corrected: Correct
) -> None:
    report = imported(f"{ROCHELLE}\t{NOWHERE}", f"Qqwxz\tPoint(-151.0 -51.0)\t{KIEL}")
    after = corrected(report, Zzyzxville="Kiel", Qqwxz="Xqzwk")
    assert (after.accepted, after.rejected, after.unresolved) == (1, 1, 1)
    (refused,) = after.files[0].rejected
    assert refused.line == 3 and "Xqzwk" in refused.reason


def test_a_report_without_a_usable_choice_records_nothing(
    store: Store, imported: Import, corrected: Correct
) -> None:
    report = imported(f"{ROCHELLE}\t{NOWHERE}")
    with pytest.raises(UnknownTerritory):
        corrected(report, Zzyzxville="Xqzwk")
    with pytest.raises(RefusedAction, match="no choice"):
        corrected(report)
    assert len(store.fetch("SELECT id FROM imports", {})) == 1


def test_the_same_name_chosen_twice_differently_is_refused(
    imported: Import, corrected: Correct, tmp_path: Path, store: Store, resolver: Resolver
) -> None:
    path = filled_in(tmp_path / "r.csv", imported(f"{ROCHELLE}\t{NOWHERE}"), {"Zzyzxville": "Kiel"})
    line = path.read_text(encoding="utf-8-sig").splitlines()[1]
    path.write_text(f"naming,choice\n{line}\n{line.replace('Kiel', 'Brest')}\n", encoding="utf-8")
    report = correct(path, store=store, resolver=resolver)
    assert "line 2" in report.files[0].rejected[0].reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_whatever_a_spreadsheet_makes_of_a_report_is_read(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = tmp_path / "report.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerow(["choice", "reason", "naming", ""])
        writer.writerow(["'-", "à préciser", "kiel|DE|", ""])
        writer.writerow(["Münster", "« x »", "'@46.2,-1.2|FR|municipality", ""])
    read = [(each.line, str(each.naming), each.text) for each in read_choices(path)]
    assert read == [(2, "kiel|DE|", "-"), (3, "@46.2,-1.2|FR|municipality", "Münster")]


def test_a_file_without_the_two_columns_is_told_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    path.write_text("name,line\nKiel,3\n", encoding="utf-8")
    with pytest.raises(UnreadableFile, match="naming"):
        read_choices(path)
