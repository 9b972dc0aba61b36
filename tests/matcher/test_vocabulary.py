"""`matcher vocabulary`: the sectors and challenges in every format."""

from __future__ import annotations

import csv
import json

import pytest
from rich.cells import cell_len

from data.errors import InvalidOption
from data.vocabulary import CHALLENGES, SECTORS, THEMES
from matcher.cli import run
from matcher.vocabulary import list_vocabulary

Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.setenv("COLUMNS", "80")


def printed(capsys: Output, *arguments: str) -> str:
    assert run(["vocabulary", *arguments]) == 0
    return capsys.readouterr().out


def test_every_key_is_printed_with_its_french_label_in_80_columns(capsys: Output) -> None:
    lines = printed(capsys).splitlines()
    assert max(map(cell_len, lines)) <= 80
    shown = {line.split()[0] for line in lines if line.strip()}
    assert THEMES.keys() <= shown
    line = next(line for line in lines if "water_sanitation" in line)
    assert line.split(maxsplit=1)[1].split("  ")[0] == "Eau et assainissement"
    assert line.rstrip().endswith("6")


def test_the_table_speaks_english_too(capsys: Output) -> None:
    out = printed(capsys, "--lang", "en")
    assert "Sectors of cooperation" in out
    assert "Water and sanitation" in out


@pytest.mark.parametrize(
    ("word", "keys"), [("sector", SECTORS), ("secteurs", SECTORS), ("Défi", CHALLENGES)]
)
def test_one_kind_alone_is_listed(word: str, keys: dict[str, object]) -> None:
    assert [theme.key for theme in list_vocabulary(word).themes] == list(keys)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(InvalidOption, match="sector or challenge"):
        list_vocabulary("theme")


def test_the_json_says_all_in_every_language(capsys: Output) -> None:
    themes = json.loads(printed(capsys, "--format", "json", "--kind", "challenge"))
    assert [theme["key"] for theme in themes] == list(CHALLENGES)
    first = themes[0]
    assert first["label"]["fr"] == "Submersion marine et érosion du littoral"
    assert first["family"] == {
        "key": "environment",
        "label": {"fr": "Environnement", "en": "Environment"},
    }
    assert "storm surge" in first["synonyms"]["en"]
    assert (first["sdgs"], first["dac"]) == ([11, 13, 14], None)


def test_the_csv_has_one_line_for_each_key(capsys: Output) -> None:
    rows = list(csv.DictReader(printed(capsys, "--format", "csv").splitlines()))
    assert [row["key"] for row in rows] == list(THEMES)
    assert rows[14]["dac"] == "140 Water Supply & Sanitation"
    assert "eau potable" in rows[14]["synonyms"].split(" | ")
