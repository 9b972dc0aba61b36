"""The edition of the official lists that the tables are derived from."""

from __future__ import annotations

from data.readers.groupings import Edition

COMMUNES_YEAR = 2023
EDITION = Edition(
    source="decoupage-administratif",
    groupings_year=2022,
    communes_year=COMMUNES_YEAR,
    other_years={"976": 2017},
)
"""Reference years of the populations in version 6.0.0, found by comparison with INSEE's own.

Communes: INSEE gives Bretagne 3,449,370, Île-de-France 12,463,067 and Corse 355,486 inhabitants on
1 January 2023, the sums of `communes.json`. Groupings: Paris has 2,113,705 inhabitants in
`epci.json`, its population of 1 January 2022. Mayotte: the package names the census of 2017.
"""
