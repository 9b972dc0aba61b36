"""The nouns of the product: frozen, checked once where they are born, no input or output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from data.errors import InputError

Level = Literal["municipality", "intercommunality", "department", "region"]
Link = Literal["jumelage", "cooperation", "accord", "project", "unknown"]
PartnershipStatus = Literal["active", "suspended", "ended", "unknown"]
Outcome = Literal["positive", "mixed", "difficult", "unknown"]
Knowledge = Literal["declared", "derived", "unknown"]
Difficulty = Literal[
    "distance", "language", "culture", "size_gap", "funding", "insecurity", "staff"
]

LEVELS: tuple[Level, ...] = get_args(Level)
STATUSES: tuple[PartnershipStatus, ...] = get_args(PartnershipStatus)
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from: the document, the place in it, its date (ISO 8601, or a part)."""

    name: str
    locator: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Territory:
    """A local authority or the place it governs.

    `id` is `geonames:N`, `siren:N`, `insee:DEP-NN`, `insee:REG-NN`, `admin1:CC.NN`, `local:slug`
    or, for a place given by its coordinates, `point:LAT,LON`. `country` is an ISO 3166-1 alpha-2
    code (overseas France is FR); `population` is in inhabitants, None where unknown.
    """

    id: str
    name: str
    country: str
    level: Level
    latitude: float
    longitude: float
    population: int | None = None

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise InputError(
                "{name}: level {level!r} is not one of {levels}.",
                name=self.name,
                level=self.level,
                levels=", ".join(LEVELS),
            )
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise InputError(
                "{name}: coordinates {latitude}, {longitude} lie outside the globe;"
                " give degrees, latitude first.",
                name=self.name,
                latitude=self.latitude,
                longitude=self.longitude,
            )
        if self.population is not None and self.population <= 0:
            raise InputError(
                "{name}: population {population} is not a positive number;"
                " leave it empty if unknown.",
                name=self.name,
                population=self.population,
            )


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known of a territory, with how it is known; `unknown` never means zero or no."""

    name: str
    value: str | float | int | bool | tuple[str, ...] | None
    knowledge: Knowledge
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that is known of a territory."""

    territory: Territory
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A territory as a document names it, before it is resolved."""

    name: str
    country: str | None = None
    level: Level | None = None
    latitude: float | None = None
    longitude: float | None = None
    population: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a source says of a partnership beyond its two ends. No person is ever named here."""

    link: Link = "unknown"
    status: PartnershipStatus = "unknown"
    start_year: int | None = None
    sectors: tuple[str, ...] = ()
    challenges: tuple[str, ...] = ()
    objectives: str = ""
    outcome: Outcome = "unknown"
    difficulties: tuple[Difficulty, ...] = ()
    outcome_note: str = ""


@dataclass(frozen=True, slots=True)
class MentionedPartnership:
    """One row of a directory as read: two mentions, the terms, the source with its line."""

    first: Mention
    second: Mention
    terms: Terms
    source: Source


@dataclass(frozen=True, slots=True)
class Reject:
    """A row that could not be read: where it stands and why, in one sentence."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Partnership:
    """A sourced link between two territories, by their ids; a French end stands first."""

    first: str
    second: str
    terms: Terms
    sources: tuple[Source, ...]
