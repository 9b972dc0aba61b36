"""The territories whose names begin as somebody types."""

from __future__ import annotations

from bisect import bisect_left

import numpy as np

from data.gazetteer import Gazetteer, NameKind, Rows
from data.names import stripped_keys
from data.namesakes import NO_COMMUNE, Namesake
from data.ranking_names import EXACT
from data.records import LEVELS

BEGUN = EXACT
"""What a name that is only begun is worth less than a whole one, in powers of ten of population."""
SHORTENED = 0.5
"""The same of a grouping under the name of its town, which is meant first."""
FRENCH = 1.0
"""A French place counts as ten times as large: those who type are French."""

LAST = "{"
"""Keys hold letters and digits: this comes after all of them."""

MUNICIPALITY = LEVELS.index("municipality")
INTERCOMMUNALITY = LEVELS.index("intercommunality")


def rows_beginning(gazetteer: Gazetteer, key: str) -> Rows:
    """The rows of all main names that begin with the key."""
    keys = range(len(gazetteer.main_keys))
    start, end = (
        bisect_left(keys, text, key=gazetteer.main_keys.__getitem__) for text in (key, key + LAST)
    )
    return gazetteer.main_key_rows[start:end].astype(np.int64)


class ShortNames:
    """The French groupings by their names without what kind of grouping they are."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        french = gazetteer.country == gazetteer.countries.index("FR")
        rows = np.flatnonzero(french & (gazetteer.level == INTERCOMMUNALITY)).tolist()
        self._keys = sorted(
            (key, row) for row in rows for key in stripped_keys(gazetteer.name(row))
        )

    def rows_beginning(self, key: str) -> Rows:
        """The rows of those that begin with the key."""
        start, end = (bisect_left(self._keys, (text, -1)) for text in (key, key + LAST))
        return np.array([row for _, row in self._keys[start:end]], dtype=np.int64)


def beginning(gazetteer: Gazetteer, key: str, *, short: ShortNames, count: int) -> list[Namesake]:
    """The likeliest territories whose main or short names begin with the key, in no order."""
    main = rows_beginning(gazetteer, key)
    rows = np.unique(np.r_[main, short.rows_beginning(key)])
    shortened = ~np.isin(rows, main)
    french = gazetteer.country[rows] == gazetteer.countries.index("FR")
    quarter = french & (gazetteer.level[rows] == MUNICIPALITY) & (gazetteer.insee[rows] == b"")
    weights = np.log10(gazetteer.population[rows] + 10) + FRENCH * french - NO_COMMUNE * quarter
    weights -= SHORTENED * shortened
    best = np.argsort(-weights, kind="stable")[:count]
    return [
        Namesake(
            row=int(rows[at]),
            name=gazetteer.name(int(rows[at])),
            penalty=BEGUN + SHORTENED * bool(shortened[at]),
            kind=NameKind.STRIPPED,
            level=LEVELS[gazetteer.level[rows[at]]],
            country=gazetteer.countries[gazetteer.country[rows[at]]],
            population=int(gazetteer.population[rows[at]]),
            is_overruled=bool(quarter[at]),
        )
        for at in best.tolist()
    ]


def likeliest_first(found: list[Namesake]) -> list[int]:
    """The rows by population, French ones as if ten times as large, less what the name lacks."""
    order = sorted(found, key=lambda one: (-_weight(one), one.row))
    return [one.row for one in order]


def _weight(one: Namesake) -> float:
    return one.weight + (FRENCH if one.country == "FR" else 0.0)
