"""A query service that knows a few twinnings, and answers our three questions about them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.data.sync.service import Question, Reply, told

ENTITY = "http://www.wikidata.org/entity/"
PLACES = {
    "Q82185": ("La Rochelle", "Point(-1.15 46.16)", "79961", "FR"),
    "Q1707": ("Kiel", "Point(10.14 54.32)", "246794", "DE"),
    "Q12191": ("Brest", "Point(-4.48 48.39)", "139456", "FR"),
    "Q1011": ("Essaouira", "Point(-9.77 31.51)", "77966", "MA"),
    "Q43630": ("Plymouth", "Point(-4.14 50.37)", "264695", "GB"),
}
ROCHELLE, KIEL, BREST, ESSAOUIRA, PLYMOUTH = PLACES


@dataclass(frozen=True)
class Twinning:
    """A statement of an item on its partner, with the qualifiers that it has."""

    item: str
    partner: str
    start: str = ""
    end: str = ""


KNOWN = (
    Twinning(ROCHELLE, ESSAOUIRA, "1999-01-01T00:00:00Z"),
    Twinning(BREST, KIEL, "1964-01-01T00:00:00Z"),
    Twinning(BREST, PLYMOUTH),
    Twinning(PLYMOUTH, BREST, "1963-01-01T00:00:00Z"),
)


@dataclass
class Wikidata:
    """What it knows; both ends of a twinning are described with the same few facts."""

    twinnings: Sequence[Twinning] = KNOWN

    def __call__(self, question: Question) -> Reply:
        """Answer a question by its form."""
        query = question.query
        if "?digit" in query:
            return self._counts()
        if "VALUES" in query:
            return results(described(item) for item in re.findall(r"wd:(Q\d+)", query))
        digit = re.findall(r'STRENDS\(STR\(\?item\), "(\d)"\)', query)[0]
        return results(row(each) for each in self.twinnings if each.item.endswith(digit))

    def _counts(self) -> Reply:
        digits = [each.item[-1] for each in self.twinnings]
        return results(
            {"digit": digit, "count": str(digits.count(digit))} for digit in sorted({*digits})
        )


def row(twinning: Twinning) -> dict[str, str]:
    """A twinning as a row of results; what is not stated is left out."""
    told = {
        "statement": f"{ENTITY}statement/{twinning.item}-{twinning.partner}-{twinning.start}",
        "item": ENTITY + twinning.item,
        "partner": ENTITY + twinning.partner,
        "start": twinning.start,
        "end": twinning.end,
    }
    return {name: value for name, value in told.items() if value}


def described(item: str) -> dict[str, str]:
    """An item as a row of results."""
    name, place, population, country = PLACES[item]
    facts = {"english": name, "place": place, "population": population, "country": country}
    return {"item": ENTITY + item, **facts}


def results(rows: Iterable[dict[str, str]]) -> Reply:
    """Rows as SPARQL results."""
    bindings = [
        {name: {"type": "literal", "value": value} for name, value in each.items()} for each in rows
    ]
    return told({"head": {"vars": []}, "results": {"bindings": bindings}})
