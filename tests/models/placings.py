"""Placings made by hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from models.metrics import Head, Placing

NOTHING = Head(np.array([], dtype=np.int64), np.array([]))


def placing(
    origin: int,
    ranks: Sequence[int],
    *,
    partners: Sequence[int] = (),
    in_country: Sequence[int] | None = None,
    head: Head = NOTHING,
) -> Placing:
    """An origin whose partners came at these ranks, in their country at the same."""
    rows = partners or range(len(ranks))
    country = ranks if in_country is None else in_country
    return Placing(origin, np.array(rows), np.array(ranks), np.array(country), head)
