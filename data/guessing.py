"""Which territories a mention that resolves to none may mean: five to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from data.countries import country_code
from data.errors import AmbiguousTerritory, InputError
from data.gazetteer import Gazetteer
from data.names import name_key, stripped_keys
from data.nearest_names import nearest_rows
from data.query import LONGEST
from data.ranking_names import Side
from data.records import Mention, Territory

COUNT = 5
AROUND_KM = 30.0


def guesses(
    gazetteer: Gazetteer, mention: Mention, *, side: Side, error: InputError
) -> tuple[Territory, ...]:
    """The namesakes between which nothing decides, else those nearest by name, likeliest first.

    Those around its point come first, then those of its country, then those of its side.
    """
    if isinstance(error, AmbiguousTerritory):
        rows = gazetteer.rows_of(error.choices).tolist()
    else:
        found: dict[int, None] = {}
        for row in _nearest(gazetteer, mention, side):
            found.setdefault(row)
            if len(found) == COUNT:
                break
        rows = list(found)
    return tuple(gazetteer.territory(row) for row in rows[:COUNT])


def _nearest(gazetteer: Gazetteer, mention: Mention, side: Side) -> Iterator[int]:
    if mention.latitude is not None and mention.longitude is not None:
        yield from _around(gazetteer, mention)
    name = _plainest(mention.name[:LONGEST])
    code = country_code(mention.country or "")
    if code in gazetteer.countries:
        yield from nearest_rows(gazetteer, name, "any", count=COUNT, country=code)
    yield from nearest_rows(gazetteer, name, side, count=COUNT)


def _plainest(name: str) -> str:
    """The name without what stands in brackets and what says what kind of authority it is."""
    stripped = stripped_keys(name)
    return stripped[-1] if stripped else name


def _around(gazetteer: Gazetteer, mention: Mention) -> list[int]:
    """The five places around the point of a mention whose names are most like its name."""
    from rapidfuzz.distance import JaroWinkler

    key = name_key(mention.name)
    rows, _ = gazetteer.near(mention.latitude or 0.0, mention.longitude or 0.0, AROUND_KM)
    likeness = JaroWinkler.normalized_similarity
    order = sorted(
        rows.tolist(),
        key=lambda row: (
            -round(likeness(key, name_key(gazetteer.name(row))), 2),
            -int(gazetteer.population[row]),
        ),
    )
    return order[:COUNT]
