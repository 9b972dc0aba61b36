"""The year of an adviser, as the README tells it: its ten lines are run, publishing forced."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from data.directory import open_shelf
from data.store.history import imports_of
from features.world import World
from matcher.cli import run
from models.registry import current_folder
from tests.data.documents import CUF_ENTRY
from tests.readme import PATH

YEAR = re.compile(r"^## A year\n.*?^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
SHIPPED = current_folder(Path("nowhere"), open_shelf(Path("nowhere")))
MISSPELT = CUF_ENTRY.replace("Foix – Sarroch", "Foix – Sarrokkia")


def lines() -> list[str]:
    """The commands of the section of the README, without their comments."""
    found = YEAR.search(PATH.read_text(encoding="utf-8"))
    return [line.partition("  #")[0].strip() for line in found[1].splitlines()] if found else []


def perform(line: str, **values: str) -> str:
    """Run a line of the README, `VERSION` and the like put in; what it prints."""
    command, _, target = line.partition(" > ")
    words = [values.get(word, word) for word in shlex.split(command)]
    with redirect_stdout(TextIOWrapper(BytesIO(), encoding="utf-8")) as shown:
        code = run(words[1:])
    assert code == 0, line
    shown.flush()
    written = shown.buffer.getvalue()
    if target:
        Path(target).write_bytes(written)
    return "" if target else written.decode()


def correct(path: Path) -> None:
    """Fill in the column `choice` of a report, as a person would in a spreadsheet."""
    book = load_workbook(path)
    for row in book.active.iter_rows(min_row=2):
        told = dict(zip((title.value for title in book.active[1]), row, strict=True))
        if told["Nom"].value == "Sarrokkia":
            told["Choix"].value = "Sarroch, Italie"
    book.save(path)


@pytest.fixture
def office(
    home: Path, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """An adviser's folder with this year's directory in it, and a home of its own."""
    own = tmp_path / "home"
    shutil.copytree(home / "world", own / "world", symlinks=True)
    monkeypatch.setenv("MATCHER_HOME", str(own))
    monkeypatch.setenv("MATCHER_LANG", "fr")
    monkeypatch.chdir(tmp_path)
    with ZipFile(tmp_path / "annuaire.zip", "w") as archive:
        archive.writestr("annuaire.txt", MISSPELT)
    yield own


def current(home: Path) -> Path:
    """The folder of the model in use."""
    return current_folder(home, open_shelf(home))


def standing(home: Path) -> int:
    """How many partnerships the store holds."""
    return len(open_shelf(home))


def test_the_year_of_the_readme_goes_round(office: Path) -> None:
    dry, import_it, resolve, train, diff, publish, mark, imports, undo, rollback = lines()
    perform(dry)
    assert not open_shelf(office)
    correct(Path("rapport.xlsx"))
    perform(import_it)
    perform(resolve)
    assert standing(office) == 1
    perform(train)
    assert current(office) == SHIPPED
    (version,) = [each.name for each in (office / "models").iterdir()]
    assert version in perform(diff)
    perform(f'{publish} --force "première année"', VERSION=version)
    assert current(office).name == version
    assert "Sarroch" in perform(mark)
    number = imports_of(open_shelf(office))[-1].id
    assert str(number) in perform(imports)
    perform(undo, NUMBER=str(number))
    assert standing(office) == 0
    perform(rollback)
    assert current(office) == SHIPPED


def test_the_year_is_told_in_ten_lines() -> None:
    assert len(lines()) == 10
