"""Why a challenge, or a sector, is derived: the measures that a rule used, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from features.challenges import NEAR_SEA_KM, Derivation
from matcher.sentences.place import climate_name
from matcher.translation import Translator, mark

Facts = Mapping[str, Any]

BASINS = {
    "north_atlantic": mark("North Atlantic"),
    "north_east_pacific": mark("North-East Pacific"),
    "north_west_pacific": mark("North-West Pacific"),
    "north_indian": mark("North Indian Ocean"),
    "south_west_indian": mark("South-West Indian Ocean"),
    "australian": mark("seas of Australia"),
    "south_pacific": mark("South Pacific"),
}

BELTS = {
    "andes": mark("the Andes"),
    "central_america": mark("Central America"),
    "cascadia": mark("Cascadia"),
    "alaska": mark("Alaska and the Aleutians"),
    "kuril_japan": mark("the Kurils and Japan"),
    "nankai_sagami": mark("Nankai and Sagami"),
    "ryukyu": mark("the Ryukyu Islands"),
    "izu_mariana": mark("Izu and the Marianas"),
    "manila": mark("Manila"),
    "philippine": mark("the Philippines"),
    "sulawesi_moluccas": mark("Sulawesi and the Moluccas"),
    "north_sulawesi": mark("northern Sulawesi"),
    "sunda": mark("Sunda"),
    "banda": mark("Banda"),
    "new_britain_solomon": mark("New Britain and the Solomons"),
    "new_hebrides": mark("the New Hebrides"),
    "tonga_kermadec": mark("Tonga and Kermadec"),
    "puysegur": mark("Puysegur"),
    "caribbean": mark("the West Indies"),
    "hellenic": mark("the Hellenic arc"),
    "cyprus": mark("Cyprus"),
    "calabria": mark("Calabria"),
    "makran": mark("Makran"),
}


def say_derivation(derivation: Derivation, say: Translator) -> str:
    """Why the rule holds here, and what it does not know."""
    return SENTENCES[derivation.key](derivation.facts, say)


def _coast(facts: Facts, say: Translator) -> str:
    return say.text(
        "{distance} from the sea; the height of the land is not known",
        distance=say.distance(facts["coast_km"]),
    )


def _cyclones(facts: Facts, say: Translator) -> str:
    basin = BASINS[facts["basin"]]
    return say.text(
        "{distance} from the sea, where tropical cyclones come ashore ({basin})",
        distance=say.distance(facts["coast_km"]),
        basin=say.text(basin),
    )


def _earthquakes(facts: Facts, say: Translator) -> str:
    belt = BELTS[facts["belt"]]
    trench = say.text(
        "some {distance} from a subduction trench ({belt})",
        distance=say.distance(max(10.0, round(facts["belt_km"], -1))),
        belt=say.text(belt),
    )
    sea = facts["coast_km"]
    if sea is None:
        return trench
    if sea > NEAR_SEA_KM:
        return say.text(
            "{trench}, but far from the sea: earthquakes without tsunami", trench=trench
        )
    return say.text("{trench} and {sea} from the sea", trench=trench, sea=say.distance(sea))


def _drought(facts: Facts, say: Translator) -> str:
    return say.text("climate: {climate}", climate=climate_name(facts["climate"], say))


def _water(facts: Facts, say: Translator) -> str:
    return say.text(
        "{town}, where on average less than half of the people have safe water at home",
        town=_town(facts, say),
    )


def _growth(facts: Facts, say: Translator) -> str:
    return say.text(
        "{town}, where towns grow by 3 to 4 % a year on average", town=_town(facts, say)
    )


def _town(facts: Facts, say: Translator) -> str:
    return say.plural(
        "{count} inhabitant in a least developed country",
        "{count} inhabitants in a least developed country",
        count=facts["population"],
    )


def _port(facts: Facts, say: Translator) -> str:
    return say.plural(
        "{count} inhabitant and a sea port {distance} away; its traffic is not known",
        "{count} inhabitants and a sea port {distance} away; its traffic is not known",
        count=facts["population"],
        distance=say.distance(facts["port_km"]),
    )


def _island(facts: Facts, say: Translator) -> str:
    return say.text("on an island of {area} km²", area=say.number(facts["island_km2"]))


SENTENCES: dict[str, Callable[[Facts, Translator], str]] = {
    "port_maritime": _port,
    "coastal_flooding_erosion": _coast,
    "cyclones_storms": _cyclones,
    "earthquake_tsunami": _earthquakes,
    "drought_water_scarcity": _drought,
    "drinking_water_access": _water,
    "rapid_growth": _growth,
    "port_city_interface": _port,
    "insularity": _island,
}
"""One for each key that `features.challenges` derives."""
