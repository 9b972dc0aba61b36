"""Training, told as a story: count, draw, fit, name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from features.catalog import FEATURES
from features.feature import Feature
from features.world import World
from models.artifact import rounded, version_of
from models.estimator import fit_curves
from models.examples import build_examples
from models.model import Model
from models.pairs import Pairs

Progress = Callable[[str, float], None]


def train(
    world: World,
    pairs: Pairs,
    *,
    features: Sequence[Feature] = FEATURES,
    seed: int = 0,
    progress: Progress = lambda label, done: None,
) -> Model:
    """Learn from these pairs what each feature is worth."""
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
        "needs_links": evidence.links is not None,
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
