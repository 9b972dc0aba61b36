"""What cannot be decided: a name that nothing bears, and one that two bear alike."""

from __future__ import annotations

from data.errors import AmbiguousTerritory, UnknownTerritory
from data.gazetteer import Gazetteer
from data.namesakes import Namesake
from data.nearest_names import nearest_rows
from data.ranking_names import Side

TIE = 0.005


def unknown_territory(gazetteer: Gazetteer, text: str, name: str, side: Side) -> UnknownTerritory:
    """The failure that gives the five nearest names of the asked side."""
    rows = nearest_rows(gazetteer, name, side, count=5)
    if not rows:
        return UnknownTerritory(
            "{name!r} holds no name; give a name, an id or latitude,longitude.", name=text
        )
    return UnknownTerritory(
        "no territory is called {name!r}; the nearest names are {nearest}; a place of fewer than"
        " 500 inhabitants is told by its coordinates: name@latitude,longitude.",
        nearest=[gazetteer.name(row) for row in rows],
        nearest_ids=tuple(gazetteer.id(row) for row in rows),
        name=text,
    )


def refuse_tie(gazetteer: Gazetteer, text: str, order: list[Namesake]) -> None:
    """Raise where the first has a namesake as good, of the same size or of unknown size."""
    if not order:
        return
    first = order[0]
    twins = [
        one
        for one in order[1:]
        if (one.country, one.level, one.penalty) == (first.country, first.level, first.penalty)
        and (not one.population or abs(first.weight - one.weight) < TIE)
    ]
    if twins:
        raise AmbiguousTerritory(
            "{name!r} may be any of {choices}; give one of these ids.",
            choices=[gazetteer.id(one.row) for one in (first, *twins)],
            name=text,
        )
