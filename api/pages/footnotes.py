"""Sources as numbered notes at the foot of a page."""

from __future__ import annotations

from dataclasses import dataclass

from data.records import Source
from matcher.translation import Translator


@dataclass(frozen=True, slots=True)
class Footnote:
    """A source in words; `address` where it stands on the web."""

    number: int
    name: str
    place: str
    address: str | None
    date: str | None


class Footnotes:
    """Gives each source its number, the same for the same source, and holds them all."""

    def __init__(self, say: Translator) -> None:
        self._say = say
        self._notes: dict[Source, Footnote] = {}

    def number(self, source: Source) -> int:
        """The number of a source, from 1."""
        if source not in self._notes:
            self._notes[source] = self._footnote(source)
        return self._notes[source].number

    @property
    def all(self) -> tuple[Footnote, ...]:
        """The notes by their numbers."""
        return tuple(self._notes.values())

    def _footnote(self, source: Source) -> Footnote:
        on_web = source.locator.startswith(("https://", "http://"))
        return Footnote(
            number=len(self._notes) + 1,
            name=self._say.text(source.name),
            place="" if on_web else self._say.text(source.locator),
            address=source.locator if on_web else None,
            date=source.date,
        )
