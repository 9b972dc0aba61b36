"""`matcher authorities` and the model of counts, run in this process."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pytest

from data.directory import open_shelf
from data.errors import StoreError
from data.store.editions import authorities_taken_over, keep
from features.world import World
from matcher.cli import run
from matcher.holdings import Holdings
from matcher.pipeline import import_authorities
from matcher.printing.answers import print_answer
from matcher.translation import translator
from models.artifact import default_folder, load_model
from models.code_version import code_version
from models.model import Model
from models.registry import current_folder, saved_folders

GROUPING = {
    "code": "241700434",
    "nom": "CA d'essai",
    "type": "CA",
    "populationMunicipale": 1000,
    "membres": [{"code": "17300", "siren": "211703004", "nom": "La Rochelle"}],
}

REFUSING = (
    "CREATE TRIGGER refusing AFTER INSERT ON audit WHEN new.action = 'authorities'"
    " BEGIN SELECT RAISE(ABORT, 'no'); END"
)


@pytest.fixture
def own_home(home: Path, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own on the world that is built already."""
    own = tmp_path / "own"
    shutil.copytree(home / "world", own / "world", symlinks=True)
    monkeypatch.setenv("MATCHER_HOME", str(own))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    return own


def test_a_newer_list_of_authorities_is_kept(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "epci.json"
    path.write_text(json.dumps([GROUPING]), encoding="utf-8")
    assert run(["authorities", str(path), "--year", "2024"]) == 0
    assert "1 collectivité est gardée" in capsys.readouterr().err
    assert "d'essai" in (authorities_taken_over(open_shelf(own_home)) or "")


@pytest.mark.parametrize("earlier", [None, "id,name\n"])
def test_a_list_that_the_audit_cannot_tell_of_is_not_kept(
    world: World, tmp_path: Path, earlier: str | None
) -> None:
    holdings = Holdings(tmp_path / "own")
    holdings.world = world
    with holdings.open_store() as store, store.writing("test", by="", detail={}) as connection:
        if earlier is not None:
            keep(connection, earlier)
        connection.exec_driver_sql(REFUSING)
    (tmp_path / "epci.json").write_text(json.dumps([GROUPING]), encoding="utf-8")
    with pytest.raises(StoreError):
        import_authorities(holdings, tmp_path, year=2024)
    assert authorities_taken_over(holdings.shelf) == earlier


def test_a_newer_list_is_merged_with_the_one_in_use(world: World, tmp_path: Path) -> None:
    holdings = Holdings(tmp_path / "own")
    holdings.world = world
    path = tmp_path / "epci.json"
    for code in ("111111111", "222222222"):
        path.write_text(json.dumps([{**GROUPING, "code": code}]), encoding="utf-8")
        import_authorities(holdings, path, year=2024)
    told = authorities_taken_over(holdings.shelf) or ""
    assert "siren:111111111" in told and "siren:222222222" in told
    assert told == holdings.amendments.edition


def test_a_list_that_is_missing_is_told_in_one_sentence(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["authorities", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert authorities_taken_over(open_shelf(own_home)) is None


def test_a_portable_model_holds_counts_and_overwrites_nothing(
    world: World, learning: Holdings, portable: Model, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = learning.home / "portable"
    assert load_model(folder, world).version == portable.version
    assert portable.evidence.links is None
    assert run(["train", "--portable", str(folder)]) == 2
    assert "existe déjà" in capsys.readouterr().err


def test_training_saves_a_version_and_says_what_to_do_next(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["train"]) == 0
    shown = capsys.readouterr()
    (folder,) = saved_folders(own_home)
    assert f"Sa carte est dans {folder / 'MODEL_CARD.md'}." in shown.err
    assert f"matcher models publish {folder.name}" in shown.err
    assert f"Le modèle {folder.name} est entraîné." in shown.out
    card = (folder / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "et les paires comptées" in card and code_version()["digest"] in card
    assert current_folder(own_home, open_shelf(own_home)) == default_folder()


@pytest.mark.parametrize("other", [["--splits", "3"], ["--against", "all"], ["--seed", "1"]])
def test_stability_is_measured_alone(other: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "--stability", *other, "--lang", "fr"]) == 2
    shown = "--stability se mesure seul, sans --against, --splits ni --seed.\n"
    assert capsys.readouterr().err == shown


def test_the_csv_of_a_model_holds_its_groups_as_json(
    portable: Model, capsys: pytest.CaptureFixture[str]
) -> None:
    print_answer(portable, "csv", say=translator("fr"))
    rows = dict(csv.reader(capsys.readouterr().out.splitlines()))
    assert json.loads(rows["breakdown"]) == portable.card["breakdown"]
    assert rows["holds_pairs"] == "false"
