"""What users say of territories beyond what we ship: places, facts put right, a newer list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from data.records import Level, Source, Territory

NOTED_FILE = "noted.json"
ADDED = Source("added by users of this tool")
CORRECTED = Source("put right by users of this tool")


@dataclass(frozen=True, slots=True)
class Noted:
    """One territory that was added, of which the country is told, or put right where one is told.

    What is None stays as the gazetteer has it, or unknown; `noted_on` is a day (ISO 8601).
    """

    id: str
    source: str
    noted_on: str
    name: str | None = None
    country: str | None = None
    level: Level | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None

    @property
    def added(self) -> bool:
        """Whether the gazetteer lacks it."""
        return self.country is not None

    @property
    def told(self) -> Source:
        """The source of what is noted, with the day."""
        by = ADDED if self.added else CORRECTED
        return Source(self.source, by.name, self.noted_on)

    @property
    def territory(self) -> Territory | None:
        """The territory that was added; None for one that was put right."""
        if not (self.name and self.country and self.level):
            return None
        point = self.latitude or 0.0, self.longitude or 0.0
        return Territory(self.id, self.name, self.country, self.level, *point, self.population)

    def over(self, territory: Territory) -> Territory:
        """The territory with what is put right of it."""
        facts = ("name", "level", "latitude", "longitude", "population")
        told = {name: getattr(self, name) for name in facts if getattr(self, name) is not None}
        return replace(territory, **told)


@dataclass(frozen=True, slots=True)
class Amendments:
    """What a world is built with beyond what we ship.

    `edition` is a list of French authorities as CSV (data.tables); None where ours stands.
    """

    noted: tuple[Noted, ...] = ()
    edition: str | None = None


NO_AMENDMENTS = Amendments()


def save_noted(folder: Path, noted: Iterable[Noted]) -> None:
    """Write into the folder of a world what it holds beyond the gazetteer."""
    text = json.dumps([asdict(note) for note in noted], ensure_ascii=False)
    (folder / NOTED_FILE).write_text(text, encoding="utf-8")


def load_noted(folder: Path) -> tuple[Noted, ...]:
    """What a world holds beyond the gazetteer: nothing where nothing was noted."""
    path = folder / NOTED_FILE
    if not path.exists():
        return ()
    return tuple(Noted(**fields) for fields in json.loads(path.read_text(encoding="utf-8")))
