"""Places of the real gazetteer, found by name and country."""

from __future__ import annotations

from data.gazetteer import Gazetteer
from data.names import name_key
from data.records import LEVELS, Level, Territory


def row_named(gazetteer: Gazetteer, name: str, country: str, level: Level = "municipality") -> int:
    """The most populous row of this name, country and level."""
    code = gazetteer.countries.index(country)
    rows = [
        int(row)
        for row in gazetteer.rows_named(name_key(name))
        if gazetteer.country[row] == code and LEVELS[gazetteer.level[row]] == level
    ]
    return max(rows, key=lambda row: int(gazetteer.population[row]))


def place_named(
    gazetteer: Gazetteer, name: str, country: str, level: Level = "municipality"
) -> Territory:
    """The territory that stands in that row."""
    return gazetteer.territory(row_named(gazetteer, name, country, level))
