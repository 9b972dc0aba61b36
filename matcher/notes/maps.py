"""The maps of notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.records import Territory
from matcher.drawing.symbols import Kind
from matcher.drawing.world_map import Arc, Marker, map_svg
from matcher.notes.fitting import name_within
from matcher.notes.rendering import LETTERS
from matcher.translation import Translator

if TYPE_CHECKING:
    from matcher.results import Comparison, Suggestions

LABEL = 24
"""Letters of a name on a map."""
INHERITED = 'font-family="inherit"'


def pair_map(comparison: Comparison, say: Translator) -> str:
    """The two of a pair."""
    first, second = comparison.first.territory, comparison.second.territory
    kind: Kind = "suggestion" if comparison.known is None else "partner"
    drawn = map_svg(
        [_marker("origin", first), _marker(kind, second)],
        [Arc(_point(first), _point(second), kind)],
        title=say.text("{first} and {second} on the map", first=first.name, second=second.name),
        description=say.listing([first.name, second.name]),
    )
    return in_our_letters(drawn)


def list_map(answer: Suggestions, count: int, *, say: Translator) -> str:
    """The one who asks, where there is one, and the first suggestions by their numbers."""
    shown = answer.suggestions[:count]
    suggested = [_marker("suggestion", one.territory, one.rank) for one in shown]
    origin = answer.origin.territory if answer.origin else None
    arcs = (
        [Arc(_point(origin), _point(one.territory), "suggestion") for one in shown]
        if origin
        else []
    )
    drawn = map_svg(
        [*([_marker("origin", origin)] if origin else []), *suggested],
        arcs,
        title=say.text("The suggestions on the map"),
        description=", ".join(f"{one.rank}. {one.territory.name}" for one in shown),
    )
    return in_our_letters(drawn)


def in_our_letters(drawing: str) -> str:
    """The drawing in the letters of the note: what sets a PDF does not let drawings inherit."""
    return drawing.replace(INHERITED, f'font-family="{LETTERS}"')


def _marker(kind: Kind, territory: Territory, number: int | None = None) -> Marker:
    name = name_within(territory.name, LABEL)
    return Marker(kind, territory.latitude, territory.longitude, name, number=number)


def _point(territory: Territory) -> tuple[float, float]:
    return territory.latitude, territory.longitude
