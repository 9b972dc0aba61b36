"""What users would see otherwise if another model were in use: figures, first ten, weights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.errors import InvalidOption, RefusedAction, UnknownRecord
from data.records import Territory
from matcher.holdings import Holdings, ProgressCallback
from matcher.judging import shown_first
from matcher.translation import mark
from matcher.versions import (
    Version,
    list_versions,
    load_version,
    version_in_use,
    version_named,
)

if TYPE_CHECKING:
    from models.difference import Change, MovedWeight, Overlap
    from models.evaluate import Ranking
    from models.headlines import Lapse
    from models.metrics import Interval
    from models.model import Model

SEED = 0
TERRITORIES = 300
EXAMPLES = 10
WEIGHTS = 10
DIGITS = 2
"""Weights are shown in hundredths of a point: what moved by less did not move."""
COMPARING = mark("comparing the first ten")

Placed = tuple[Territory, int]


@dataclass(frozen=True)
class Example:
    """A territory and who enters or leaves its first ten, each with its rank."""

    territory: Territory
    entered: tuple[Placed, ...]
    left: tuple[Placed, ...]


@dataclass(frozen=True)
class Metric:
    """A metric of both models; None where it was not measured."""

    view: str
    name: str
    before: Interval | None
    after: Interval | None


@dataclass(frozen=True)
class Learned:
    """What both have learned from: whether the partnerships and the gazetteer are the same.

    `added` and `removed` count partnerships, None where a model holds counts alone.
    """

    same_partnerships: bool
    same_world: bool
    added: int | None
    removed: int | None


@dataclass(frozen=True)
class VersionDiff:
    """All that tells two models apart; the overlap is out of ten, over territories by level."""

    before: Version
    after: Version
    metrics: tuple[Metric, ...]
    lapses: tuple[Lapse, ...]
    learned: Learned
    overlap: Interval
    overlaps: Mapping[str, Interval]
    territories: Mapping[str, int]
    unchanged: int
    examples: tuple[Example, ...]
    weights: tuple[MovedWeight, ...]


def diff_versions(
    holdings: Holdings,
    first: str | None,
    second: str | None,
    *,
    territories: int = TERRITORIES,
    progress: ProgressCallback = lambda label, done: None,
) -> VersionDiff:
    """Compare two models by their names: by default the one in use with the newest other one.

    Raises UnknownRecord for names that no model has, RefusedAction for one that cannot be read.
    """
    from models.difference import examples_of, measure_overlap, moved_weights, pairs_changed
    from models.headlines import lapses
    from models.towns import draw_authorities

    before, after = _chosen(holdings, first, second)
    models = [_opened(holdings, each) for each in (before, after)]
    overlap = measure_overlap(
        holdings.world,
        (_ranking(holdings, models[0]), _ranking(holdings, models[1])),
        rows=draw_authorities(holdings.world, seed=SEED, count=territories),
        seed=SEED,
        progress=lambda done: progress(COMPARING, done),
    )
    moved = moved_weights(before.card, after.card)
    return VersionDiff(
        before=before,
        after=after,
        metrics=tuple(_metrics(before, after)),
        lapses=tuple(lapses(before.card, after.card)),
        learned=_learned(before, after, pairs_changed(models[0], models[1])),
        overlap=overlap.mean,
        overlaps=overlap.by_level,
        territories=overlap.territories,
        unchanged=_unchanged(overlap),
        examples=tuple(
            _example(holdings, each)
            for each in examples_of(holdings.world, overlap.changes, most=EXAMPLES)
        ),
        weights=tuple(each for each in moved if each.shows(DIGITS))[:WEIGHTS],
    )


def _chosen(holdings: Holdings, first: str | None, second: str | None) -> tuple[Version, Version]:
    before = version_named(holdings, first) if first else version_in_use(holdings)
    after = version_named(holdings, second) if second else _newest(holdings, before)
    if before.name == after.name:
        raise InvalidOption(
            "{version} is compared with itself; name two versions.", version=before.name
        )
    return before, after


def _newest(holdings: Holdings, before: Version) -> Version:
    for version in list_versions(holdings).versions:
        if version.saved_on and version.name != before.name:
            return version
    raise UnknownRecord(
        "there is no other model than {version}; train one with `matcher train`.",
        version=before.name,
    )


def _opened(holdings: Holdings, version: Version) -> Model:
    if not version.fits:
        raise RefusedAction(
            "the model {version} is damaged or was trained on other features: it can only be"
            " listed.",
            version=version.name,
        )
    return load_version(holdings, version.name)


def _ranking(holdings: Holdings, model: Model) -> Ranking:
    """What is suggested first by another model, to all else that the holdings hold."""
    other = holdings.renewed(world_kept=True)
    other.directory, other.model = holdings.directory, model.with_themes(holdings.themes)
    return shown_first(other)


def _metrics(before: Version, after: Version) -> list[Metric]:
    from matcher.labels import METRICS
    from models.evaluate import VIEWS
    from models.headlines import measured

    pairs = [
        Metric(view, name, measured(before.card, view, name), measured(after.card, view, name))
        for view in VIEWS
        for name in METRICS
    ]
    return [each for each in pairs if each.before or each.after]


def _learned(before: Version, after: Version, changed: tuple[int, int] | None) -> Learned:
    ours, theirs = before.card, after.card
    return Learned(
        same_partnerships=ours.get("data_fingerprint") == theirs.get("data_fingerprint"),
        same_world=ours.get("world_fingerprint") == theirs.get("world_fingerprint"),
        added=changed[0] if changed else None,
        removed=changed[1] if changed else None,
    )


def _unchanged(overlap: Overlap) -> int:
    return sum(not each.entered and not each.left for each in overlap.changes)


def _example(holdings: Holdings, change: Change) -> Example:
    def named(placed: Sequence[tuple[int, int]]) -> tuple[Placed, ...]:
        return tuple((holdings.gazetteer.territory(row), rank) for row, rank in placed)

    return Example(
        holdings.gazetteer.territory(change.row), named(change.entered), named(change.left)
    )
