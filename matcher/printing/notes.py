"""Sources as numbered notes under what they tell."""

from __future__ import annotations

from data.records import Source
from matcher.printing.known import source_line
from matcher.printing.screen import grid, show, words
from matcher.translation import Translator


class Notes:
    """Gives each source its number, the same for the same words, and shows them all."""

    def __init__(self, say: Translator) -> None:
        self._say = say
        self._numbers: dict[str, str] = {}

    def number(self, source: Source) -> str:
        """The number of a source, as in [3]."""
        line = source_line(source, self._say)
        return self._numbers.setdefault(line, f"[{len(self._numbers) + 1}]")

    def show(self) -> None:
        """Print the sources by their numbers."""
        if not self._numbers:
            return
        table = grid("right", "wide")
        for line, number in self._numbers.items():
            table.add_row(number, words(line))
        show(words(self._say.text("Sources"), "bold"), table)
