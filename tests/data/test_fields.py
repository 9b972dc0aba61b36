from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.errors import InputError, UnreadableFile
from data.readers.fields import LARGEST, load_fields


def written(folder: Path, text: str, name: str = "profil.yaml") -> Path:
    """A file that holds this text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_fields_of_a_yaml_file_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, "# À propos\nsectors:\n  - Éducation\n  - sport\ntext: Bonjour\n")
    assert load_fields(path) == {"sectors": ["Éducation", "sport"], "text": "Bonjour"}


def test_the_fields_of_a_json_file_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, '{"sectors": ["sport"], "text": ""}', "profil.JSON")
    assert load_fields(path) == {"sectors": ["sport"], "text": ""}


@pytest.mark.parametrize("name", ["profil.yaml", "profil.json"])
def test_an_empty_file_has_no_field(tmp_path: Path, name: str) -> None:
    assert load_fields(written(tmp_path, " \n", name)) == {}


def test_a_windows_file_with_a_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "profil.yaml"
    path.write_bytes("\ufeffsectors: [santé]\r\n".encode())
    assert load_fields(path) == {"sectors": ["santé"]}


def test_aliases_are_refused_before_they_multiply(tmp_path: Path) -> None:
    lines = ["a: &a [x, x]"] + [f"{key}: &{key} [*{last}, *{last}]" for last, key in ("ab", "bc")]
    with pytest.raises(UnreadableFile, match=r"line 2: YAML aliases"):
        load_fields(written(tmp_path, "\n".join(lines)))


@pytest.mark.parametrize(
    ("text", "name"),
    [("[" * 30_000, "p.yaml"), ("[" * 30_000, "p.json"), ("a: [[[[[x]]]]]", "p.yaml")],
)
def test_deep_nesting_is_refused(tmp_path: Path, text: str, name: str) -> None:
    with pytest.raises(UnreadableFile, match="nested too deep"):
        load_fields(written(tmp_path, text, name))


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="64 kB at most"):
        load_fields(written(tmp_path, "text: " + "x" * LARGEST))


def test_an_endless_file_is_refused_at_once() -> None:
    with pytest.raises(UnreadableFile, match="too large"):
        load_fields(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("sectors:\n - a\n b: [", "p.yaml", 3),
        ('{"sectors":\n [}', "p.json", 2),
        ("x: 2026-99-99", "p.yaml", 1),
        ("x: !!python/name:os.system", "p.yaml", 1),
    ],
)
def test_what_is_not_of_the_language_is_told_with_its_line(
    tmp_path: Path, text: str, name: str, line: int
) -> None:
    with pytest.raises(UnreadableFile, match=rf"{name}, line {line}: this is not (YAML|JSON)"):
        load_fields(written(tmp_path, text, name))


@pytest.mark.parametrize(
    ("text", "name"),
    [("text: a\ntext: b", "p.yaml"), ('{"text": "a", "text": "b"}', "p.json")],
)
def test_a_field_that_stands_twice_is_refused(tmp_path: Path, text: str, name: str) -> None:
    with pytest.raises(InputError, match="the field text stands twice"):
        load_fields(written(tmp_path, text, name))


@pytest.mark.parametrize("content", [["sport"], "sport", 12])
def test_a_file_without_fields_is_refused(tmp_path: Path, content: object) -> None:
    for name in ("p.yaml", "p.json"):
        with pytest.raises(InputError, match="expected named fields"):
            load_fields(written(tmp_path, json.dumps(content), name))


def test_a_file_that_is_absent_or_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="does not exist"):
        load_fields(tmp_path / "absent.yaml")
    with pytest.raises(UnreadableFile, match="cannot be read"):
        load_fields(tmp_path)


def test_a_binary_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "p.yaml"
    path.write_bytes(b"\x00\x01\x02" * 20)
    with pytest.raises(UnreadableFile, match="binary"):
        load_fields(path)


@pytest.mark.parametrize(
    "value",
    [
        '!!bool "x"',
        '!!int ""',
        '!!timestamp "x"',
        "!!omap [1]",
        f"{'1:' * 300}1.5",
        f"0x{'f' * 9000}",
    ],
)
def test_a_value_that_cannot_be_built_is_told_with_its_line(tmp_path: Path, value: str) -> None:
    with pytest.raises(UnreadableFile, match="line 1: this is not YAML"):
        load_fields(written(tmp_path, f"text: {value}"))
