"""Cautions: what known partnerships reported, where the same condition holds for another pair.

They are reports, no statistics, and never change a score. Of the 150 shipped partnerships whose
outcome is known, a mixed or difficult one is no likelier to a degree that means anything with a far
larger or a far-off partner (Fisher's exact test, p = 0.16 and 0.59). Where neither a language nor a
script is common it is (23 of 39 against 24 of 111), but so few outcomes are known, and those of the
directory of partnerships with China so much better than others', that we do not weigh it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from data.lessons import CONDITIONS, Condition, Lesson, Within, load_lessons
from matcher.couples import Couple, Side, region_of
from matcher.results import NEARNESSES, Caution, Nearness
from matcher.sentences.cautions import say_caution
from matcher.translation import Translator

if TYPE_CHECKING:
    from data.records import Territory
    from features.world import World


@dataclass(frozen=True)
class Report:
    """A lesson with what the gazetteer knows of its two ends."""

    lesson: Lesson
    row: int
    home_region: str | None
    region: str | None
    population: int


HOLDS: Mapping[Condition, Callable[[Couple, Lesson], bool]] = {
    "safety": lambda couple, lesson: "safety" in couple.abroad.warnings,
    "sanctions": lambda couple, lesson: "sanctions" in couple.abroad.warnings,
    "aid_suspended": lambda couple, lesson: "aid_suspended" in couple.abroad.warnings,
    "size_gap": lambda couple, lesson: (couple.outgrown or 0) >= (lesson.threshold or math.inf),
    "language": lambda couple, lesson: couple.strangers,
    "distance": lambda couple, lesson: couple.km >= (lesson.threshold or math.inf),
    "level": lambda couple, lesson: couple.abroad.territory.level == lesson.level,
    "neighbours": lambda couple, lesson: couple.km <= (lesson.threshold or 0),
    "place": lambda couple, lesson: True,
}
"""Whether the condition that a lesson blames holds for a couple; what is unknown does not."""

REACHES: Mapping[Within, Callable[[Couple, Report], bool]] = {
    "anywhere": lambda couple, report: True,
    "country": lambda couple, report: _nearness(couple, report) != "condition",
    "region": lambda couple, report: _nearness(couple, report) in ("partner", "region"),
    "partner": lambda couple, report: _nearness(couple, report) == "partner",
    "both_ends": lambda couple, report: (
        _nearness(couple, report) != "condition"
        and couple.home.region is not None
        and couple.home.region == report.home_region
    ),
}
"""Whether a couple lies where a lesson speaks of."""


@dataclass(frozen=True)
class CautionFinder:
    """Finds the cautions for the candidates of one origin, whose row is None for a mere point."""

    world: World
    origin: Territory
    origin_row: int | None
    say: Translator

    def of(self, row: int) -> tuple[Caution, ...]:
        """The cautions for this candidate: no condition and no pair twice before all came once.

        The nearest come first: of the same partner, region, country, elsewhere; then in the order
        of the conditions; then by the likeness of size of those who reported.
        """
        couple = Couple(
            Side(self.world, self.origin, self.origin_row),
            Side(self.world, self.world.gazetteer.territory(row), row),
        )
        if couple.home.territory.country == couple.abroad.territory.country:
            return ()
        held = sorted(
            (report for report in self._reports if _applies(couple, report)),
            key=lambda report: _order(couple, report),
        )
        return tuple(self._caution(couple, report) for report in _varied(held))

    @cached_property
    def _reports(self) -> tuple[Report, ...]:
        gazetteer, lessons = self.world.gazetteer, load_lessons()
        homes = gazetteer.rows_of([lesson.first for lesson in lessons]).tolist()
        abroad = gazetteer.rows_of([lesson.second for lesson in lessons]).tolist()
        return tuple(
            Report(
                lesson,
                row,
                region_of(self.world, home),
                region_of(self.world, row),
                int(gazetteer.population[home]) if home >= 0 else 0,
            )
            for lesson, home, row in zip(lessons, homes, abroad, strict=True)
        )

    def _caution(self, couple: Couple, report: Report) -> Caution:
        nearness = _nearness(couple, report)
        facts = {"times": couple.times, "km": couple.km, "nearness": nearness}
        return Caution(report.lesson, nearness, say_caution(report.lesson, facts, self.say))


def _applies(couple: Couple, report: Report) -> bool:
    lesson = report.lesson
    return REACHES[lesson.within](couple, report) and HOLDS[lesson.condition](couple, lesson)


def _nearness(couple: Couple, report: Report) -> Nearness:
    if couple.abroad.row == report.row:
        return "partner"
    if report.region is not None and couple.abroad.region == report.region:
        return "region"
    same = couple.abroad.territory.country == report.lesson.country
    return "country" if same else "condition"


def _order(couple: Couple, report: Report) -> tuple[int, int, float]:
    return (
        NEARNESSES.index(_nearness(couple, report)),
        CONDITIONS.index(report.lesson.condition),
        _unlikeness(couple.home.territory.population, report.population),
    )


def _varied(reports: Sequence[Report]) -> Iterator[Report]:
    """The same reports in rounds, in each of which no condition and no pair comes twice."""
    while reports:
        told: set[object] = set()
        later = []
        for report in reports:
            marks = {report.lesson.condition, (report.lesson.first, report.lesson.second)}
            if told.isdisjoint(marks):
                told |= marks
                yield report
            else:
                later.append(report)
        reports = later


def _unlikeness(own: int | None, other: int) -> float:
    return abs(math.log2(own / other)) if own and other else math.inf
