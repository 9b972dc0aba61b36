"""Suggestions and comparisons on the wire: scores that are the sum of what is shown."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.partnerships import Partnership
from api.schemas.territories import Profile, Source, Taken, Territory
from api.schemas.wire import Wire, told
from data.decisions import State
from data.lessons import Condition
from data.records import PartnershipStatus
from matcher.results import Nearness, Verdict


class ModelVersion(Wire):
    """The model that an answer rests on."""

    version: str = told("Its version.", "5aa6b036c4b6")


class Contribution(Wire):
    """What one criterion adds to the score, and why."""

    feature: str = told("The criterion.", "size_ratio")
    family: str = told("Its family.", "size")
    points: float = told("Points: one more doubles the odds.", 1.2345)
    text: str = told("The reason, in the language of the request.", "tailles comparables")
    verdict: Verdict = told("For, against, or unknown, which adds nothing.", "for")


class AskedTheme(Wire):
    """A theme that candidates are asked for."""

    key: str = told("Key of the vocabulary.", "water_sanitation")
    label: str = told("Its words, in the language of the request.", "eau et assainissement")
    weight: float = told("How much it is asked for, from 0 to 1.", 1.0)
    words: list[str] = told("The words of the need that ask for it.", ["eau potable"])
    by: Literal["theme", "need"] = told("Asked for by name or by the free text.", "theme")


class Gate(Wire):
    """A dated legal or safety warning, apart from the score."""

    key: str = told("Which warning.", "aid_mali")
    kind: str = told("Its kind.", "aid_suspended")
    date: str = told("Since when it holds, ISO 8601.", "2022-11-16")
    checked_on: str = told("When we last checked it, ISO 8601.", "2024-04-04")
    stale: bool = told("Whether that was more than a year ago.", True)
    text: str = told("The warning, in the language of the request.", "L’aide est suspendue.")
    source: Source = Field(description="Who says so.")


class LessonEnd(Wire):
    """An end of the partnership that a caution comes from."""

    id: str = told("Its id.", "geonames:3006787")
    name: str = told("Its name as the source has it.", "La Rochelle")


class LessonPartner(LessonEnd):
    """The foreign end of the partnership that a caution comes from."""

    country: str = told("Its country.", "CN")


class Caution(Wire):
    """What a known partnership reported, where its condition holds here too."""

    condition: Condition = told("The condition that the source blames.", "size_gap")
    nearness: Nearness = told("What this candidate has in common with that partner.", "country")
    first: LessonEnd = Field(description="The French end.")
    second: LessonPartner = Field(description="The foreign end.")
    text: str = told("The caution, in the language of the request.", "La distance a pesé.")
    source: Source = Field(description="Who reports it.")


class Reciprocity(Wire):
    """The rank of the one who asks, seen from the candidate."""

    rank: int = told("Its rank among the French authorities of its kind.", 312)
    of: int = told("How many these are.", 34_875)
    share: float = told("The rank as a share of them.", 0.0089)


class Decided(Wire):
    """What became of a suggestion, by the latest word that stands."""

    state: State = told("What became of it.", "in_talks")
    day: str = told("The day of that word, ISO 8601.", "2026-11-22")


class SetBack(Wire):
    """What others make of a candidate: it moves in the order, its score stays."""

    territories: int = told("How many other territories decline it.", 4)
    points: float = told("What it loses in the order of the list, in points.", 1.0)


class Scored(Wire):
    """A score and all that speaks for and against a pair."""

    score: float = told("Points: the intercept and all contributions, summed.", 2.6)
    intercept: float = told("Where every candidate begins.", -4.2)
    reciprocity: Reciprocity | None = Field(
        description="Null where it was not asked for or has no meaning."
    )
    decision: Decided | None = Field(description="What became of it; null where nobody told.")
    set_back: SetBack | None = Field(description="Null where fewer than three others decline it.")
    contributions: list[Contribution] = Field(description="One per criterion.")
    gates: list[Gate] = Field(description="Warnings for the place.")
    precedents: list[Partnership] = Field(description="Known partnerships most like this one.")
    cautions: list[Caution] = Field(description="What others in the same situation reported.")


class Suggestion(Scored):
    """A candidate with its rank, its score and why."""

    rank: int = told("Place in the list.", 1)
    rank_by_score: int = told("Place by score alone, before variety.", 3)
    territory: Territory = Field(description="The candidate.")
    population_derived: bool = told(
        "Whether its population is the sum of those of its places.", False
    )
    existing: bool = told("Whether it is a partner already.", False)


class ExistingPartner(Territory):
    """A partner of today."""

    partner_of: list[Territory] = Field(description="The territory or its relatives.")
    status: PartnershipStatus = told("Whether the partnership is in force.", "active")
    sources: list[Source] = Field(description="Who says so.")


class Suggestions(Wire):
    """The best foreign partners for a territory, or for a theme."""

    origin: Territory | None = Field(description="Who asks; null where themes alone decide.")
    taken: Taken | None = Field(description="What else the name could have meant.")
    asked: list[AskedTheme] = Field(description="The themes that candidates are asked for.")
    model: ModelVersion = Field(description="The model that scored.")
    excluded_existing: list[ExistingPartner] = Field(description="The partners of today.")
    suggestions: list[Suggestion] = Field(description="Best first, varied as asked.")
    declared: list[str] = told("Themes that are declared of the origin.", ["port_maritime"])
    hidden: int = told("How many candidates are left out because the origin declined them.", 2)


class Standing(Wire):
    """A rank by score."""

    rank: int = told("The rank.", 42)
    candidates: int = told("Among how many.", 138_204)


class Comparison(Scored):
    """Two territories side by side, with the score of their partnership."""

    first: Profile = Field(description="The one that asks.")
    second: Profile = Field(description="The possible partner.")
    taken: list[Taken] = Field(description="What else each name could have meant, in this order.")
    asked: list[AskedTheme] = Field(description="The themes that the second is asked for.")
    model: ModelVersion = Field(description="The model that scored.")
    standing: Standing = Field(description="The second's rank among the candidates for the first.")
    standing_back: Standing | None = Field(
        description="The rank of a first that is not French among its compatriots, where known."
    )
    partnership: Partnership | None = Field(description="Their partnership, where one is known.")
