"""The places of every territory that is larger than a town."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from data.columns import AnyArray
from data.gazetteer import Gazetteer
from data.records import LEVELS


class Areas(NamedTuple):
    """The territories of one level and the municipalities that lie in any of them.

    `codes` (n_territories,) says of both in which area they lie.
    """

    rows: AnyArray
    places: AnyArray
    codes: AnyArray


def areas(gazetteer: Gazetteer) -> Iterator[Areas]:
    """Régions and divisions, départements and provinces, then French intercommunalities."""
    level = np.array(gazetteer.level)
    for name, codes in (
        ("region", np.array(gazetteer.admin1)),
        ("department", np.array(gazetteer.department)),
        ("intercommunality", _groupings(gazetteer, level)),
    ):
        at, in_any = level == LEVELS.index(name), codes >= 0
        places = level == LEVELS.index("municipality")
        yield Areas(np.flatnonzero(at & in_any), np.flatnonzero(places & in_any), codes)


def _groupings(gazetteer: Gazetteer, level: AnyArray) -> AnyArray:
    """The row of its intercommunality for each commune, and for each intercommunality its own."""
    itself = level == LEVELS.index("intercommunality")
    return np.where(itself, np.arange(len(level)), gazetteer.grouping)
