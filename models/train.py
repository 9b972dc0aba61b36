"""Training, told as a story: count, draw, fit, name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from features.catalog import FEATURES, PORTABLE_FEATURES
from features.feature import Feature
from features.world import World
from models.artifact import rounded, version_of
from models.estimator import fit_curves
from models.examples import build_examples
from models.model import Model
from models.pairs import REGIONAL, Pairs, Rows

Progress = Callable[[str, float], None]

FEWEST_REGIONAL = 20


def train(
    world: World,
    ends: tuple[Rows, Rows],
    *,
    counts_only: bool = False,
    seed: int = 0,
    progress: Progress = lambda label, done: None,
) -> Model:
    """Learn from these partnerships, given as rows of both ends.

    `counts_only` leaves out the features that need the pairs themselves, so that the artefact
    holds counts by country and by region and nothing finer.
    """
    local = Pairs.of_ends(world, *ends)
    features = PORTABLE_FEATURES if counts_only else FEATURES
    model = train_tier(world, local, features=features, seed=seed, progress=progress)
    regional = Pairs.of_ends(world, *ends, tier=REGIONAL)
    if len(regional.french) < FEWEST_REGIONAL:
        return model
    return replace(
        model, regional=train_tier(world, regional, features=REGIONAL.features, seed=seed)
    )


def train_tier(
    world: World,
    pairs: Pairs,
    *,
    features: Sequence[Feature],
    seed: int,
    progress: Progress = lambda label, done: None,
) -> Model:
    """Count, draw, fit and name a model for the authorities of one tier."""
    examples = build_examples(world, pairs, features, seed=seed, progress=progress)
    progress("fit", 0.0)
    intercept, curves = rounded(*fit_curves(examples, features))
    progress("fit", 1.0)
    evidence = pairs.evidence(world)
    if not any(feature.needs_links for feature in features):
        evidence = evidence.portable()
    card = {
        "seed": seed,
        "partnerships": len(pairs.french),
        "partnerships_abroad": len(pairs.abroad[0]),
        "origins": len(pairs.origins),
        "data_fingerprint": fingerprint(world, pairs),
        "world_fingerprint": world.fingerprint,
        "holds_pairs": evidence.links is not None,
    }
    version = version_of(intercept, curves, card)
    return Model(version, tuple(features), curves, intercept, evidence, card)


def fingerprint(world: World, pairs: Pairs) -> str:
    """A hash of the pairs by their ids, whatever rows they stand in."""
    name = world.gazetteer.id
    first, second = pairs.abroad
    ours = sorted(f"{name(a)} {name(b)}" for a, b in zip(pairs.french, pairs.foreign, strict=True))
    theirs = sorted(f"{name(a)} {name(b)}" for a, b in zip(first, second, strict=True))
    return hashlib.sha256("\n".join([*ours, "", *theirs]).encode()).hexdigest()[:16]
