"""The names of columns as people read them, for workbooks; CSV keeps those of programs."""

from __future__ import annotations

from collections.abc import Iterable

from matcher.labels import FAMILIES
from matcher.translation import Translator, mark

HEADINGS = {
    "id": mark("Id"),
    "name": mark("Name"),
    "country": mark("Country"),
    "level": mark("Level"),
    "latitude": mark("Latitude"),
    "longitude": mark("Longitude"),
    "population": mark("Inhabitants"),
    "partner_of": mark("Id of whom it is a partner"),
    "partner_of_name": mark("Partner of"),
    "partner_of_country": mark("Country of whom it is a partner"),
    "link": mark("Link"),
    "status": mark("Status"),
    "start_year": mark("Since"),
    "objectives": mark("Objectives"),
    "outcome": mark("Outcome"),
    "difficulties": mark("Difficulties"),
    "outcome_note": mark("What came of it"),
    "sources": mark("Sources"),
    "rank": mark("Rank"),
    "rank_by_score": mark("Rank by score alone"),
    "score": mark("Score"),
    "intercept": mark("Start of the score"),
    "for": mark("For"),
    "against": mark("Against"),
    "unknown": mark("Unknown"),
    "gates": mark("Warnings"),
    "precedent_partnerships": mark("Partnerships like it"),
    "cautions": mark("Cautions"),
    "reciprocity_rank": mark("Rank seen from the other side"),
    "reciprocity_of": mark("Among so many French authorities"),
    "kind": mark("Kind"),
    "key": mark("Key"),
    "weight": mark("Weight"),
    "evidence": mark("Words of the text"),
    "label": mark("Label"),
    "definition": mark("Definition"),
    "family": mark("Family"),
    "sdgs": mark("SDG"),
    "dac": mark("OECD-DAC purpose"),
    "synonyms": mark("Synonyms"),
    "feature": mark("Criterion"),
    "points": mark("Points"),
    "verdict": mark("For or against"),
    "text": mark("Reason"),
    "value": mark("Value"),
    "knowledge": mark("How it is known"),
    "source": mark("Source"),
    "locator": mark("Place in the source"),
    "date": mark("Date"),
    "table": mark("Table"),
    "group": mark("Group"),
    "metric": mark("Metric"),
    "mean": mark("Mean"),
    "low": mark("Lower bound"),
    "high": mark("Upper bound"),
}


def headings(columns: Iterable[str], say: Translator) -> list[str]:
    """The columns in the language of the translator; those of families by their names."""
    return [_heading(column, say) for column in columns]


def _heading(column: str, say: Translator) -> str:
    words = say.text(HEADINGS.get(column) or FAMILIES[column])
    return words[:1].upper() + words[1:]
