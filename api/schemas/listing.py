"""The parameters of the API alone: those of the pages, and the form of the answer."""

from __future__ import annotations

from pydantic import Field

from api.giving import Form
from api.schemas.asking import LONGEST_NAME
from api.schemas.queries import (
    CompareQuery,
    DirectoryQuery,
    LanguageQuery,
    SuggestionsQuery,
    TerritorySuggestionsQuery,
)
from matcher.requests import LONGEST_NEED

MOST_FOUND = 100


class FormQuery(LanguageQuery):
    """The form of an answer; without it the Accept header decides."""

    format: Form | None = Field(
        default=None,
        description="json, csv (commas, decimal points, UTF-8 with a byte-order mark) or xlsx;"
        " comes before the Accept header.",
        examples=["json"],
    )


class SearchQuery(FormQuery):
    """What somebody types to find a territory."""

    q: str = Field(
        default="",
        max_length=LONGEST_NAME,
        description="The beginning of a name in any language, a name with its country, an id or"
        " coordinates. Nothing is found for nothing.",
        examples=["la roch"],
    )
    limit: int = Field(
        default=10, ge=1, le=MOST_FOUND, description="How many at most.", examples=[10]
    )


class TextQuery(FormQuery):
    """A text to read for its themes."""

    text: str = Field(
        min_length=1,
        max_length=LONGEST_NEED,
        description="A need or a project in a sentence or two, in French or English.",
        examples=["Améliorer l’accès à l’eau potable dans les villages"],
    )


class SuggestQuery(SuggestionsQuery, FormQuery):
    """Among whom to suggest, how many, in which order, what weighs more."""


class SuggestAnyQuery(TerritorySuggestionsQuery, FormQuery):
    """The same, the territory among the parameters."""


class ComparisonQuery(CompareQuery, FormQuery):
    """Two territories, and what the second is asked for."""


class PartnershipsQuery(DirectoryQuery, FormQuery):
    """Which partnerships of the directory, and which page of them."""
