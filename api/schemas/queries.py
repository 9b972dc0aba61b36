"""What an address asks for, behind its question mark: one model for the API and the pages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from api.schemas.asking import (
    LONGEST_NAME,
    LONGEST_WORD,
    AskingFields,
    Codes,
    Name,
    Names,
    SuggestionFields,
    countries_named,
)
from matcher.exploring import MOST_PER_PAGE, DirectoryFilter
from matcher.requests import SuggestRequest, level_named, themes_named

Language = Literal["fr", "en"]
Year = Annotated[int | None, Field(ge=0, le=9999)]


class LanguageQuery(BaseModel):
    """The language of an answer; any other parameter is refused, an empty one is not given."""

    model_config = ConfigDict(extra="forbid")

    lang: Language | None = Field(
        default=None, description="Language of the sentences; French at first.", examples=["fr"]
    )

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, given: object) -> object:
        """A form sends the fields that nobody filled in."""
        if not isinstance(given, dict):
            return given
        return {
            name: value
            for name, value in given.items()
            if not (isinstance(value, str) and not value.strip())
        }


class AskingQuery(LanguageQuery, AskingFields):
    """The themes that partners are asked for."""


class CompareQuery(AskingQuery):
    """Two territories, and what the second is asked for."""

    a: Name = Field(description="Name or id of the territory that asks.", examples=["La Rochelle"])
    b: Name = Field(
        description="Name or id of the possible partner.", examples=["geonames:2294700"]
    )


class SuggestionsQuery(AskingQuery, SuggestionFields):
    """Among whom to suggest, how many, in which order, what weighs more."""


class TerritorySuggestionsQuery(SuggestionsQuery):
    """The same, the territory that asks among the parameters, as in the addresses of pages."""

    territory: Name | None = Field(
        default=None,
        description="Name or id of the territory that asks; without one, theme or need decide"
        " alone.",
        examples=["La Rochelle"],
    )

    def asked(self) -> SuggestRequest:
        """The request for the territory that is named, checked."""
        return self.request(self.territory)


class DirectoryQuery(LanguageQuery):
    """Which partnerships of the directory, and which page of them."""

    q: str | None = Field(
        default=None,
        max_length=LONGEST_NAME,
        description="Words that the names of the two ends or the objectives hold, accents and"
        " case forgiven.",
        examples=["rochelle"],
    )
    country: Codes = Field(
        default=[],
        description="Only partnerships with an end in one of these countries.",
        examples=[["CN"]],
    )
    theme: Names = Field(
        default=[],
        description="Only partnerships about one of these sectors or challenges.",
        examples=[["water_sanitation"]],
    )
    level: str | None = Field(
        default=None,
        max_length=LONGEST_WORD,
        description="Only partnerships with an end of this level.",
        examples=["region"],
    )
    year_from: Year = Field(
        default=None, description="Only those begun in this year or later.", examples=[1990]
    )
    year_to: Year = Field(
        default=None, description="Only those begun in this year or before.", examples=[2020]
    )
    page: int = Field(default=1, ge=1, le=10**6, description="Which page, from 1.", examples=[1])
    per_page: int = Field(
        default=50, ge=1, le=MOST_PER_PAGE, description="How many on a page.", examples=[50]
    )

    def filter(self) -> DirectoryFilter:
        """What the partnerships have to be, checked."""
        return DirectoryFilter(
            text=self.q or "",
            countries=countries_named("--country", self.country),
            themes=themes_named(self.theme),
            level=None if self.level is None else level_named(self.level),
            year_from=self.year_from,
            year_to=self.year_to,
        )
