"""What became of suggestions, on the wire."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from api.schemas.asking import Name, Whole
from api.schemas.bodies import STRICT
from api.schemas.listing import FormQuery
from api.schemas.wire import Wire, told
from data.decisions import EARLIEST, LONGEST_NOTE, Reason, State
from matcher.feedback import Said

LATEST = 9999
"""What a schema can say of years; the next one is the last that is taken."""

ProposalState = Literal["open", "accepted", "declined", "withdrawn"]


class FeedbackBody(BaseModel):
    """What became of the suggestion of a partner to a territory."""

    model_config = STRICT

    territory: Name = Field(
        description="Name or id of the territory that was given the suggestion.",
        examples=["La Rochelle"],
    )
    partner: Name = Field(
        description="Name or id of the partner suggested.", examples=["geonames:3165185"]
    )
    state: State = Field(
        description="What became of it; withdrawn takes back one’s earlier word.",
        examples=["in_talks"],
    )
    reason: Reason = Field(default="none", description="Why.", examples=["no_answer"])
    note: str = Field(
        default="",
        max_length=LONGEST_NOTE,
        description="A short note; sentences that name or reach a person are not kept.",
        examples=["Rendez-vous en mars."],
    )
    start_year: Whole | None = Field(
        default=None,
        ge=EARLIEST,
        le=LATEST,
        description="The year of the signature, where it is signed.",
        examples=[2026],
    )

    def said(self) -> Said:
        """The word that the body says."""
        return Said(**self.model_dump())


class FeedbackQuery(FormQuery):
    """Which marks."""

    territory: Name | None = Field(
        default=None, description="Only those of this territory.", examples=["La Rochelle"]
    )
    everything: bool = Field(
        default=False, description="Those too that no longer stand.", examples=[False]
    )


class ProposalsQuery(FormQuery):
    """Which proposals."""

    everything: bool = Field(
        default=False, description="Those too that are closed.", examples=[False]
    )


class MarkedEnd(Wire):
    """A territory of a mark."""

    id: str = told("Its id.", "geonames:3006787")
    name: str = told("Its name, its id where it is no longer known.", "La Rochelle")
    country: str | None = told("Code of its country.", "FR")


class Word(Wire):
    """What one voice said of a pair."""

    number: int = told("Its number.", 12)
    territory: MarkedEnd = Field(description="The one that was given the suggestion.")
    partner: MarkedEnd = Field(description="The one that was suggested.")
    state: State = told("What became of it.", "refused")
    reason: Reason = told("Why.", "too_far")
    note: str = told("The note, without what names or reaches a person.", "Sans suite.")
    decided_at: str = told("When, UTC, ISO 8601.", "2026-11-22T10:00:00+00:00")
    voice: str = told("Whose word: the label of a key.", "Ville de La Rochelle")
    model: str = told("The model in use at that moment.", "5aa6b036c4b6")


class Marked(Word):
    """The word as it was kept."""

    shortened: bool = told("Whether sentences of the note were left out.", False)


class Mark(Word):
    """A word, and whether it still stands."""

    stands: bool = told("Whether it is the last of its voice and not taken back.", True)


class Proposal(Wire):
    """A partnership that was told as signed."""

    number: int = told("Its number.", 3)
    first: MarkedEnd = Field(description="The French end, where one is French.")
    second: MarkedEnd = Field(description="The other end.")
    start_year: int | None = told("The year of the signature, where it was told.", 2026)
    state: ProposalState = told("Where its review stands.", "open")
    decision: int = told("The number of the word that told it.", 12)
    decided_at: str = told("When that was, UTC, ISO 8601.", "2026-11-22T10:00:00+00:00")
    voice: str = told("Whose word: the label of a key.", "Ville de La Rochelle")
    reviewed_at: str | None = told("When it was last reviewed.", "2026-11-23T10:00:00+00:00")
    import_: int | None = Field(
        alias="import", description="The import that recorded it.", examples=[7]
    )
    known_from: list[str] = told("Who else tells of that partnership.", ["Wikidata, P190 (CC0)"])
