"""What a feature is: a measured likeness or link between one origin and many candidates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from features.pairing import Pairing

Family = Literal[
    "size", "place", "sectors", "challenges", "ties", "proximity", "precedents", "openness"
]
FAMILIES: tuple[Family, ...] = get_args(Family)
Numbers = NDArray[np.float32]
Grain = Literal["pair", "country", "admin1"]
Shape = Literal["free", "rising", "falling", "peak", "alike"]
Bend = Literal["origin_size", "origin_coast", "origin_port"]


class Column(NamedTuple):
    """One number of a feature.

    `grain` says over what the values stand: each candidate, or each country or admin-1 region
    of the gazetteer. A column that bends has a curve of its own for each class of the origin.
    `knots` are where its curve may turn, `bend_knots` the classes of the origin: given, or so many
    quantiles of the training values.
    `shape` is what the curve is held to, so that the reason given reads true: "peak" rises to
    the usual value of real partners and falls beyond, "alike" does so at the origin's own value,
    along which it bends. An `anchored` column gives nothing at its first knot, where others give
    nothing on average.
    """

    name: str
    grain: Grain = "pair"
    bend: Bend | None = None
    knots: int | tuple[float, ...] = 10
    shape: Shape = "free"
    anchored: bool = False
    bend_knots: int | tuple[float, ...] = 5


@dataclass(frozen=True)
class Feature:
    """A named criterion: how it is measured, and the facts that its sentence quotes.

    `measure(pairing)` gives one array per column, nan where unknown; `facts(pairing, i)` gives the
    figures for the candidate at position i of the pairing. The docstring of `measure` is what the
    user reads of the criterion.
    """

    name: str
    family: Family
    columns: tuple[Column, ...]
    measure: Callable[[Pairing], tuple[Numbers, ...]]
    facts: Callable[[Pairing, int], Mapping[str, object]]
    needs_links: bool = False
    of_the_french: bool = False

    def values(self, pairing: Pairing) -> tuple[Numbers, ...]:
        """What `measure` gives, unknown where it cannot be meant.

        A feature `of_the_french` counts partnerships between France and abroad: it says nothing
        of a pair whose asker is not French or whose candidate is.
        """
        measured = self.measure(pairing)
        if not self.of_the_french:
            return measured
        return tuple(
            pairing.abroad_only(values, column.grain)
            for column, values in zip(self.columns, measured, strict=True)
        )

    def unbent(self) -> Feature:
        """The same feature with one curve for all origins."""
        return replace(self, columns=tuple(each._replace(bend=None) for each in self.columns))

    @property
    def description(self) -> str:
        """The sentence for the user."""
        return (self.measure.__doc__ or "").strip()
