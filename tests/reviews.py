"""What was reviewed of the packages that the product runs on, and when."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

TABLE = Path(__file__).with_name("dependencies.csv")
OLD_DAYS = 120


@dataclass(frozen=True, slots=True)
class Review:
    """A line of the table: `advisory` is the last one that is known, `fixed_in` what mends it."""

    package: str
    version: str
    reviewed_on: str
    advisory: str
    fixed_in: str

    def __str__(self) -> str:
        return self.package


def load_reviews() -> list[Review]:
    """All lines, in their order."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return [Review(**line) for line in csv.DictReader(lines)]


REVIEWS = load_reviews()


def remark_on_age(today: date) -> str:
    """What is to be said of the oldest review, if it is old."""
    oldest = min(REVIEWS, key=lambda review: review.reviewed_on)
    age = (today - date.fromisoformat(oldest.reviewed_on)).days
    if age <= OLD_DAYS:
        return ""
    return f"{oldest.package} was reviewed {age} days ago: go through tests/dependencies.csv"
