"""What an address asks for, behind its question mark: one model for the API and the pages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from matcher.continents import continent_code
from matcher.exploring import MOST_PER_PAGE, DirectoryFilter
from matcher.labels import FAMILIES
from matcher.requests import (
    HEAVIEST,
    LONGEST_NEED,
    MOST,
    Filters,
    SuggestRequest,
    country_named,
    level_named,
    themes_named,
)
from models.variety import DIVERSITY

Language = Literal["fr", "en"]
LONGEST_NAME = 300
MOST_LISTED = 50


def parts(given: object) -> object:
    """The texts of a repeated parameter, each taken apart at its commas, without empty ones."""
    texts = [given] if isinstance(given, str) else given
    if not isinstance(texts, list):
        return given
    found = (part.strip() for text in texts for part in str(text).split(","))
    return [part for part in found if part]


def _stripped(given: object) -> object:
    """The texts of a repeated parameter without empty ones."""
    texts = [given] if isinstance(given, str) else given
    return [text for text in texts if text.strip()] if isinstance(texts, list) else given


Codes = Annotated[list[str], BeforeValidator(parts), Field(max_length=MOST_LISTED)]
Names = Annotated[list[str], BeforeValidator(_stripped), Field(max_length=MOST_LISTED)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Weight = Annotated[float | None, Field(ge=0, le=HEAVIEST, allow_inf_nan=False)]
Population = Annotated[int | None, Field(ge=0, le=10**10)]
Year = Annotated[int | None, Field(ge=0, le=9999)]


def _weight(family: str) -> Any:
    return Field(
        default=None,
        description=f"How much the family of criteria “{family}” weighs; 1 where it is not given.",
        examples=[1.5],
    )


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


class AskingQuery(LanguageQuery):
    """The themes that partners are asked for."""

    theme: Names = Field(
        default=[],
        description="A sector or challenge that partners shall work on or face: key, label or"
        " synonym. May be repeated.",
        examples=[["port_maritime", "coastal_flooding_erosion"]],
    )
    need: str | None = Field(
        default=None,
        max_length=LONGEST_NEED,
        description="The same in free text: what is sought, in a sentence.",
        examples=["protéger un littoral bas contre la submersion"],
    )


class CompareQuery(AskingQuery):
    """Two territories, and what the second is asked for."""

    a: Name = Field(description="Name or id of the territory that asks.", examples=["La Rochelle"])
    b: Name = Field(
        description="Name or id of the possible partner.", examples=["geonames:2294700"]
    )


class SuggestionsQuery(AskingQuery):
    """Among whom to suggest, how many, in which order, what weighs more."""

    top: int = Field(default=10, ge=1, le=MOST, description="How many suggestions.", examples=[10])
    country: Codes = Field(
        default=[],
        description="Only these countries, by code or name; repeated or separated by commas.",
        examples=[["CI", "SN"]],
    )
    exclude_country: Codes = Field(
        default=[],
        description="Not these countries, by code or name; repeated or separated by commas.",
        examples=[["DE"]],
    )
    continent: Codes = Field(
        default=[],
        description="Only these continents, by code (AF, AN, AS, EU, NA, OC, SA) or name.",
        examples=[["AF"]],
    )
    level: str | None = Field(
        default=None,
        description="Only this level: municipality, intercommunality, department (or province),"
        " region (or state).",
        examples=["municipality"],
    )
    min_population: Population = Field(
        default=None, description="At least so many inhabitants.", examples=[20_000]
    )
    max_population: Population = Field(
        default=None, description="At most so many inhabitants.", examples=[200_000]
    )
    include_existing: bool = Field(
        default=False, description="Suggest current partners too.", examples=[False]
    )
    diversity: float = Field(
        default=DIVERSITY,
        ge=0,
        le=1,
        allow_inf_nan=False,
        description="Brings sizes and coasts nearer and varies countries; 0 gives the order of"
        " the score.",
        examples=[0.5],
    )
    standing: bool = Field(
        default=False,
        description="Tell the rank of the territory for each suggestion, among all the French.",
        examples=[False],
    )
    reciprocal: bool = Field(
        default=False,
        description="Order the best 100 by what they would find too.",
        examples=[False],
    )
    weight_size: Weight = _weight("size")
    weight_place: Weight = _weight("place")
    weight_sectors: Weight = _weight("sectors")
    weight_challenges: Weight = _weight("challenges")
    weight_ties: Weight = _weight("ties")
    weight_proximity: Weight = _weight("proximity")
    weight_precedents: Weight = _weight("precedents")
    weight_openness: Weight = _weight("openness")
    weight_themes: Weight = _weight("themes")

    def request(self, territory: str | None) -> SuggestRequest:
        """The request for this territory, by name or id, checked; without one the themes decide."""
        return SuggestRequest(
            territory=territory,
            top=self.top,
            filters=self.filters(),
            include_existing=self.include_existing,
            weights=self.weights(),
            diversity=self.diversity,
            standing=self.standing,
            reciprocal=self.reciprocal,
            themes=tuple(self.theme),
            need=self.need,
        )

    def filters(self) -> Filters:
        """Who may be suggested, names turned into codes."""
        return Filters(
            countries=_countries("--country", self.country),
            excluded_countries=_countries("--exclude-country", self.exclude_country),
            continents=frozenset(map(continent_code, self.continent)),
            level=None if self.level is None else level_named(self.level),
            min_population=self.min_population,
            max_population=self.max_population,
        )

    def weights(self) -> dict[str, float]:
        """The families that weigh other than 1: a form sends its untouched sliders too."""
        given = {family: getattr(self, f"weight_{family}") for family in FAMILIES}
        return {family: weight for family, weight in given.items() if weight not in (None, 1.0)}


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
            countries=_countries("--country", self.country),
            themes=themes_named(self.theme),
            level=None if self.level is None else level_named(self.level),
            year_from=self.year_from,
            year_to=self.year_to,
        )


def _countries(option: str, texts: Iterable[str]) -> frozenset[str]:
    return frozenset(country_named(option, text) for text in texts)
