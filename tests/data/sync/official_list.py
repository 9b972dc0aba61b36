"""Lists as the official service serves them, around the communes that the gazetteer knows."""

from __future__ import annotations

from itertools import cycle
from typing import Any

from data.gazetteer import Gazetteer

ROCHELLE, GRAND_PARIS = "241700434", "200054781"
PARISIAN = ("92", "93", "94", "75")
COMMUNES, GROUPINGS = 30_000, 1_100


def official_lists(gazetteer: Gazetteer) -> dict[str, list[dict[str, Any]]]:
    """The four lists by their names: as many communes as the least, a few of them with names."""
    places = [code.decode() for code in gazetteer.insee[gazetteer.insee != b""]]
    small = [f"Z{number:05}" for number in range(COMMUNES - len(places))]
    others = cycle(str(300_000_000 + number) for number in range(GROUPINGS))
    return {
        "epcis": [
            _grouping(ROCHELLE, "CA de La Rochelle", "CA", 180_000),
            _grouping(GRAND_PARIS, "Métropole du Grand Paris", "METRO", 7_000_000),
            *(
                _grouping(str(300_000_000 + number), f"CC du Val {number}", "CC", 9_000)
                for number in range(GROUPINGS)
            ),
        ],
        "communes": [_commune(code, _named(code) or next(others)) for code in [*places, *small]],
        "departements": [
            _upper("17", "Charente-Maritime", "17300"),
            *(_upper(f"D{number}", f"Département {number}", "17300") for number in range(95)),
        ],
        "regions": [
            _upper("75", "Nouvelle-Aquitaine", "33063"),
            *(_upper(f"R{number}", f"Région {number}", "17300") for number in range(12)),
        ],
    }


def _named(insee: str) -> str:
    if insee == "17300":
        return ROCHELLE
    return GRAND_PARIS if insee.startswith(PARISIAN) else ""


def _grouping(code: str, name: str, kind: str, population: int) -> dict[str, Any]:
    return {"code": code, "nom": name, "type": kind, "population": population}


def _commune(code: str, grouping: str) -> dict[str, Any]:
    places = {"codeDepartement": code[:2], "codeRegion": "75", "codeEpci": grouping}
    return {"code": code, "nom": f"Commune {code}", "population": 900, **places}


def _upper(code: str, name: str, seat: str) -> dict[str, Any]:
    return {"code": code, "nom": name, "chefLieu": seat, "zone": "metro"}
