"""The screen: plain tables without borders, free of control characters."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TextIO, cast

from data.records import Territory
from matcher.labels import label
from matcher.translation import Translator

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.table import Table
    from rich.text import Text


NO_BREAK = {"\u00a0": "\ue000", "\u202f": "\ue001"}
"""rich breaks lines at no-break spaces: stand-ins of its own keep their place while it lays out."""


class Paper:
    """A stream that puts the no-break spaces back in what is written to it."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def write(self, text: str) -> int:
        """Write the text with its no-break spaces."""
        for space, stand_in in NO_BREAK.items():
            text = text.replace(stand_in, space)
        return self._stream.write(text)


def open_console(stream: TextIO | None = None) -> Console:
    """A console on standard output, or on the stream given; 80 columns when it is not a screen."""
    from rich.console import Console

    paper = cast("TextIO", Paper(stream or sys.stdout))
    return Console(file=paper, highlight=False, emoji=False, markup=False)


def show(*parts: RenderableType) -> None:
    """Print the parts one under the other."""
    console = open_console()
    for part in parts:
        console.print(part)


def tell_line(text: str, style: str = "") -> None:
    """Print one text, wrapped where it is longer than the screen."""
    show(words(text, style))


def words(text: str, style: str = "") -> Text:
    """A text as it is: no markup, no control character, spaces at the left kept."""
    from rich.text import Text

    indent = " " * (len(text) - len(text.lstrip(" ")))
    return Text(indent + clean_line(text), style=style)


def clean_line(text: str) -> str:
    """The text on one line, without control and invisible characters, its no-break spaces safe."""
    shown = (NO_BREAK.get(each, each if each.isprintable() else " ") for each in text)
    return "".join(shown).strip(" ")


def grid(*sides: str) -> Table:
    """A table without lines; columns on the right never wrap, a wide one takes what is left."""
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0), expand=True)
    for side in sides:
        if side == "right":
            table.add_column(justify="right", no_wrap=True)
        else:
            table.add_column(justify="left", overflow="fold", ratio=1 if side == "wide" else None)
    return table


def headed(*columns: tuple[str, str]) -> Table:
    """A table with a header: (title, "left", "right" or "whole") for each column.

    Only those on the left wrap.
    """
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    for title, side in columns:
        if side == "right":
            table.add_column(words(title), justify="right", no_wrap=True)
        else:
            whole = side == "whole"
            table.add_column(words(title), justify="left", overflow="fold", no_wrap=whole)
    return table


def place(territory: Territory, say: Translator) -> str:
    """A territory with its country, and its level unless it is a municipality."""
    country = say.country(territory.country)
    if territory.level == "municipality":
        return f"{territory.name} ({country})"
    return f"{territory.name} ({label(territory.level, say)}, {country})"


def inhabitants(territory: Territory, say: Translator, *, derived: bool = False) -> str:
    """The population in words, said to be unknown or derived where it is."""
    if territory.population is None:
        return say.text("population unknown")
    said = say.plural("{count} inhabitant", "{count} inhabitants", count=territory.population)
    return say.text("{value} (derived)", value=said) if derived else said
