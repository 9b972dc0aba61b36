"""What of a territory larger than a town is measured at one point alone, and at which.

As features.geography and features.around measure it: an intercommunality takes all from its seat;
a département, a région or a division is as near to the sea as its places, and takes the rest from
its seat or its most populous place.
"""

from __future__ import annotations

from collections.abc import Mapping

from data.records import Level, Profile
from matcher.translation import Translator, mark

OF_DIVISIONS = frozenset({"climate", "island"})
FACTS: Mapping[Level, frozenset[str]] = {
    "intercommunality": OF_DIVISIONS | {"coastal", "on_coast", "port"},
    "department": OF_DIVISIONS,
    "region": OF_DIVISIONS,
}
"""The facts that say nothing of the rest of the territory, by its level."""
OF_A_DIVISION = mark(
    "{name}: climate, border and distances are measured from one point, {point}; sea and port,"
    " from all of its places."
)
LINES: Mapping[Level, str] = {
    "intercommunality": mark(
        "{name}: sea, port, climate, border and distances are measured from one point,"
        " {point}, not from all of its territory."
    ),
    "department": OF_A_DIVISION,
    "region": OF_A_DIVISION,
}


def one_point_line(profile: Profile, say: Translator) -> str:
    """From where it is measured; empty for a municipality and where nothing is known."""
    line = LINES.get(profile.territory.level)
    if line is None or not profile.facts:
        return ""
    return say.text(line, name=profile.territory.name, point=_point(profile, say))


def is_of_one_point(profile: Profile, name: str) -> bool:
    """Whether a fact of this name tells of one point of the territory and not of all of it."""
    return name in FACTS.get(profile.territory.level, ())


def _point(profile: Profile, say: Translator) -> str:
    seat = next((fact.value for fact in profile.facts if fact.name == "seat"), None)
    if seat:
        return say.text("its seat {seat}", seat=seat)
    return say.text("its most populous place")
