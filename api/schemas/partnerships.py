"""Partnerships on the wire: those of one territory, and the directory page by page."""

from __future__ import annotations

from pydantic import Field

from api.schemas.territories import Source, Taken, Territory
from api.schemas.wire import Wire, told
from data.records import Difficulty, Level, Link, Outcome, PartnershipStatus


class Terms(Wire):
    """What the sources say of a partnership."""

    link: Link = told("Kind of link.", "jumelage")
    status: PartnershipStatus = told("Whether it is in force.", "active")
    start_year: int | None = told("Year in which it began; null where unknown.", 1985)
    sectors: list[str] = told("Keys of the sectors that it works on.", ["education"])
    challenges: list[str] = told("Keys of the challenges that it faces.", ["river_flooding"])
    objectives: str = told("Its aims in a sentence; empty where unknown.", "Échanges de lycéens")
    outcome: Outcome = told("What came of it.", "positive")
    difficulties: list[Difficulty] = told("What made it difficult.", ["distance"])
    outcome_note: str = told("The outcome in a sentence; empty where unknown.", "Accord renouvelé")
    sources: list[Source] = Field(description="Who says so.")


class Partnership(Terms):
    """A partnership with its two ends, the French one first."""

    first: Territory = Field(description="One end, the French one where there is one.")
    second: Territory = Field(description="The other end.")


class OwnPartnership(Terms):
    """A partnership as the territory that was asked for sees it."""

    own: Territory = Field(description="The territory, or the relative whose partnership it is.")
    partner: Territory = Field(description="The partner.")


class TerritoryPartnerships(Wire):
    """The known partnerships of a territory and of its relatives."""

    territory: Territory = Field(description="The territory.")
    taken: Taken = Field(description="What else the name could have meant.")
    partnerships: list[OwnPartnership] = Field(description="All that are known, ended ones too.")


class Count(Wire):
    """How many partnerships fall under a key."""

    key: str = told("Country code, key of a theme or level.", "CN")
    count: int = told("Partnerships.", 289)


class LevelCount(Wire):
    """How many partnerships have an end of a level."""

    key: Level = told("The level.", "municipality")
    count: int = told("Partnerships.", 279)


class YearCount(Wire):
    """How many partnerships began in a year."""

    key: int = told("The year.", 1985)
    count: int = told("Partnerships.", 12)


class PartnershipPage(Wire):
    """One page of the directory, and how all pages spread."""

    total: int = told("Partnerships on all pages.", 289)
    page: int = told("Which page, from 1.", 1)
    per_page: int = told("How many on a page at most.", 50)
    partnerships: list[Partnership] = Field(
        description="Those of the page, with a French end first, by name."
    )
    by_country: list[Count] = Field(
        description="By the countries of their ends, France left out; most first."
    )
    by_theme: list[Count] = Field(description="By sector and challenge, most first.")
    by_year: list[YearCount] = Field(description="By the year in which they began, where known.")
    by_level: list[LevelCount] = Field(description="By the levels of their ends, most first.")
