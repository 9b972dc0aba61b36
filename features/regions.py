"""What is counted over: first-level regions with their countries and names, grid cells."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from data.gazetteer import Gazetteer
from features.world import WORLDS_KEPT, World


@lru_cache(maxsize=WORLDS_KEPT)
def inhabited_cells(world: World) -> NDArray[np.int64]:
    """The 25 km grid cells that hold a territory, ascending."""
    return np.unique(np.asarray(world.cell25)).astype(np.int64)


@lru_cache(maxsize=WORLDS_KEPT)
def region_countries(world: World) -> NDArray[np.int64]:
    """The country of each admin-1 region, as indices of the gazetteer."""
    gazetteer = world.gazetteer
    at = {code: index for index, code in enumerate(gazetteer.countries)}
    return np.array([at[code.split(".")[0]] for code in gazetteer.admin1_codes], dtype=np.int64)


def region_name(gazetteer: Gazetteer, admin1: int) -> str | None:
    """The name of an admin-1 region, its code where no division bears it; None for -1."""
    if admin1 < 0:
        return None
    code = gazetteer.admin1_codes[admin1]
    country, number = code.split(".", 1)
    wanted = f"insee:REG-{number}" if country == "FR" else f"admin1:{code}"
    row = int(gazetteer.rows_of([wanted])[0])
    return gazetteer.name(row) if row >= 0 else code


def department_name(gazetteer: Gazetteer, department: int) -> str | None:
    """The name of a French département by its index, its code where no authority bears it."""
    if department < 0:
        return None
    code = gazetteer.departments[department]
    row = int(gazetteer.rows_of([f"insee:DEP-{code}"])[0])
    return gazetteer.name(row) if row >= 0 else code
