"""Declared sectors and challenges, each with who declares it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data.vocabulary import SECTORS
from matcher.labels import label
from matcher.printing.cells import Cell, CellTable
from matcher.printing.notes import Notes
from matcher.printing.screen import headed, place, show, tell_line, words
from matcher.results import Declarations, KnownTheme, Telling
from matcher.translation import Translator

COLUMNS = ("kind", "theme", "knowledge", "by", "count", "source", "locator", "date")


def show_declarations(answer: Declarations, say: Translator) -> None:
    """Print the declared themes of a territory, with the sources that declare them."""
    tell_line(place(answer.taken.territory, say), "bold")
    notes = Notes(say)
    show_themes(answer.themes, notes, say)
    notes.show()


def declarations_cells(answer: Declarations, say: Translator) -> CellTable:
    """One line per theme and kind of declarer."""
    rows = (
        [_kind(theme), theme.key, "declared", telling.by, telling.count, *_source(telling)]
        for theme in answer.themes
        for telling in theme.tellings
    )
    return CellTable(COLUMNS, rows)


def show_themes(themes: Sequence[KnownTheme], notes: Notes, say: Translator) -> None:
    """Print the sectors, then the challenges; "unknown" where none is declared."""
    titles = {"sector": say.text("Sectors"), "challenge": say.text("Challenges")}
    for kind, title in titles.items():
        some = [theme for theme in themes if _kind(theme) == kind]
        table = headed((title, "left"), (say.text("How it is known"), "left"))
        for theme in some:
            table.add_row(words(label(theme.key, say)), words(_told(theme, notes, say)))
        if not some:
            table.add_row(words(say.text("unknown")), words(say.text("no source declares any")))
        show(table)


def theme_rows(themes: Sequence[KnownTheme]) -> Iterator[list[Cell]]:
    """Name, value, knowledge and source of each declared theme, one for each kind of declarer."""
    for theme in themes:
        for telling in theme.tellings:
            yield [_kind(theme), theme.key, "declared", *_source(telling)]


def _told(theme: KnownTheme, notes: Notes, say: Translator) -> str:
    told = ", ".join(_declarer(telling, notes, say) for telling in theme.tellings)
    return say.text("declared: {tellings}", tellings=told)


def _declarer(telling: Telling, notes: Notes, say: Translator) -> str:
    if telling.by == "user":
        return say.text("by you on {date}", date=telling.source.date)
    if telling.by == "document":
        said = say.plural("{count} document", "{count} documents", count=telling.count)
    else:
        said = say.plural("{count} partnership", "{count} partnerships", count=telling.count)
    return f"{said} {notes.number(telling.source)}"


def _kind(theme: KnownTheme) -> str:
    return "sector" if theme.key in SECTORS else "challenge"


def _source(telling: Telling) -> list[Cell]:
    source = telling.source
    return [source.name, source.locator, source.date or ""]
