"""Territories on the wire: what a search finds, and what is known of one."""

from __future__ import annotations

from pydantic import Field

from api.schemas.wire import Wire, told
from data.declared import Declarer
from data.records import Knowledge, Level


class Territory(Wire):
    """A local authority or the place that it governs."""

    id: str = told(
        "Id: geonames:N, siren:N, insee:CODE, admin1:CC.NN, local:NAME or point:LAT,LON.",
        "geonames:3006787",
    )
    name: str = told("Main name, in French where there is one.", "La Rochelle")
    country: str = told("ISO 3166-1 alpha-2 code; overseas France is FR.", "FR")
    level: Level = told("Level of the authority.", "municipality")
    latitude: float = told("Degrees north.", 46.16308)
    longitude: float = told("Degrees east.", -1.15222)
    population: int | None = told("Inhabitants; null where unknown.", 79_851)


class FoundTerritory(Territory):
    """A territory that a search finds."""

    division: str | None = told(
        "Its French département or foreign region; null of what is one, and where unknown.",
        "Charente-Maritime",
    )
    population_derived: bool = told(
        "Whether the population is the sum of those of its places.", False
    )


class Source(Wire):
    """Where a fact comes from."""

    name: str = told("The document or the rule.", "GeoNames")
    locator: str = told("The place in it; empty where it has none.", "page 12")
    date: str | None = told("ISO 8601 date or part of one; null where unknown.", "2025")


class Fact(Wire):
    """One thing known of a territory; unknown never means zero or no."""

    name: str = told("Which fact.", "coast_km")
    value: bool | int | float | str | list[str] | None = told("The value; null where unknown.", 1.5)
    knowledge: Knowledge = told("Declared by a source, derived by a rule, or unknown.", "derived")
    source: Source | None = Field(description="Who says so, or by which rule; null where unknown.")


class Profile(Wire):
    """A territory and its facts."""

    territory: Territory = Field(description="The territory.")
    facts: list[Fact] = Field(description="What is known of it; empty for a mere point.")


class Taken(Wire):
    """What else a name could have meant."""

    approximate: bool = told("Whether the name was only a near miss.", False)
    alternatives: list[Territory] = Field(
        description="Other territories of the name, likeliest first."
    )


class Telling(Wire):
    """Who declares a theme."""

    by: Declarer = told("A partnership, a document or the user.", "partnership")
    count: int = told("How many of them say so.", 3)
    source: Source = Field(description="The latest of them.")


class DeclaredTheme(Wire):
    """A sector or a challenge that is declared of a territory."""

    key: str = told("Key of the vocabulary.", "port_maritime")
    knowledge: Knowledge = told("How it is known.", "declared")
    declared_by: list[Telling] = Field(description="Who declares it.")


class DeclaredThemes(Wire):
    """All that is declared of a territory."""

    sectors: list[DeclaredTheme] = Field(description="What it cooperates on.")
    challenges: list[DeclaredTheme] = Field(description="What it faces.")


class DerivedTheme(Wire):
    """A sector or a challenge that follows from geography."""

    key: str = told("Key of the vocabulary.", "coastal_flooding_erosion")
    knowledge: Knowledge = told("How it is known.", "derived")
    facts: dict[str, bool | int | float | str] = told(
        "The measures that the rule used.", {"coast_km": 1.49}
    )
    source: Source = Field(description="The rule and what it rests on.")


class TerritoryCard(Profile):
    """What is known of a territory."""

    taken: Taken = Field(description="What else the name could have meant.")
    relatives: list[Territory] = Field(
        description="Territories whose partnerships count as its own: its grouping, its seat."
    )
    partnerships: int = told("How many partnerships of it and of its relatives are known.", 11)
    themes: DeclaredThemes = Field(description="What is declared of it or of its relatives.")
    derived: list[DerivedTheme] = Field(description="What follows from its geography.")
