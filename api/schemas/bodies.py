"""What the body of a request holds: a territory that the gazetteer lacks asks for partners."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.asking import LONGEST_NAME, MOST_LISTED, Inhabitants, SuggestionFields, Word
from data.declared import DeclaredProfile
from data.records import Level
from data.theme_names import challenge_named, sector_named
from matcher.requests import SuggestRequest, country_named
from matcher.strangers import HOME, Stranger

STRICT = ConfigDict(extra="forbid", strict=True)


class StrangerFacts(BaseModel):
    """A territory by its facts."""

    model_config = STRICT

    name: str = Field(
        min_length=1, max_length=LONGEST_NAME, description="Its name.", examples=["Valcombe"]
    )
    latitude: float = Field(
        ge=-90, le=90, allow_inf_nan=False, description="Degrees north.", examples=[46.2]
    )
    longitude: float = Field(
        ge=-180, le=180, allow_inf_nan=False, description="Degrees east.", examples=[-1.2]
    )
    country: str = Field(
        default=HOME,
        max_length=LONGEST_NAME,
        description="Its country, by code or name; some place of it lies within 100 km.",
        examples=["FR"],
    )
    population: Inhabitants | None = Field(
        default=None,
        description="Its inhabitants; unknown where it is not given.",
        examples=[12_000],
    )
    level: Level = Field(
        default="municipality", description="Its level.", examples=["municipality"]
    )
    sectors: list[Word] = Field(
        default=[],
        max_length=MOST_LISTED,
        description="What it cooperates on or wants to: keys, labels or synonyms.",
        examples=[["water_sanitation"]],
    )
    challenges: list[Word] = Field(
        default=[],
        max_length=MOST_LISTED,
        description="What it faces: keys, labels or synonyms.",
        examples=[["coastal_flooding_erosion"]],
    )

    def stranger(self) -> Stranger:
        """The territory, checked."""
        return Stranger(
            name=self.name,
            latitude=self.latitude,
            longitude=self.longitude,
            country=country_named("--country", self.country),
            level=self.level,
            population=self.population,
        )

    def profile(self) -> DeclaredProfile:
        """What it declares, names turned into keys."""
        return DeclaredProfile(
            tuple(dict.fromkeys(sector_named(text, where="sectors") for text in self.sectors)),
            tuple(
                dict.fromkeys(challenge_named(text, where="challenges") for text in self.challenges)
            ),
        )


class SuggestionsBody(SuggestionFields):
    """A territory by its facts, and the parameters of suggestions under their usual names."""

    model_config = STRICT

    territory: StrangerFacts = Field(description="The territory that asks.")

    def asked(self) -> SuggestRequest:
        """The request that the body makes, checked."""
        return self.request(self.territory.stranger(), self.territory.profile())
