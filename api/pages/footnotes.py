"""Sources as numbered notes at the foot of a page."""

from __future__ import annotations

from data.records import Source


class Footnotes:
    """Gives each source its number, the same for the same source, and holds them all."""

    def __init__(self) -> None:
        self._numbers: dict[Source, int] = {}

    def number(self, source: Source) -> int:
        """The number of a source, from 1."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    @property
    def all(self) -> tuple[Source, ...]:
        """The sources in the order of their numbers."""
        return tuple(self._numbers)
