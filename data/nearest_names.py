"""The names that come closest to one that nothing bears."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from data.gazetteer import Gazetteer
from data.names import name_key
from data.ranking_names import Side

POOL = 60


def nearest_rows(
    gazetteer: Gazetteer,
    name: str,
    side: Side,
    *,
    count: int,
    least: float = 0.0,
    country: str | None = None,
) -> list[int]:
    """The rows of the asked side whose main names are nearest, each name once, largest first.

    Names that are less alike than `least`, from 0 to 1, are left out, and those of any other
    country than the one whose code is given.
    """
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    key = name_key(name)
    if not key:
        return []
    keys, rows = _main_keys(gazetteer), np.asarray(gazetteer.main_key_rows)
    if country or side != "any":
        inside = gazetteer.country[rows] == gazetteer.countries.index(country or "FR")
        kept = ~inside if side == "partner" and not country else inside
        keys, rows = [keys[at] for at in np.flatnonzero(kept)], rows[kept]
    found = process.extract(
        key, keys, scorer=JaroWinkler.normalized_similarity, limit=POOL, score_cutoff=least
    )
    best: dict[str, tuple[float, int, int]] = {}
    for text, likeness, at in found:
        row = int(rows[at])
        merit = (round(likeness, 2), int(gazetteer.population[row]), row)
        best[text] = max(best.get(text, merit), merit)
    rows_found = dict.fromkeys(row for _, _, row in sorted(best.values(), reverse=True))
    return list(rows_found)[:count]


@lru_cache(maxsize=1)
def _main_keys(gazetteer: Gazetteer) -> list[str]:
    """The keys of all main names, which take longer to read than to compare."""
    return gazetteer.main_keys.all()
