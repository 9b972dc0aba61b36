"""The model in use on the wire: what it has learned from, how it was judged, what it weighs."""

from __future__ import annotations

from pydantic import Field

from api.schemas.wire import Wire, told


class Feature(Wire):
    """A criterion of the model."""

    name: str = told("Its name.", "size_ratio")
    family: str = told("Its family.", "size")
    description: str = told("What it measures, in French.", "Taille comparable : le rapport…")
    weight: float | None = told(
        "Points that it gives a true partner on average, more than a candidate drawn by lot; null"
        " where that was not measured.",
        0.725444,
    )


class Interval(Wire):
    """A mean over origins with its 95 % interval."""

    mean: float = told("The mean.", 0.08)
    low: float = told("Lower bound.", 0.050909)
    high: float = told("Upper bound.", 0.112818)


class Views(Wire):
    """The metrics of the protocol."""

    cold: dict[str, Interval | None] | None = told(
        "All partners of the origin hidden.",
        {"hit@10": {"mean": 0.08, "low": 0.050909, "high": 0.112818}},
    )
    warm: dict[str, Interval | None] | None = told(
        "One partner hidden, the others known.",
        {"hit@10": {"mean": 0.275862, "low": 0.155172, "high": 0.396552}},
    )


class GroupMetrics(Wire):
    """The metrics for one group of origins."""

    table: str = told("By what origins are grouped.", "size")
    group: str = told("Which of them.", "<2000")
    origins: int = told("How many origins.", 33)
    metrics: dict[str, Interval | None] = told(
        "The metrics; null where there was nothing to judge.",
        {"hit@10": {"mean": 0.030303, "low": 0.0, "high": 0.090909}},
    )


class ChanceBin(Wire):
    """Candidates of about the same score: the odds that it states, and what came true."""

    depth: int = told("Among the first so many.", 10)
    low: float | None = told("Scores from here; null where unbounded.", -2.0)
    high: float | None = told("Scores below this; null where unbounded.", 0.0)
    candidates: int = told("How many candidates.", 1721)
    stated: float = told("The chance that the score states.", 0.38)
    came_true: Interval | None = Field(description="How often it came true.")
    partners: Interval | None = Field(description="How often the candidate was a partner.")


class LearnedModel(Wire):
    """A model and what it has learned from; null where its card does not say."""

    version: str = told("Changes with anything that it has learned.", "5aa6b036c4b6")
    features: list[Feature] = Field(description="Its criteria, in their order.")
    partnerships: int | None = told("Partnerships that it has learned from.", 2886)
    partnerships_abroad: int | None = told("Partnerships between other countries.", 9160)
    origins: int | None = told("French territories that it has learned from.", 1336)
    data_fingerprint: str | None = told("Of the partnerships.", "9b24e3f3b2b3cfb3")
    world_fingerprint: str | None = told("Of the gazetteer.", "c87af1f1c1850b19")
    holds: str | None = told("What the artefact contains.", "weights and counts")
    holds_pairs: bool | None = told("Whether it contains pairs of partners.", False)
    seed: int | None = told("Seed of its training.", 0)
    versions: dict[str, str] | None = told("Of the libraries.", {"numpy": "2.4.6"})
    code: dict[str, str] | None = told(
        "Version of the package and hash of the code that trained it.",
        {"package": "1.0.0", "digest": "0f3c5a9b2d1e4c68"},
    )


class Model(LearnedModel):
    """The model in use."""

    shipped: bool = told("Whether it is the one that comes with the product.", False)
    published_on: str | None = told(
        "Day on which it was put in use here, ISO 8601; null for the shipped one.", "2026-11-22"
    )
    held_out_origins: int = told("Origins that it was judged by.", 275)
    metrics: Views = Field(description="How good it is.")
    breakdown: list[GroupMetrics] = Field(description="The same by size and level of the origin.")
    calibration: list[ChanceBin] = Field(description="Whether its odds come true.")
    regional: LearnedModel | None = Field(
        description="The model that speaks for départements and régions; null where there is none."
    )
