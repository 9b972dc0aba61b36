"""French authorities: the official lists, their seats placed by the communes that were joined."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from data.derivation.geonames import FrenchPlace
from data.readers.groupings import Edition, GroupingList, Seat, read_groupings

EDITION = Edition(
    source="decoupage-administratif",
    groupings_year=2022,
    communes_year=2023,
    other_years={"976": 2017},
)
"""Reference years of the populations in version 6.0.0, found by comparison with INSEE's own.

Communes: INSEE gives Bretagne 3,449,370, Île-de-France 12,463,067 and Corse 355,486 inhabitants on
1 January 2023, the sums of `communes.json`. Groupings: Paris has 2,113,705 inhabitants in
`epci.json`, its population of 1 January 2022. Mayotte: the package names the census of 2017.
"""


def read_authorities(package: Path, joined: Mapping[str, FrenchPlace]) -> GroupingList:
    """The rows of `authorities.csv`, régions first, then départements, then groupings."""
    seats = {
        insee: Seat(
            geonames=found.place.geonames,
            latitude=found.place.latitude,
            longitude=found.place.longitude,
            region=found.region,
        )
        for insee, found in joined.items()
    }
    return read_groupings(package, seats, EDITION)
