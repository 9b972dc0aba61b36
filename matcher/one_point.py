"""What of a territory larger than a town is measured at one point alone, and at which.

As features.geography and features.around measure it: it is as near to the sea, to a port and to a
border as its places, and takes the rest from its seat or its most populous place.
"""

from __future__ import annotations

from data.records import Level, Profile
from matcher.translation import Translator

FACTS = frozenset({"climate", "island"})
"""They say nothing of the rest of a territory that is larger than a town."""
LARGER: tuple[Level, ...] = ("intercommunality", "department", "region")


def one_point_line(profile: Profile, say: Translator) -> str:
    """From where it is measured; empty for a municipality and where nothing is known."""
    if profile.territory.level not in LARGER or not profile.facts:
        return ""
    return say.text(
        "{name}: climate and distances are measured from one point, {point}; sea, port and border,"
        " from all of its places.",
        name=profile.territory.name,
        point=_point(profile, say),
    )


def is_of_one_point(profile: Profile, name: str) -> bool:
    """Whether a fact of this name tells of one point of the territory and not of all of it."""
    return profile.territory.level in LARGER and name in FACTS


def _point(profile: Profile, say: Translator) -> str:
    seat = next((fact.value for fact in profile.facts if fact.name == "seat"), None)
    if seat:
        return say.text("its seat {seat}", seat=seat)
    return say.text("its most populous place")
