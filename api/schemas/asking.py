"""What may be asked of partners, under the same names in an address and in a body."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, TypeGuard

from pydantic import BaseModel, BeforeValidator, Field

from data.declared import DeclaredProfile
from matcher.continents import continent_code
from matcher.labels import FAMILIES
from matcher.requests import (
    HEAVIEST,
    LONGEST_NEED,
    MOST,
    Filters,
    SuggestRequest,
    country_named,
    level_named,
)
from matcher.strangers import LARGEST, Stranger
from models.variety import DIVERSITY

LONGEST_NAME = 300
LONGEST_WORD = 100
MOST_LISTED = 50


def _parts(given: object) -> object:
    """The texts of a list, each taken apart at its commas, without empty ones."""
    if not _are_texts(given):
        return given
    return [part.strip() for text in given for part in text.split(",") if part.strip()]


def _stripped(given: object) -> object:
    """The texts of a list without empty ones."""
    return [text for text in given if text.strip()] if _are_texts(given) else given


def _whole(given: object) -> object:
    """In JSON 20.0 is a whole number too."""
    return int(given) if isinstance(given, float) and given.is_integer() else given


def _are_texts(given: object) -> TypeGuard[list[str]]:
    return isinstance(given, list) and all(isinstance(each, str) for each in given)


Word = Annotated[str, Field(max_length=LONGEST_WORD)]
Codes = Annotated[list[Word], BeforeValidator(_parts), Field(max_length=MOST_LISTED)]
Names = Annotated[list[Word], BeforeValidator(_stripped), Field(max_length=MOST_LISTED)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]
Weight = Annotated[float | None, Field(ge=0, le=HEAVIEST, allow_inf_nan=False)]
Whole = Annotated[int, BeforeValidator(_whole)]
Count = Annotated[int, Field(ge=1, le=MOST), BeforeValidator(_whole)]
Population = Annotated[int, Field(ge=0, le=10**10), BeforeValidator(_whole)]
Inhabitants = Annotated[int, Field(ge=1, le=LARGEST), BeforeValidator(_whole)]


def _weight(family: str) -> Any:
    return Field(
        default=None,
        description=f"How much the family of criteria “{family}” weighs; 1 where it is not given.",
        examples=[1.5],
    )


class AskingFields(BaseModel):
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


class SuggestionFields(AskingFields):
    """Among whom to suggest, how many, in which order, what weighs more."""

    top: Count = Field(default=10, description="How many suggestions.", examples=[10])
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
        max_length=LONGEST_WORD,
        description="Only this level: municipality, intercommunality, department (or province),"
        " region (or state).",
        examples=["municipality"],
    )
    min_population: Population | None = Field(
        default=None, description="At least so many inhabitants.", examples=[20_000]
    )
    max_population: Population | None = Field(
        default=None, description="At most so many inhabitants.", examples=[200_000]
    )
    include_existing: bool = Field(
        default=False, description="Suggest current partners too.", examples=[False]
    )
    include_hidden: bool = Field(
        default=False,
        description="Show what was marked as refused or not relevant for the territory too.",
        examples=[False],
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

    def request(
        self, territory: str | Stranger | None, profile: DeclaredProfile | None = None
    ) -> SuggestRequest:
        """The request for this territory, checked; without one the themes decide."""
        return SuggestRequest(
            territory=territory,
            top=self.top,
            filters=self.filters(),
            include_existing=self.include_existing,
            include_hidden=self.include_hidden,
            weights=self.weights(),
            diversity=self.diversity,
            standing=self.standing,
            reciprocal=self.reciprocal,
            profile=profile,
            themes=tuple(self.theme),
            need=self.need,
        )

    def filters(self) -> Filters:
        """Who may be suggested, names turned into codes."""
        return Filters(
            countries=countries_named("--country", self.country),
            excluded_countries=countries_named("--exclude-country", self.exclude_country),
            continents=frozenset(map(continent_code, self.continent)),
            level=None if self.level is None else level_named(self.level),
            min_population=self.min_population,
            max_population=self.max_population,
        )

    def weights(self) -> dict[str, float]:
        """The families that weigh other than 1: a form sends its untouched sliders too."""
        given = {family: getattr(self, f"weight_{family}") for family in FAMILIES}
        return {family: weight for family, weight in given.items() if weight not in (None, 1.0)}


def countries_named(option: str, texts: Iterable[str]) -> frozenset[str]:
    """The codes of the countries that a parameter names."""
    return frozenset(country_named(option, text) for text in texts)
