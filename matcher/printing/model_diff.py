"""What tells two models apart: figures, how much of the first ten stays, examples, weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

from matcher import wire
from matcher.labels import METRICS, VIEWS, label
from matcher.printing.cells import Cell, CellTable
from matcher.printing.evaluation import plain
from matcher.printing.models import model_name, version_json
from matcher.printing.screen import headed, place, show, words
from matcher.sheets import span
from matcher.translation import Translator
from matcher.versions import lapse_in_words

if TYPE_CHECKING:
    from matcher.version_diff import Example, Placed, VersionDiff
    from models.metrics import Interval

COLUMNS = (
    "table", "group", "name", "rank",
    "before", "before_low", "before_high", "after", "after_low", "after_high",
)  # fmt: skip
NAMED = 1
"""So many who enter and who leave are named on the screen; JSON and CSV name all."""
NOTHING = (None, None, None)
NONE = "–"


def show_diff(answer: VersionDiff, say: Translator) -> None:
    """Print the figures of both, how much of the first ten stays, examples and weights."""
    before, after = _names(answer, say)
    title = say.text("From {before} to {after}", before=before, after=after)
    show(words(title, "bold"), words(_learned(answer, say)), words(""))
    _show_metrics(answer, say)
    _show_overlap(answer, say)
    _show_examples(answer, say)
    _show_weights(answer, say)
    show(*(words(line) for line in _verdict(answer, say)))


def diff_cells(answer: VersionDiff, say: Translator) -> CellTable:
    """One line per metric, level, example and weight."""
    rows: list[list[Cell]] = [
        ["metric", each.view, each.name, None, *_three(each.before), *_three(each.after)]
        for each in answer.metrics
    ]
    rows += [
        ["overlap", level, str(answer.territories[level]), None, *NOTHING, *_three(each)]
        for level, each in answer.overlaps.items()
    ]
    rows += [row for example in answer.examples for row in _example_rows(example)]
    rows += [
        ["weight", None, each.feature, None, each.before, None, None, each.after, None, None]
        for each in answer.weights
    ]
    return CellTable(COLUMNS, rows)


def diff_json(answer: VersionDiff) -> dict[str, Any]:
    """All of it; `lapses` tell what speaks against putting the second in use."""
    return {
        "before": version_json(answer.before),
        "after": version_json(answer.after),
        "metrics": plain(answer.metrics),
        "lapses": [{"view": each.view, "name": each.metric} for each in answer.lapses],
        "learned": plain(answer.learned),
        "overlap": plain(answer.overlap),
        "unchanged": answer.unchanged,
        "levels": [
            {"level": level, "territories": answer.territories[level], "overlap": plain(each)}
            for level, each in answer.overlaps.items()
        ],
        "examples": [
            {
                "territory": wire.territory_json(each.territory),
                "entered": [_placed_json(one) for one in each.entered],
                "left": [_placed_json(one) for one in each.left],
            }
            for each in answer.examples
        ],
        "weights": plain(answer.weights),
    }


def _learned(answer: VersionDiff, say: Translator) -> str:
    learned = answer.learned
    if learned.same_partnerships:
        return say.text("Both have learned from the same partnerships.")
    counts = [
        say.number(each.card.get("partnerships", 0)) for each in (answer.before, answer.after)
    ]
    told = say.text("Partnerships learned from: {before} → {after}.", before=counts[0],
                    after=counts[1])  # fmt: skip
    if learned.added is None or learned.removed is None:
        return told
    more = say.text(
        "{added} only in the second, {removed} only in the first.",
        added=say.number(learned.added),
        removed=say.number(learned.removed),
    )
    return f"{told} {more}"


def _show_metrics(answer: VersionDiff, say: Translator) -> None:
    table = headed(
        (say.text("In percent, with 95 % intervals"), "left"),
        *((name, "right") for name in _names(answer, say)),
    )
    for view in VIEWS:
        own = [each for each in answer.metrics if each.view == view]
        if own:
            table.add_row(words(say.text(VIEWS[view]), "italic"))
        for each in own:
            figures = (span(one, say, 100) if one else "–" for one in (each.before, each.after))
            table.add_row(words(f"  {say.text(METRICS[each.name])}"), *figures)
    show(table)


def _show_overlap(answer: VersionDiff, say: Translator) -> None:
    total = sum(answer.territories.values())
    title = say.plural(
        "Of the first ten of {count} French territory, how many stay",
        "Of the first ten of {count} French territories, how many stay",
        count=total,
    )
    table = headed(
        (title, "left"), (say.text("Territories"), "right"), (say.text("Of ten"), "right")
    )
    table.add_row(words(say.text("all levels")), say.number(total), span(answer.overlap, say))
    for level, each in answer.overlaps.items():
        count = say.number(answer.territories[level])
        table.add_row(words(f"  {label(level, say)}"), count, span(each, say))
    show(table)
    same = say.plural("{count} keeps all ten.", "{count} keep all ten.", count=answer.unchanged)
    show(words(same), words(""))


def _show_examples(answer: VersionDiff, say: Translator) -> None:
    if not answer.examples:
        return
    show(words(say.text("Entries into the first ten and exits from them, for instance"), "bold"))
    for each in answer.examples:
        line = say.text(
            "{name}: entries {entered}; exits {left}",
            name=_short(each, say),
            entered=_named(each.entered, say),
            left=_named(each.left, say),
        )
        show(words(line))
    show(words(""))


def _show_weights(answer: VersionDiff, say: Translator) -> None:
    if not answer.weights:
        return
    table = headed(
        (say.text("Weights that moved most (points)"), "left"),
        *((name, "right") for name in _names(answer, say)),
    )
    for each in answer.weights:
        points = (say.points(one) if one is not None else "–" for one in (each.before, each.after))
        table.add_row(words(_criterion(each.feature, say)), *points)
    show(table)


def _verdict(answer: VersionDiff, say: Translator) -> Iterator[str]:
    for lapse in answer.lapses:
        yield say.text("Against it: {figure}.", figure=lapse_in_words(lapse, say))
    if answer.after.in_use:
        return
    if answer.lapses:
        yield say.text(
            "`matcher models publish {version}` asks for --force and a reason.",
            version=answer.after.name,
        )
    else:
        yield say.text(
            "No headline falls by more than its interval: `matcher models publish {version}`.",
            version=answer.after.name,
        )


def _criterion(name: str, say: Translator) -> str:
    from features.catalog import FEATURES
    from matcher.criteria import criterion

    sentence = next((criterion(each, say) for each in FEATURES if each.name == name), name)
    return sentence.partition(":")[0].strip()


def _names(answer: VersionDiff, say: Translator) -> list[str]:
    return [model_name(each.name, say) for each in (answer.before, answer.after)]


def _short(example: Example, say: Translator) -> str:
    territory = example.territory
    if territory.level == "municipality":
        return territory.name
    return f"{territory.name} ({label(territory.level, say)})"


def _named(placed: tuple[Placed, ...], say: Translator) -> str:
    named = [
        say.text("{place} at rank {rank}", place=place(one, say), rank=say.number(rank))
        for one, rank in placed[:NAMED]
    ]
    if len(placed) > NAMED:
        more = len(placed) - NAMED
        named.append(say.plural("and {count} more", "and {count} more", count=more))
    return ", ".join(named) or NONE


def _example_rows(example: Example) -> Iterator[list[Cell]]:
    for section, placed in (("entered", example.entered), ("left", example.left)):
        for territory, rank in placed:
            yield [section, example.territory.name, territory.name, rank, *NOTHING, *NOTHING]


def _placed_json(placed: Placed) -> dict[str, Any]:
    territory, rank = placed
    return {"rank": rank, "territory": wire.territory_json(territory)}


def _three(each: Interval | None) -> tuple[float | None, ...]:
    return astuple(each) if each else NOTHING
