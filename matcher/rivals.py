"""The French authorities among which an asker stands, with their kin and their partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matcher.candidates import Rows
from matcher.relatives import INTERCOMMUNALITY

if TYPE_CHECKING:
    from data.gazetteer import Gazetteer
    from data.records import Level
    from features.origins import Kin
    from features.world import World
    from models.model import Model
    from models.reciprocity import Rivals

Pairs = tuple[Rows, Rows]


def is_local(level: Level) -> bool:
    """Whether a level is of the tier of communes and groupings, not of départements and régions."""
    return level in ("municipality", "intercommunality")


def open_rivals(world: World, model: Model, *, ends: Pairs, local: bool) -> Rivals:
    """Every French authority of a tier, ready to be scored for any candidate."""
    from features.origins import Origins
    from models.pairs import LOCAL, REGIONAL
    from models.reciprocity import Rivals, french_authorities, in_order_of_place

    tier = LOCAL if local else REGIONAL
    rows = in_order_of_place(world, french_authorities(world, tier))
    kin = kin_of(world.gazetteer, rows, ends=ends)
    return Rivals(model, Origins.of_rows(world, rows), kin)


def kin_of(gazetteer: Gazetteer, rows: Rows, *, ends: Pairs) -> Kin:
    """The rows that count as each one's own, as `relative_rows` says, and the partners of these."""
    from features.links import ranges
    from features.origins import Kin

    own_at, own_rows = _own(gazetteer, rows)
    first, second = np.r_[ends[0], ends[1]], np.r_[ends[1], ends[0]]
    order = np.argsort(first, kind="stable")
    first, second = first[order], second[order]
    start, stop = (np.searchsorted(first, own_rows, side) for side in ("left", "right"))
    at, partners = np.repeat(own_at, stop - start), second[ranges(start, stop)]
    size = len(gazetteer)
    keys = np.unique(at * size + partners)
    partner_at, partner_rows = np.divmod(keys[~np.isin(keys, own_at * size + own_rows)], size)
    return Kin(own_at, own_rows, partner_at, partner_rows)


def _own(gazetteer: Gazetteer, rows: Rows) -> Pairs:
    """Positions and rows: each itself, the seat of a grouping, the groupings seated there."""
    grouping = np.flatnonzero((gazetteer.level == INTERCOMMUNALITY) & (gazetteer.seat >= 0))
    seat = gazetteer.seat[grouping].astype(np.int64)
    order = np.argsort(rows)
    found = [(np.arange(len(rows)), rows)]
    for mine, other in ((grouping, seat), (seat, grouping)):
        at = order[np.minimum(np.searchsorted(rows[order], mine), len(rows) - 1)]
        kept = rows[at] == mine
        found.append((at[kept], other[kept]))
    at, own = (np.concatenate(each) for each in zip(*found, strict=True))
    ascending = np.argsort(at, kind="stable")
    return at[ascending], own[ascending]
