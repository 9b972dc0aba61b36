"""Training, told as a story: count, draw, fit, name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from importlib.metadata import version

import numpy as np

from features.catalog import FEATURES, PORTABLE_FEATURES
from features.evidence import Evidence
from features.feature import Feature
from features.pairing import Pool
from features.theme_book import ThemeBook
from features.world import World
from models.artifact import named, rounded
from models.card import Judgement, judgement_card
from models.code_version import code_version
from models.declined import Declined, card_of
from models.estimator import fit_curves
from models.evaluate import VIEWS, View, place, place_by_folds
from models.examples import build_examples
from models.metrics import Placing
from models.model import Model
from models.pairs import REGIONAL, Pairs, Rows, candidate_rows
from models.split import lots, split_origins

Progress = Callable[[str, float], None]

FEWEST_REGIONAL = 20
SCOUT_ORIGINS = 300


@dataclass(frozen=True)
class Beside:
    """What is known beside the partnerships: what they are about, what was declined."""

    themes: ThemeBook | None = None
    declined: Declined = field(default_factory=Declined)


NOTHING_BESIDE = Beside()


def train(
    world: World,
    ends: tuple[Rows, Rows],
    *,
    beside: Beside = NOTHING_BESIDE,
    counts_only: bool = False,
    seed: int = 0,
    progress: Progress = lambda label, done: None,
) -> Model:
    """Learn from these partnerships, given as rows of both ends, and from what is known beside.

    `counts_only` leaves out the features that need the pairs themselves, so that the artefact
    holds counts by country and by region and nothing finer.
    """
    themes, refused = beside.themes, beside.declined
    local = Pairs.of_ends(world, *ends, themes=themes, declined=refused)
    regional = Pairs.of_ends(world, *ends, tier=REGIONAL, themes=themes, declined=refused)
    features = PORTABLE_FEATURES if counts_only else FEATURES
    judged = _judge_local(world, local, features, seed=seed)
    # The judged model knows less than the final one will, but enough to choose its rivals.
    model = train_tier(
        world, local, features=features, seed=seed, scout=judged[0], progress=progress
    )
    if len(regional.french) >= FEWEST_REGIONAL:
        model = replace(model, regional=train_regional(world, regional, seed=seed))
    judgement = Judgement(*judged, regional=judge_regional(world, regional, seed=seed))
    used = len(local.declined[0]) + (len(regional.declined[0]) if model.regional else 0)
    declined = card_of(refused, used)
    judged_card = judgement_card(judgement, seed=seed)
    card = {**model.card, **declined, "code": code_version(), **judged_card}
    return named(replace(model, card=card))


def train_regional(world: World, pairs: Pairs, *, seed: int) -> Model:
    """The model that speaks for départements and régions."""
    return train_tier(world, pairs, features=REGIONAL.features, seed=seed)


def judge_regional(world: World, pairs: Pairs, *, seed: int) -> list[Placing]:
    """Place each département and région by a model that lacks it; none where they are too few."""
    if len(pairs.french) < FEWEST_REGIONAL:
        return []
    pool = Pool(world, candidate_rows(world, REGIONAL))
    return place_by_folds(
        pool, pairs, lambda part: train_regional(world, part, seed=seed).ranker(), seed=seed
    )


def _judge_local(
    world: World, pairs: Pairs, features: Sequence[Feature], *, seed: int
) -> tuple[Model, Pool, dict[View, list[Placing]]]:
    """The same training without a part of the origins, the candidates, and where these came."""
    split = split_origins(pairs.origins, pairs.places(world), seed=seed)
    model = train_tier(world, pairs.without(split.test), features=features, seed=seed)
    pool = Pool(world, candidate_rows(world))
    placings = {
        view: place(model.ranker(), pool, pairs, origins=split.test, view=view, seed=seed)
        for view in VIEWS
    }
    return model, pool, placings


def train_tier(
    world: World,
    pairs: Pairs,
    *,
    features: Sequence[Feature],
    seed: int,
    scout: Model | None = None,
    progress: Progress = lambda label, done: None,
) -> Model:
    """Count, draw, fit and name a model for the authorities of one tier.

    Without a scout, a model to choose rivals with, one is trained first.
    """
    evidence = pairs.evidence(world)
    scout = scout or _train_scout(evidence, pairs, features, seed=seed)
    examples = build_examples(
        evidence, pairs, features, seed=seed, scout=scout.score, progress=progress
    )
    progress("fit", 0.0)
    intercept, curves = rounded(*fit_curves(examples, features))
    progress("fit", 1.0)
    holds = "weights, counts and the pairs counted"
    if not any(feature.needs_links for feature in features):
        evidence = evidence.portable()
        holds = "weights and counts by country and by region, no pair"
    card = {
        "seed": seed,
        "partnerships": len(pairs.french),
        "partnerships_abroad": len(pairs.abroad[0]),
        "origins": len(pairs.origins),
        "data_fingerprint": fingerprint(world, pairs),
        "world_fingerprint": world.fingerprint,
        "holds": holds,
        "holds_pairs": evidence.links is not None,
        "versions": {name: version(name) for name in ("numpy", "scipy")},
    }
    return named(Model("", tuple(features), curves, intercept, evidence, card))


def _train_scout(
    evidence: Evidence, pairs: Pairs, features: Sequence[Feature], *, seed: int
) -> Model:
    """A first model, from a part of the origins."""
    left_out = pairs.origins[np.argsort(lots(pairs.origins, seed=seed))][SCOUT_ORIGINS:]
    examples = build_examples(evidence, pairs.without(left_out), features, seed=seed)
    intercept, curves = fit_curves(examples, features)
    return Model("", tuple(features), curves, intercept, evidence)


def fingerprint(world: World, pairs: Pairs) -> str:
    """A hash of the pairs by their ids, whatever rows they stand in, and of what was declined."""
    name = world.gazetteer.id
    declined = [f"{name(a)} {name(b)}" for a, b in zip(*pairs.declined, strict=True)]
    first, second = pairs.abroad
    ours = sorted(f"{name(a)} {name(b)}" for a, b in zip(pairs.french, pairs.foreign, strict=True))
    theirs = sorted(f"{name(a)} {name(b)}" for a, b in zip(first, second, strict=True))
    told = ["", *sorted(declined)] if declined else []
    return hashlib.sha256("\n".join([*ours, "", *theirs, *told]).encode()).hexdigest()[:16]
