"""The world: every territory with what geography says of it, mapped into memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.columns import AnyArray, Strings, load_column
from data.errors import WorldError
from data.gazetteer import Gazetteer
from data.noted import NO_AMENDMENTS, Amendments, Noted, load_noted
from data.records import LEVELS
from features.around import AROUND_COLUMNS
from features.candidate_columns import CANDIDATE_COLUMNS
from features.challenges import CHALLENGE_COLUMNS
from features.districts import DISTRICT_COLUMNS
from features.geography import CLIMATES, COASTAL_KM, GEOGRAPHY_COLUMNS, ON_COAST_KM, PORT_KM
from features.languages import Language
from features.name_words import WORD_COLUMNS
from features.profile_vectors import PROFILE_COLUMNS, PROFILE_TEXTS

Progress = Callable[[str, float], None]

WORLDS_KEPT = 2
"""Of how many worlds derived figures stay at hand: the one in use and the one that replaces it."""

UNREAD = -1

COLUMNS = (
    *GEOGRAPHY_COLUMNS,
    *DISTRICT_COLUMNS,
    *CANDIDATE_COLUMNS,
    *AROUND_COLUMNS,
    *CHALLENGE_COLUMNS,
    *PROFILE_COLUMNS,
    *WORD_COLUMNS,
)


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a place lies: None where unknown; distances in km, the land mass in km².

    `people_around`, `largest_around` and `border` say what is within 20 km (features.around).

    `challenges` is the mask of what is derived here, `profile` the description of the place as an
    index of `World.profile_vectors`, -1 where there is none. `port_source` is the source of the
    port where it is not the packaged list.
    """

    row: int
    coast_km: float | None
    port_km: float | None
    port_name: str | None
    port_source: str | None
    climate: str | None
    land_km2: float | None
    island: bool | None
    challenges: int
    profile: int
    people_around: float | None
    largest_around: float | None
    border: bool | None

    @property
    def coastal(self) -> bool | None:
        """Whether the coast is within 10 km."""
        return None if self.coast_km is None else self.coast_km <= COASTAL_KM

    @property
    def on_coast(self) -> bool | None:
        """Whether the coast is within 5 km."""
        return None if self.coast_km is None else self.coast_km <= ON_COAST_KM

    @property
    def port(self) -> bool | None:
        """Whether a sea port is within 25 km."""
        return None if self.port_km is None else self.port_km <= PORT_KM


NOWHERE = Setting(
    row=-1,
    coast_km=None,
    port_km=None,
    port_name=None,
    port_source=None,
    climate=None,
    land_km2=None,
    island=None,
    challenges=0,
    profile=UNREAD,
    people_around=None,
    largest_around=None,
    border=None,
)


class World:
    """The gazetteer and, for each of its rows, geography and what scoring needs.

    `coast_km`, `port_km` and `island_km2` are nan where unknown, `port` (an index in `port_names`)
    and `island` -1, `climate` (an index in CLIMATES) 255. `rank_country` and `rank_admin1` count
    municipalities from the most populous, 1; they are 0 for other levels and unknown populations.
    `district_of` is the row of the city that a place is a district of (features.districts), or -1.
    `vectors` has shape (n, 3), `cell25` numbers the cells of a 25 km grid. What is within 20 km
    stands as in features.around, the index of rare words in names as in features.name_words.
    `challenges` holds the keys that features.challenges derives (data.vocabulary.keys_of).
    """

    coast_km: AnyArray
    port_km: AnyArray
    port: AnyArray
    climate: AnyArray
    island_km2: AnyArray
    island: AnyArray
    district_of: AnyArray
    rank_country: AnyArray
    rank_admin1: AnyArray
    vectors: AnyArray
    cell25: AnyArray
    people_around: AnyArray
    largest_around: AnyArray
    border: AnyArray
    challenges: AnyArray
    profile: AnyArray
    profile_vectors: AnyArray
    word_hash: AnyArray
    word_row: AnyArray

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.gazetteer = Gazetteer.open(folder)
        for name in COLUMNS:
            setattr(self, name, load_column(folder, name))
        self.port_names = Strings.load(folder, "port_names")
        self._port_sources = Strings.load(folder, "port_sources")
        lists = json.loads((folder / "world.json").read_text(encoding="utf-8"))
        self.fingerprint: str = lists["fingerprint"]
        self._languages = tuple(
            tuple(Language(*language) for language in spoken) for spoken in lists["languages"]
        )

    @classmethod
    def open(cls, folder: Path) -> World:
        """Map the world that `features.world_build` wrote in this folder."""
        return cls(folder)

    @cached_property
    def counted(self) -> NDArray[np.bool_]:
        """The rows that ranks count: municipalities of known population that are no districts."""
        found: NDArray[np.bool_] = (self.rank_country > 0) & (self.district_of < 0)
        return found

    @cached_property
    def noted(self) -> Mapping[str, Noted]:
        """What users noted when this world was built, by the id of the territory."""
        return {note.id: note for note in load_noted(self.folder)}

    def languages(self, country_row: int) -> tuple[Language, ...]:
        """The languages of a country, by its index in `gazetteer.countries`, most spoken first."""
        return self._languages[country_row]

    def setting(self, row: int) -> Setting:
        """Where the territory in this row lies."""
        port, climate, island = int(self.port[row]), int(self.climate[row]), int(self.island[row])
        return Setting(
            row=int(row),
            coast_km=_known(self.coast_km[row]),
            port_km=_known(self.port_km[row]),
            port_name=self.port_names[port] if port >= 0 else None,
            port_source=(self._port_sources[port] or None) if port >= 0 else None,
            climate=CLIMATES[climate] if climate < len(CLIMATES) else None,
            land_km2=_known(self.island_km2[row]),
            island=None if island < 0 else island == 1,
            challenges=int(self.challenges[row]),
            profile=int(self.profile[row]),
            people_around=_known(self.people_around[row]),
            largest_around=_known(self.largest_around[row]),
            border=bool(self.border[row]),
        )

    def describe(self, latitude: float, longitude: float) -> Setting:
        """Where a point lies, as the place nearest to it does.

        A territory that is larger than a town stands at its seat with the sea of all its places.
        """
        for km in (5.0, 25.0, 125.0, 625.0):
            rows, _ = self.gazetteer.near(latitude, longitude, km)
            rows = rows[self.gazetteer.level[rows] == LEVELS.index("municipality")]
            if len(rows):
                return self.setting(int(rows[0]))
        return NOWHERE

    def profile_of(self, text: str) -> int:
        """The description with this text as an index of `profile_vectors`, -1 where none has it."""
        return self._profiles.get(text, UNREAD)

    @property
    def profile_texts(self) -> list[str]:
        """The distinct descriptions of the world."""
        return Strings.load(self.folder, PROFILE_TEXTS).all()

    @cached_property
    def _profiles(self) -> dict[str, int]:
        return {text: index for index, text in enumerate(self.profile_texts)}


def _known(value: AnyArray) -> float | None:
    number = float(value)
    return None if number != number else number


def open_world(
    home: Path, progress: Progress | None = None, amendments: Amendments = NO_AMENDMENTS
) -> World:
    """The world under this folder with what users say, built where it is missing or stale."""
    from features.world_files import is_whole, world_folder

    folder, tell = world_folder(home, amendments), progress or (lambda label, done: None)
    if is_whole(folder):
        return World.open(folder)
    if not amendments.noted:
        from features.world_build import build_world_at

        return World.open(build_world_at(home, amendments.edition, tell))
    from features.amended_world import build_amended_world

    return World.open(build_amended_world(home, amendments, tell))


def build_apart(home: Path, amendments: Amendments) -> None:
    """Build the world in a process of its own, which takes a gigabyte and a minute of a core.

    For who has others to answer meanwhile. Raises WorldError where that process fails.
    """
    from multiprocessing import get_context

    process = get_context("spawn").Process(
        target=open_world, args=(home, None, amendments), name="world", daemon=True
    )
    process.start()
    process.join()
    if process.exitcode:
        raise WorldError(
            "the world with what users say of territories could not be built in {home} (code"
            " {code}); free 200 MB there and 2 GB of memory.",
            home=home,
            code=process.exitcode,
        )
