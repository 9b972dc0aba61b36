"""Whose partnerships count as one's own, and which places a partner already stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.records import LEVELS, STATUSES, PartnershipStatus
from matcher.results import ExistingPartner, KnownPartnership

if TYPE_CHECKING:
    from data.directory import Directory
    from data.gazetteer import Gazetteer

SAME_PLACE_KM = 15.0
"""Two places of one name nearer than this are one place listed twice."""

INTERCOMMUNALITY = LEVELS.index("intercommunality")


def relative_rows(gazetteer: Gazetteer, row: int) -> tuple[int, ...]:
    """The row itself, then the seat of the grouping or the groupings whose seat it is."""
    if int(gazetteer.level[row]) == INTERCOMMUNALITY:
        seat = int(gazetteer.seat[row])
        return (row, seat) if seat >= 0 else (row,)
    groupings = gazetteer.seat_of(row)
    kept = groupings[gazetteer.level[groupings] == INTERCOMMUNALITY]
    return (row, *(int(grouping) for grouping in kept))


def known_partnerships(
    directory: Directory, gazetteer: Gazetteer, *, rows: tuple[int, ...]
) -> tuple[KnownPartnership, ...]:
    """The partnerships of these rows, each with its two ends; an end without a row is left out."""
    own = {gazetteer.territory(row).id: row for row in rows}
    found = []
    for partnership in directory.of(tuple(own)):
        mine, other = partnership.first, partnership.second
        if mine not in own:
            mine, other = other, mine
        other_row = int(gazetteer.rows_of([other])[0])
        if other_row >= 0 and other_row not in rows:
            found.append(
                KnownPartnership(
                    gazetteer.territory(own[mine]), gazetteer.territory(other_row), partnership
                )
            )
    return tuple(found)


def in_force(partnerships: tuple[KnownPartnership, ...]) -> tuple[KnownPartnership, ...]:
    """Those that have not ended."""
    return tuple(known for known in partnerships if known.partnership.terms.status != "ended")


def existing_partners(
    partnerships: tuple[KnownPartnership, ...],
) -> tuple[ExistingPartner, ...]:
    """Each partner in force once, with all whose partner it is and all sources."""
    found: dict[str, list[KnownPartnership]] = {}
    for known in in_force(partnerships):
        found.setdefault(known.partner.id, []).append(known)
    return tuple(
        ExistingPartner(
            each[0].partner,
            tuple(dict.fromkeys(known.own for known in each)),
            tuple(dict.fromkeys(source for known in each for source in known.partnership.sources)),
            _status(each),
        )
        for each in found.values()
    )


def _status(partnerships: Sequence[KnownPartnership]) -> PartnershipStatus:
    """The liveliest of them: active, then suspended, then unknown."""
    said = {known.partnership.terms.status for known in partnerships}
    return next(status for status in STATUSES if status in said)


def occupied_rows(gazetteer: Gazetteer, partner_rows: Sequence[int]) -> list[int]:
    """The partners and the places of the same name within 15 km of one."""
    from data.names import name_key

    occupied = set(partner_rows)
    for row in partner_rows:
        twins = gazetteer.rows_named(name_key(gazetteer.name(row)))
        latitude, longitude = float(gazetteer.latitude[row]), float(gazetteer.longitude[row])
        away = gazetteer.distances(twins, latitude, longitude)
        occupied.update(twins[away <= SAME_PLACE_KM].tolist())
    return sorted(occupied)
