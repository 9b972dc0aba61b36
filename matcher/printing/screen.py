"""The screen: plain tables without borders, free of control characters."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, TextIO

from data.records import Territory
from matcher.translation import Translator

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text


NO_BREAK = "\u00a0\u202f"


def open_console(stream: TextIO | None = None) -> Console:
    """A console on standard output, or on the stream given; 80 columns when it is not a screen."""
    from rich.console import Console

    return Console(file=stream or sys.stdout, highlight=False, emoji=False, markup=False)


def show(*parts: RenderableType) -> None:
    """Print the parts one under the other."""
    console = open_console()
    for part in parts:
        console.print(part)


def words(text: str, style: str = "") -> Text:
    """A text as it is: no markup, no control character, spaces at the left kept."""
    from rich.text import Text

    indent = " " * (len(text) - len(text.lstrip(" ")))
    return Text(indent + clean_line(text), style=style)


def clean_line(text: str) -> str:
    """The text on one line, without control and invisible characters."""
    return "".join(
        character if character.isprintable() or character in NO_BREAK else " " for character in text
    ).strip(" ")


def grid(*justify: str) -> Table:
    """A table without lines; columns aligned right never wrap."""
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    for side in justify:
        if side == "right":
            table.add_column(justify="right", no_wrap=True)
        else:
            table.add_column(justify="left", overflow="fold")
    return table


def headed(*columns: tuple[str, str]) -> Table:
    """A table with a header: (title, "left" or "right") for each column."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for title, side in columns:
        if side == "right":
            table.add_column(title, justify="right", no_wrap=True)
        else:
            table.add_column(title, justify="left", overflow="fold")
    return table


def place(territory: Territory, say: Translator) -> str:
    """A territory with its country: "Campeche (Mexico)"."""
    return f"{territory.name} ({say.country(territory.country)})"


def inhabitants(territory: Territory, say: Translator) -> str:
    """The population in words, said to be unknown where it is."""
    if territory.population is None:
        return say.text("population unknown")
    return say.plural("{count} inhabitant", "{count} inhabitants", count=territory.population)
