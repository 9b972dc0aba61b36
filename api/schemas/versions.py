"""The trained models on the wire: listed, compared, put in use."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from api.schemas.listing import FormQuery
from api.schemas.model import Interval
from api.schemas.territories import Territory
from api.schemas.wire import Wire, told
from matcher.versions import LONGEST_REASON

LONGEST_VERSION = 64


class DiffQuery(FormQuery):
    """Two models, each by its name."""

    a: str | None = Field(
        default=None,
        min_length=1,
        max_length=LONGEST_VERSION,
        description="A model; by default the one in use. `shipped` is the one that comes with the"
        " product.",
        examples=["shipped"],
    )
    b: str | None = Field(
        default=None,
        min_length=1,
        max_length=LONGEST_VERSION,
        description="Another model; by default the newest one.",
        examples=["5aa6b036c4b6"],
    )


class PublishBody(BaseModel):
    """Why a model is put in use in spite of its figures, if it is."""

    model_config = ConfigDict(extra="forbid", strict=True)

    force: str | None = Field(
        default=None,
        min_length=1,
        max_length=LONGEST_REASON,
        description="The reason, which is kept without what names or reaches a person; null where"
        " the figures decide.",
        examples=[None],
    )


class ListedMetric(Wire):
    """A metric of a model with its 95 % interval."""

    view: str = told("cold: all partners hidden; warm: one of them.", "cold")
    metric: str = told("Its name.", "hit@10")
    mean: float = told("The mean over territories that it had not learned from.", 0.08)
    low: float = told("Lower bound.", 0.050909)
    high: float = told("Upper bound.", 0.112818)


class ListedModel(Wire):
    """A model that can be put in use; null for what its card does not say."""

    name: str = told("What it is called; `shipped` for the one of the product.", "5aa6b036c4b6")
    version: str = told("Changes with anything that it has learned.", "5aa6b036c4b6")
    saved_on: str | None = told(
        "Day of its file, ISO 8601; null for the shipped one.", "2026-11-22"
    )
    in_use: bool = told("Whether it answers now.", False)
    published_on: str | None = told("Day on which it was last put in use here.", "2026-11-22")
    forced: str | None = told(
        "Why it was, in spite of its figures; null where it needed none.", None
    )
    fits: bool = told("Whether this version of the product can read it.", True)
    seed: int | None = told("Seed of its training.", 0)
    partnerships: int | None = told("Partnerships that it has learned from.", 2886)
    origins: int | None = told("French territories that it has learned from.", 1336)
    code: dict[str, str] | None = told(
        "Version of the package and hash of the code that trained it.",
        {"package": "1.0.0", "digest": "0f3c5a9b2d1e4c68"},
    )
    data_fingerprint: str | None = told("Of the partnerships.", "9b24e3f3b2b3cfb3")
    metrics: list[ListedMetric] = Field(description="All that was measured.")


class Models(Wire):
    """The models, the newest first, the shipped one last."""

    models: list[ListedModel] = Field(description="Those trained here and the shipped one.")


class DiffMetric(Wire):
    """A metric of both models; null where it was not measured."""

    view: str = told("cold: all partners hidden; warm: one of them.", "cold")
    name: str = told("Its name.", "hit@10")
    before: Interval | None = Field(description="Of the first model.")
    after: Interval | None = Field(description="Of the second.")


class Lapse(Wire):
    """A headline that keeps the second model from being put in use without force."""

    view: str = told("cold or warm.", "cold")
    name: str = told("The metric that fell by more than its interval.", "recall@1000")


class LearnedFrom(Wire):
    """What both models have learned from."""

    same_partnerships: bool = told("Whether from the same partnerships.", False)
    same_world: bool = told("Whether on the same gazetteer.", True)
    added: int | None = told("Partnerships only in the second; null for counts alone.", 124)
    removed: int | None = told("Only in the first; null where a model holds counts alone.", 3)


class LevelOverlap(Wire):
    """How many of the first ten stay for the territories of one level."""

    level: str = told("The level.", "municipality")
    territories: int = told("How many were drawn.", 24)
    overlap: Interval | None = Field(description="Of ten.")


class PlacedTerritory(Wire):
    """A territory at a rank."""

    rank: int = told("Its rank, from 1.", 4)
    territory: Territory = Field(description="The territory.")


class DiffExample(Wire):
    """A territory whose first ten change."""

    territory: Territory = Field(description="Who asks.")
    entered: list[PlacedTerritory] = Field(description="Only among the first ten of the second.")
    left: list[PlacedTerritory] = Field(description="Only among those of the first.")


class DiffWeight(Wire):
    """What a criterion gives a true partner, in points; null where a model lacks it."""

    feature: str = told("Its name.", "size_ratio")
    before: float | None = told("By the first model.", 0.725444)
    after: float | None = told("By the second.", 0.691201)


class ModelDiff(Wire):
    """What users would see otherwise with the second model."""

    before: ListedModel = Field(description="The first.")
    after: ListedModel = Field(description="The second.")
    metrics: list[DiffMetric] = Field(description="The metrics of both.")
    lapses: list[Lapse] = Field(description="What speaks against the second; as a rule nothing.")
    learned: LearnedFrom = Field(description="Whether the data changed.")
    overlap: Interval | None = Field(description="How many of the first ten stay.")
    unchanged: int = told("How many territories keep all ten.", 22)
    levels: list[LevelOverlap] = Field(description="The same by level of who asks.")
    examples: list[DiffExample] = Field(description="Up to ten, from the largest to the smallest.")
    weights: list[DiffWeight] = Field(description="The weights that moved most.")


class Published(Wire):
    """A model that was put in use."""

    model: str = told("The model in use now.", "5aa6b036c4b6")
    before: str = told("The one in use before.", "shipped")
    forced: str | None = told("The reason that was kept; null where nothing was forced.", None)
    shortened: bool = told("Whether what names or reaches a person was left out of it.", False)
    passed_over: list[str] = told("Models that could not be gone back to.", [])
