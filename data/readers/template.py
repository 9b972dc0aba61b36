"""The spreadsheet template: its columns in both languages, and which a heading names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from data.closed_lists import (
    DIFFICULTY_WORDS,
    LEVEL_WORDS,
    LINK_WORDS,
    OUTCOME_WORDS,
    STATUS_WORDS,
    Key,
    Words,
)
from data.errors import UnreadableFile
from data.label import Label, in_a_row
from data.names import words_of
from data.text import clean
from data.vocabulary import CHALLENGES, SECTORS


class Column(NamedTuple):
    """A column: its heading, its example and the words that it admits, in both languages.

    `several` words may stand in a cell, with commas between them.
    """

    heading: Label
    example: Label
    words: Mapping[str, Label] = {}
    several: bool = False


EXAMPLE = Label("Exemple\u00a0:", "Example:")
_AN_EXAMPLE = re.compile(r"\s*(?:exemple|example)\s*:", re.I)


def _labels(words: Mapping[Key, Words]) -> dict[str, Label]:
    return {key: each.label for key, each in words.items()}


def _chosen(
    heading: Label, words: Mapping[str, Label], *keys: str, several: bool = False
) -> Column:
    return Column(heading, in_a_row(words[key] for key in keys), words, several)


def _written(french: str, english: str, example: str, translated: str = "") -> Column:
    return Column(Label(french, english), Label(example, translated or example))


_LEVELS = _labels(LEVEL_WORDS)
_SECTORS = {key: theme.label for key, theme in SECTORS.items()}
_CHALLENGES = {key: theme.label for key, theme in CHALLENGES.items()}
_SOURCE = "Délibération du conseil municipal", "Decision of the municipal council"
COLUMNS: Mapping[str, Column] = {
    "first": _written("collectivité française", "French authority", "La Rochelle"),
    "first_level": _chosen(Label("niveau", "level"), _LEVELS, "municipality"),
    "second": _written("partenaire", "partner", "Kiel"),
    "country": _written("pays du partenaire", "country of the partner", "Allemagne", "Germany"),
    "second_level": _chosen(
        Label("niveau du partenaire", "level of the partner"), _LEVELS, "municipality"
    ),
    "population": _written("population du partenaire", "population of the partner", "247000"),
    "link": _chosen(Label("lien", "link"), _labels(LINK_WORDS), "cooperation"),
    "status": _chosen(Label("statut", "status"), _labels(STATUS_WORDS), "active"),
    "start_year": _written("année de début", "start year", "2012"),
    "sectors": _chosen(
        Label("secteurs", "sectors"),
        _SECTORS,
        "port_maritime",
        "climate_adaptation",
        several=True,
    ),
    "challenges": _chosen(
        Label("défis", "challenges"), _CHALLENGES, "coastal_flooding_erosion", several=True
    ),
    "objectives": _written(
        "objectifs",
        "objectives",
        "Échanger sur la submersion du littoral.",
        "Learn from each other about coastal flooding.",
    ),
    "outcome": _chosen(Label("bilan", "outcome"), _labels(OUTCOME_WORDS), "positive"),
    "difficulties": _chosen(
        Label("difficultés", "difficulties"),
        _labels(DIFFICULTY_WORDS),
        "language",
        "distance",
        several=True,
    ),
    "outcome_note": _written(
        "commentaire du bilan",
        "comment on the outcome",
        "Deux études menées ensemble.",
        "Two studies made together.",
    ),
    "source": _written("source", "source", *_SOURCE),
    "locator": _written(
        "adresse ou page de la source",
        "address or page of the source",
        "https://www.example.org/deliberation",
    ),
    "date": _written("date de la source", "date of the source", "2024-06-18"),
}
_ROLES = {
    words_of(name): role for role, column in COLUMNS.items() for name in (role, *column.heading)
}
_NEEDED = ("first", "second")
_NEAR = 3
"""Of this many columns that are known, a table is a template that somebody changed."""


def role_of(heading: str) -> str | None:
    """The column that a heading names in either language, accents, case and blanks forgiven."""
    return _ROLES.get(words_of(heading))


def is_header(headings: Sequence[str]) -> bool:
    """Whether these headings are those of the template."""
    return {role_of(heading) for heading in headings}.issuperset(_NEEDED)


def is_nearly_header(headings: Sequence[str]) -> bool:
    """Whether these headings are those of a template of which some were changed."""
    roles = {role_of(heading) for heading in headings} - {None}
    return len(headings) > 1 and (not roles.isdisjoint(_NEEDED) or len(roles) >= _NEAR)


def is_example(cell: str) -> bool:
    """Whether a row that begins with this cell is the example of the template."""
    return bool(_AN_EXAMPLE.match(cell))


def lacking(headings: Sequence[str], path: object) -> UnreadableFile:
    """What to say of a table that lacks a column without which no row can be read."""
    roles = [role_of(heading) for heading in headings]
    missing = [COLUMNS[role].heading for role in _NEEDED if role not in roles]
    strange = [clean(name) for name, role in zip(headings, roles, strict=True) if not role]
    if len(missing) == 1 and any(strange):
        return UnreadableFile(
            "{path} lacks the column “{missing}”; give this heading to the one that holds it, among"
            " those that are not known: {strange}.",
            path=path,
            missing=missing[0],
            strange=_first(strange),
        )
    if len(missing) == 1:
        return UnreadableFile(
            "{path} lacks the column “{missing}”; add it. `matcher template` writes a file to fill"
            " in.",
            path=path,
            missing=missing[0],
        )
    return UnreadableFile(
        "{path} lacks the columns “{first}” and “{second}”; found {found}. `matcher template`"
        " writes a file to fill in.",
        path=path,
        first=missing[0],
        second=missing[1],
        found=_first(map(clean, headings)) or Label("aucune", "none"),
    )


def _first(headings: Iterable[str]) -> str:
    """The first twelve headings in a row, each of them cut."""
    return ", ".join(name[:40] for name in islice(filter(None, headings), 12))
