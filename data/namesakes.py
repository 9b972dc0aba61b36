"""The territories that may bear a name, and how well each answers to it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from data.gazetteer import Gazetteer, NameKind
from data.names import name_key, stripped_keys
from data.records import LEVELS, Level

# In powers of ten of population: a place known by another name must be ten times as large as one
# that has the name as its main name, a hundred times when that name is a doubtful romanisation;
# and ten times more when the one that has it as its main name is a town of 20,000 or more, so that
# Lund is not Luanda, though Canton is Guangzhou.
_PENALTIES: dict[int, float] = {
    NameKind.MAIN: 0.0,
    NameKind.ALIAS: 0.0,
    NameKind.ALTERNATE: 1.0,
    NameKind.STRIPPED: 1.0,
    NameKind.DOUBTFUL: 2.0,
    NameKind.STRIPPED_ALTERNATE: 2.0,
}
_STRIPPED_QUERY = 1.0
_KNOWN_TOWN = 20_000
_KNOWN_TOWN_BONUS = 1.0
# More than any population in powers of ten: a French quarter or hamlet never hides a commune.
NO_COMMUNE = 8.0


@dataclass(frozen=True, slots=True)
class Namesake:
    """A row that may bear the name asked for; a lower penalty is a better match of the name.

    A French place that is no commune is overruled by a commune that bears the name as well.
    """

    row: int
    name: str
    penalty: float
    kind: int
    level: Level
    country: str
    population: int
    is_overruled: bool = False

    @property
    def weight(self) -> float:
        """Population in powers of ten, less the penalty: the larger, the likelier meant."""
        known = self.kind <= NameKind.ALIAS and self.population >= _KNOWN_TOWN
        bonus = _KNOWN_TOWN_BONUS if known else 0.0
        overruled = NO_COMMUNE if self.is_overruled else 0.0
        return math.log10(self.population + 10) - self.penalty + bonus - overruled


def namesakes(gazetteer: Gazetteer, name: str) -> list[Namesake]:
    """All rows that may bear the name, by its key and by its keys without administrative words."""
    best: dict[int, tuple[float, int]] = {}
    for extra, keys in ((0.0, (name_key(name),)), (_STRIPPED_QUERY, stripped_keys(name))):
        for key in keys:
            rows, kinds = gazetteer.matches(key)
            for row, kind in zip(rows.tolist(), kinds.tolist(), strict=True):
                found = (_PENALTIES[kind] + extra, kind)
                if found < best.get(row, (math.inf, 0)):
                    best[row] = found
    communes = [penalty for row, (penalty, _) in best.items() if gazetteer.insee[row]]
    commune_penalty = min(communes, default=-1.0)
    return [
        replace(one, is_overruled=True) if _is_quarter(gazetteer, one, commune_penalty) else one
        for one in (_namesake(gazetteer, row, *found) for row, found in best.items())
    ]


def _is_quarter(gazetteer: Gazetteer, one: Namesake, penalty: float) -> bool:
    french_place = one.country == "FR" and one.level == "municipality"
    return french_place and not gazetteer.insee[one.row] and 0 <= penalty <= one.penalty


def _namesake(gazetteer: Gazetteer, row: int, penalty: float, kind: int) -> Namesake:
    return Namesake(
        row=row,
        name=gazetteer.name(row),
        penalty=penalty,
        kind=kind,
        level=LEVELS[gazetteer.level[row]],
        country=gazetteer.countries[gazetteer.country[row]],
        population=int(gazetteer.population[row]),
    )
