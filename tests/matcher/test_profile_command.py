"""`matcher profile` and `suggest --profile`, run in this process on the real world."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from features.world import World
from matcher.cli import run
from models.model import Model
from tests.publishing import put_in_use

SAINTES = "insee:17415"
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def environment(
    world: World, model: Model, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home folder of its own for every test, with the real world and the straight model."""
    (tmp_path / "world").symlink_to(world.folder.parent, target_is_directory=True)
    put_in_use(model, tmp_path)
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("COLUMNS", "80")


def printed(capsys: Output, *arguments: str) -> str:
    assert run(arguments) == 0
    return capsys.readouterr().out


def complained(capsys: Output, *arguments: str) -> str:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    return captured.err


def declared(capsys: Output, *arguments: str) -> dict[str, list[str]]:
    """The keys that the user declares, by kind, as the JSON of an answer tells them."""
    answer = json.loads(printed(capsys, "profile", *arguments, "--format", "json"))
    return {
        kind: [
            theme["key"]
            for theme in themes
            if "user" in {each["by"] for each in theme["declared_by"]}
        ]
        for kind, themes in answer["themes"].items()
    }


def test_what_is_declared_is_kept_until_it_is_removed(capsys: Output) -> None:
    given = ("--sector", "Déchets", "--sector", "sport", "--challenge", "INSULARITE")
    declared(capsys, "edit", SAINTES, *given)
    assert declared(capsys, "show", SAINTES) == {
        "sectors": ["sport", "waste"], "challenges": ["insularity"],
    }  # fmt: skip
    declared(capsys, "edit", SAINTES, "--remove", "sport", "--remove", "insularité")
    assert declared(capsys, "show", SAINTES) == {"sectors": ["waste"], "challenges": []}


def test_a_profile_is_shown_in_80_columns_with_what_is_unknown(capsys: Output) -> None:
    out = printed(capsys, "profile", "edit", SAINTES, "--sector", "waste")
    assert "par vous le 20" in out
    assert "inconnu" in out
    assert max(map(cell_len, out.splitlines())) <= 80


def test_the_csv_of_a_profile_has_one_line_per_declarer(capsys: Output) -> None:
    out = printed(capsys, "profile", "show", "Brest", "--format", "csv")
    assert out.splitlines()[0] == "kind,theme,knowledge,by,count,source,locator,date"
    assert "sector,port_maritime,declared,document,2," in out


def test_a_territory_shows_what_it_is_declared_to_work_on(capsys: Output) -> None:
    answer = json.loads(printed(capsys, "territory", "Kendari", "--format", "json"))
    challenges = {theme["key"]: theme for theme in answer["themes"]["challenges"]}
    assert challenges["drinking_water_access"]["knowledge"] == "declared"
    out = printed(capsys, "territory", "Kendari", "--lang", "en")
    assert "access to drinking water" in out and "declared: 1 document" in out


def test_nothing_to_change_is_told(capsys: Output) -> None:
    assert "rien à changer" in complained(capsys, "profile", "edit", SAINTES).lower()


def test_an_unknown_key_is_told_in_french_with_the_nearest(capsys: Output) -> None:
    said = complained(capsys, "profile", "edit", SAINTES, "--sector", "watr")
    assert "n’est pas un secteur" in said and "Eau et assainissement" in said


def test_a_template_is_written_and_read_back(capsys: Output, tmp_path: Path) -> None:
    path = tmp_path / "profil.yaml"
    assert run(["profile", "template", str(path)]) == 0
    path.write_text(path.read_text().replace("#  - sport ", "  - sport "), encoding="utf-8")
    capsys.readouterr()
    options = ("--top", "1", "--profile", str(path), "--format", "json")
    answer = json.loads(printed(capsys, "suggest", SAINTES, *options))
    assert "sport" in answer["declared"]


def test_a_bad_profile_file_is_told_in_one_sentence(capsys: Output, tmp_path: Path) -> None:
    path = tmp_path / "profil.yaml"
    path.write_text("secteurs: [sport]", encoding="utf-8")
    assert "secteurs" in complained(capsys, "suggest", SAINTES, "--profile", str(path))
    assert "n’existe pas" in complained(capsys, "suggest", SAINTES, "--profile", "absent.yaml")


def test_without_any_declaration_suggest_says_what_one_would_add(capsys: Output) -> None:
    line = "Aucun secteur ni défi n’est déclaré"
    assert line in printed(capsys, "suggest", "Hameau@44.4,3.6", "--top", "1")
    assert line not in printed(capsys, "suggest", "Brest", "--top", "1")
    printed(capsys, "profile", "edit", "Hameau@44.4,3.6", "--challenge", "rural_isolation")
    assert line not in printed(capsys, "suggest", "Hameau@44.4,3.6", "--top", "1")
