"""How much of a file is read at most, and that no pattern makes its reading slow."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import UnreadableFile
from data.readers import reading
from data.readers.detect import detect_format
from data.readers.json_text import MAX_VALUES, parse_json
from data.readers.template import COLUMNS
from data.text import load_bytes
from tests.data.corpora import filled_templates
from tests.data.documents import CUF_ENTRY
from tests.data.fuzzing import failure_of, imported

HEADER = ";".join(column.heading.french for column in COLUMNS.values())
OBJECTIVES = list(COLUMNS).index("objectives")


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def cell(text: str) -> str:
    """A filled-in template of one row, with these objectives."""
    cells = ["Foix", "", "Sarroch", *[""] * (len(COLUMNS) - 3)]
    cells[OBJECTIVES] = text
    return f"{HEADER}\n{';'.join(cells)}\n" * 40


def entry(lines: str) -> str:
    """An entry of a directory with these lines in its objectives."""
    return CUF_ENTRY.replace("• Échanger des classes.", lines)


SLOW = {
    "empty lines": ("cuf", "x" + "\n" * 300_000),
    "blanks in a line": ("cuf", (" " * 9_900 + "x\n") * 40 + CUF_ENTRY),
    "blanks in a heading": ("cuf", entry(("Origine du" + " " * 9_900 + "x\n") * 40)),
    "a title of many partners": (
        "cuf",
        CUF_ENTRY.replace("Sarroch", " et ".join(f"B{n}" for n in range(40)))
        + ("Signature avec Kiel en 2004. " * 3 + "\n") * 4_000,
    ),
    "addresses": ("spreadsheet", cell("http://" * 1_400)),
    "names of names": ("spreadsheet", cell("Jean-" * 1_900)),
    "names after dashes": ("spreadsheet", cell(("-" * 400 + "x Jean Dupont ") * 20)),
}


@pytest.mark.parametrize("pattern", SLOW)
def test_no_pattern_makes_reading_slow(pattern: str) -> None:
    name, text = SLOW[pattern]
    assert failure_of(name, text.encode()) == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEADER}\n" + "a;b\n" * 4, "has more than 3 rows"),
        ("itemLabel\tpartnerLabel\n" + "a\tb\n" * 4, "has more than 3 rows"),
        ('[{"itemLabel": "a", "partnerLabel": "b"}' + ",{}" * 3 + "]", "has more than 3 rows"),
        ('{"french_name": "a", "foreign_name": "b"}\n' * 4, "has more than 3 rows"),
        (f"{HEADER}\n" + '"\n";' * 400_000, "this row has more than 1000000 characters"),
        (CUF_ENTRY + "x" * 10_001, "or 10000 on one line"),
        (CUF_ENTRY + "x\n" * 1_000_000, "more than 2000000 characters"),
    ],
)
def test_a_file_beyond_a_limit_is_refused_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    monkeypatch.setattr(reading, "MAX_ROWS", 3)
    with pytest.raises(UnreadableFile, match=said):
        imported(written(tmp_path / "a", text))


def test_a_row_of_a_million_cells_costs_only_itself(tmp_path: Path) -> None:
    sound = filled_templates()[0].decode().replace("\r\n", "\n")
    path = written(tmp_path / "a.csv", sound + ";" * 1_500_000 + "\n" + ";" * 900_000 + "\n")
    read = detect_format(path).read(path)
    assert (len(read.rows), [reject.line for reject in read.rejects]) == (2, [4])


def test_an_endless_device_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="weighs more than 50 MB"):
        load_bytes(Path("/dev/zero"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[" + "[]," * MAX_VALUES + "[]]", "more than 4000000 values"),
        ("[" * 100_000, "nested too deeply"),
        ("9" * 5_000, "a number of thousands of digits"),
    ],
)
def test_json_that_would_fill_the_memory_is_refused(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        parse_json(text)
