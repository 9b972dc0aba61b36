"""The partnerships that are no evidence for those who ask: their own and their relatives'."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.evidence import Evidence
from features.links import ranges
from features.origins import Kin, Origins

Rows = NDArray[np.int64]


@dataclass(frozen=True)
class OwnEnds:
    """The partnerships that are no evidence for the origin at position `at`."""

    at: Rows
    french: Rows
    foreign: Rows


def own_ends(evidence: Evidence, origins: Origins, kin: Kin) -> OwnEnds:
    """The counted partnerships of each origin and its relatives.

    Where only counts are held: those that it is known to have.
    """
    links = evidence.links
    if links is None:
        return OwnEnds(kin.partner_at, origins.rows[kin.partner_at], kin.partner_rows)
    order = np.argsort(links.french, kind="stable")
    ordered = links.french[order]
    start = np.searchsorted(ordered, kin.own_rows)
    stop = np.searchsorted(ordered, kin.own_rows, side="right")
    found = order[ranges(start, stop)]
    at = np.repeat(kin.own_at, stop - start)
    return OwnEnds(at, links.french[found], links.foreign[found])
