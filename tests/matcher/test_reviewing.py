"""The yearly file from the command line: rehearsed, imported, corrected, listed, undone."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from data.directory import STORE_NAME
from features.world import World
from matcher.cli import run
from tests.data.reports import KIEL, NOWHERE, ROCHELLE, write

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def own_home(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own on the real world."""
    home = tmp_path / "home"
    home.mkdir()
    (home / "world").symlink_to(world.folder.parent, target_is_directory=True)
    for name, value in (("MATCHER_HOME", str(home)), ("MATCHER_LANG", "fr"), ("COLUMNS", "80")):
        monkeypatch.setenv(name, value)
    return home


@pytest.fixture
def yearly(tmp_path: Path) -> str:
    """A file with a row to accept, one to tell, one to refuse."""
    lines = (f"{ROCHELLE}\t{KIEL}", f"{ROCHELLE}\t{NOWHERE}", f"{KIEL}\t{KIEL}")
    return str(write(tmp_path / "annuaire.tsv", *lines))


def printed(capsys: Output, *arguments: str, code: int = 0) -> str:
    assert run(arguments) == code
    return capsys.readouterr().out


def read(capsys: Output, *arguments: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(printed(capsys, *arguments, "--format", "json"))
    return found


def listed_of(capsys: Output, yearly: str) -> str:
    """The open rows of a file, once it is imported."""
    printed(capsys, "import", yearly)
    return printed(capsys, "imports", "1", "--format", "csv")


def filled_in(tmp_path: Path, listed: str) -> str:
    """A file of open rows in which the last one is chosen to be Oulu."""
    report = tmp_path / "rapport.csv"
    report.write_text(listed.rstrip("\n") + "Oulu\n", encoding="utf-8")
    return str(report)


def test_a_report_tells_what_needs_somebody_and_the_next_step(capsys: Output, yearly: str) -> None:
    out = printed(capsys, "import", yearly)
    assert "1 nouveau partenariat" in out and "1 ligne refusée" in out
    assert "matcher undo 1" in out and "matcher resolve" in out
    assert max(map(cell_len, out.splitlines())) <= 80


def test_a_dry_run_keeps_nothing_and_says_so(capsys: Output, yearly: str, own_home: Path) -> None:
    assert "--dry-run" in printed(capsys, "import", yearly, "--dry-run")
    assert not (own_home / STORE_NAME).exists()


def test_the_report_of_a_dry_run_can_be_filled_in(
    capsys: Output, yearly: str, tmp_path: Path
) -> None:
    report = tmp_path / "rapport.csv"
    rows = list(
        csv.DictReader(
            printed(capsys, "import", yearly, "--dry-run", "--format", "csv").splitlines()
        )
    )
    assert [row["state"] for row in rows] == ["counts", "unresolved", "rejected", "accepted"]
    rows[1]["choice"] = "Kiel"
    with report.open("w", encoding="cp1252", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, list(reversed(rows[0])), delimiter=";")
        writer.writeheader()
        writer.writerows(rows)
    assert read(capsys, "resolve", str(report))["choices"] == 1
    assert read(capsys, "import", yearly)["unresolved"] == 0


def test_open_rows_are_listed_to_fill_in_and_resolved(
    capsys: Output, yearly: str, tmp_path: Path
) -> None:
    listed = listed_of(capsys, yearly)
    answer = read(capsys, "resolve", filled_in(tmp_path, listed))
    assert (answer["import"], answer["accepted"], answer["unresolved"]) == (2, 1, 0)


def became_known(home: Path) -> None:
    """The territory of the open row is one that the gazetteer has by now."""
    with closing(sqlite3.connect(home / STORE_NAME, isolation_level=None)) as store:
        for before, after in (("Zzyzxville", "Oulu"), ("-150.0", "25.47"), ("-50.0", "65.01")):
            store.execute("UPDATE left_behind SET row = replace(row, ?, ?)", (before, after))


def test_a_row_whose_territory_became_known_is_listed_with_its_choice_and_recorded(
    capsys: Output, yearly: str, tmp_path: Path, own_home: Path
) -> None:
    listed_of(capsys, yearly)
    became_known(own_home)
    report = tmp_path / "rapport.csv"
    report.write_text(printed(capsys, "imports", "1", "--format", "csv"), encoding="utf-8")
    [row] = csv.DictReader(report.read_text(encoding="utf-8").splitlines())
    assert (row["name"], row["choice"]) == ("Oulu", "geonames:643492")
    assert read(capsys, "imports", "1")["open"] == 1
    assert read(capsys, "resolve", str(report))["accepted"] == 1


def test_the_workbook_of_open_rows_can_be_filled_in(
    capsysbinary: pytest.CaptureFixture[bytes], yearly: str, tmp_path: Path
) -> None:
    assert run(["import", yearly]) == 0
    capsysbinary.readouterr()
    assert run(["imports", "1", "--format", "xlsx"]) == 0
    book = load_workbook(io.BytesIO(capsysbinary.readouterr().out))
    [titles, row] = book.active.iter_rows()
    titled = {title.value: cell for title, cell in zip(titles, row, strict=True)}
    titled["Choix"].value = "Oulu"
    book.save(tmp_path / "rapport.xlsx")
    assert run(["resolve", str(tmp_path / "rapport.xlsx"), "--format", "json"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["accepted"] == 1


def test_the_help_names_the_column_as_both_files_do(capsys: Output) -> None:
    told = printed(capsys, "resolve", "--help").replace("│", " ")
    assert "« choice » en CSV, « Choix » en XLSX" in " ".join(told.replace("\u202f", " ").split())


def test_the_workbook_of_an_import_tells_what_each_line_is_about_in_words(
    capsysbinary: pytest.CaptureFixture[bytes], yearly: str
) -> None:
    assert run(["import", yearly, "--dry-run", "--format", "xlsx"]) == 0
    titles, *rows = load_workbook(io.BytesIO(capsysbinary.readouterr().out)).active.values
    at = titles.index("Suite donnée")
    assert [row[at] for row in rows] == [
        "bilan du fichier",
        "territoire à préciser",
        "ligne refusée",
        "nouveau partenariat",
    ]


def test_a_row_whose_correction_is_undone_is_listed_again_though_it_was_made_twice(
    capsys: Output, yearly: str, tmp_path: Path
) -> None:
    listed = listed_of(capsys, yearly)
    report = filled_in(tmp_path, listed)
    for _ in range(2):
        printed(capsys, "resolve", report)
    printed(capsys, "undo", "2")
    assert printed(capsys, "imports", "1", "--format", "csv") == listed
    assert read(capsys, "resolve", report)["accepted"] == 1


def test_a_correction_that_leaves_rows_open_says_to_go_on_with_the_same_report(
    capsys: Output, yearly: str, tmp_path: Path
) -> None:
    printed(capsys, "import", yearly)
    report = tmp_path / "rapport.csv"
    report.write_text("naming,choice\nkihl|DE|,Kiel\n", encoding="utf-8")
    out = printed(capsys, "resolve", str(report))
    assert "1 choix enregistré" in out and "complétez rapport.csv" in out
    assert "choix de territoires" in printed(capsys, "imports")


def test_imports_are_listed_and_undone(capsys: Output, yearly: str) -> None:
    printed(capsys, "import", yearly, "--as-of", "2026-01-31")
    assert "ligne de commande" in printed(capsys, "imports")
    undone = printed(capsys, "undo", "1")
    assert "1 partenariat a quitté" in undone and "autrement" not in undone
    out = printed(capsys, "imports")
    assert "Annulé le" in out and "2026-01-31" in out
    assert max(map(cell_len, out.splitlines())) <= 80


@pytest.mark.parametrize("form", ["json", "csv"])
def test_undoing_and_the_list_come_in_every_format(capsys: Output, yearly: str, form: str) -> None:
    printed(capsys, "import", yearly)
    assert "annuaire.tsv" in printed(capsys, "imports", "--format", form)
    assert "removed" in printed(capsys, "undo", "1", "--format", form)


@pytest.mark.parametrize(
    "arguments",
    [
        ["undo", "7"],
        ["undo", "last"],
        ["imports", "7"],
        ["resolve", "absent.csv"],
        ["import", "FILE", "--as-of", "31/01/2026"],
        ["import", "FILE", "--replace", "Wikidata"],
    ],
)
def test_what_cannot_be_is_told_in_one_sentence(
    capsys: Output, yearly: str, own_home: Path, arguments: list[str]
) -> None:
    assert run([yearly if each == "FILE" else each for each in arguments]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert not (own_home / STORE_NAME).exists()


def test_sources_that_contradict_each_other_are_told(capsys: Output, tmp_path: Path) -> None:
    header = "collectivité française;partenaire;pays du partenaire;année de début;source\n"
    lists = []
    for name, year in (("Ville A", 1999), ("Ville B", 2001)):
        lists.append(tmp_path / f"{name}.csv")
        lists[-1].write_text(f"{header}La Rochelle;Kiel;Allemagne;{year};{name}\n", "utf-8")
    out = printed(capsys, "import", *map(str, lists))
    assert "Sources qui se contredisent" in out and "1999" in out and "Ville B" in out


@pytest.fixture
def twofold(tmp_path: Path) -> str:
    """A template's file with a name that two communes bear, and a slip in another name."""
    path = tmp_path / "jumelages.csv"
    header = "collectivité française;partenaire;pays du partenaire;statut;année de début;source"
    row = "Saint-Denis;Torelavega;Espagne;active;1990;Inventaire"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    return str(path)


def cells(capsys: Output, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(printed(capsys, *arguments, "--format", "csv").splitlines()))


def test_how_doubtful_names_are_understood_is_told(capsys: Output, twofold: str) -> None:
    out = printed(capsys, "import", twofold, "--dry-run")
    assert "Torelavega\u00a0: compris comme Torrelavega (Espagne)" in out
    assert "être aussi Saint-Denis (France) (geonames:2980916)" in " ".join(out.split())


def test_another_territory_is_chosen_before_the_import(
    capsys: Output, twofold: str, tmp_path: Path
) -> None:
    rows = [row for row in cells(capsys, "import", twofold, "--dry-run") if row["naming"]]
    assert [row["state"] for row in rows] == ["taken", "taken"]
    report = tmp_path / "rapport.csv"
    report.write_text(
        f"naming;choice\n{rows[0]['naming']};{rows[0]['nearest']}\n", encoding="utf-8"
    )
    printed(capsys, "resolve", str(report))
    (kept,) = [row for row in cells(capsys, "import", twofold) if row["state"] == "accepted"]
    assert kept["reason"].startswith("Saint-Denis (geonames:2980916) – Torrelavega")


def test_what_is_changed_is_named_with_the_words_before_and_after(
    capsys: Output, twofold: str
) -> None:
    printed(capsys, "import", twofold)
    file = Path(twofold)
    file.write_text(file.read_text(encoding="utf-8").replace("1990", "1995"), encoding="utf-8")
    again = "import", twofold, "--replace", "Inventaire", "--dry-run"
    changed = "Saint-Denis – Torrelavega\u00a0: année de début 1990 → 1995"
    assert changed in printed(capsys, *again)
    assert [row["state"] for row in cells(capsys, *again)][-1] == "changed"
