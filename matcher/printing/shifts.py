"""Which partnerships an import brought, changed or ended, and what was said before and after."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from data.store.folding import DISPUTABLE
from matcher.labels import label
from matcher.printing.cells import Cell
from matcher.printing.left_rows import LISTED, named_json, said_cells, show_rest
from matcher.printing.screen import show, words
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from data.store.outcomes import Shift
    from matcher.importing import Imported

FIELDS = {
    "link": mark("kind of link"),
    "status": mark("status"),
    "start_year": mark("start year"),
    "outcome": mark("outcome"),
}
"""What sources may contradict each other on."""
STATES = {"added": "accepted", "changed": "changed", "ended": "ended"}


def show_shifts(answer: Imported, say: Translator) -> None:
    """Print the first partnerships that are said otherwise, and the first that have ended."""
    titles = {
        "changed": say.text("Partnerships said otherwise than before"),
        "ended": say.text("Partnerships that have ended"),
    }
    for outcome, title in titles.items():
        found = [shift for shift in answer.report.shifts if shift.outcome == outcome]
        if found:
            show(words(""), words(title, "bold"))
            show(*(words(shift_line(each, answer, say=say)) for each in found[:LISTED]))
            show_rest(len(found) - LISTED, say)


def shift_cells(answer: Imported, say: Translator) -> Iterator[list[Cell]]:
    """A line for each under COLUMNS, the territories with their ids."""
    for shift in answer.report.shifts:
        said = shift_line(shift, answer, say=say, with_ids=True)
        yield said_cells("", None, state=STATES[shift.outcome], said=said)


def shift_json(shift: Shift, answer: Imported, *, say: Translator) -> dict[str, Any]:
    """Both ends, and each value that is another one than before."""
    return {
        "state": STATES[shift.outcome],
        **ends_json(answer, shift.after.first, shift.after.second),
        "changes": [
            {"field": field, "before": before, "after": after}
            for field, before, after in _changes(shift)
        ],
        "message": shift_line(shift, answer, say=say),
    }


def shift_line(shift: Shift, answer: Imported, *, say: Translator, with_ids: bool = False) -> str:
    """Both names, then what was said before and after."""
    pair = pair_name(answer, shift.after.first, shift.after.second, with_ids=with_ids)
    changes = [
        f"{say.text(FIELDS[field])} {_value(before, say)} → {_value(after, say)}"
        for field, before, after in _changes(shift)
    ]
    if not changes:
        return pair
    return say.text("{name}: {message}", name=pair, message=", ".join(changes))


def ends_json(answer: Imported, first: str, second: str) -> dict[str, Any]:
    """Both ends of a partnership, null where the territory is unknown by now."""
    found = {"first": answer.places.get(first), "second": answer.places.get(second)}
    return {end: named_json(place) if place else None for end, place in found.items()}


def pair_name(answer: Imported, *ends: str, with_ids: bool = False) -> str:
    """Both names of a partnership, or the ids where the territories are unknown by now."""
    return " – ".join(_name(answer, each, with_ids=with_ids) for each in ends)


def _name(answer: Imported, territory_id: str, *, with_ids: bool) -> str:
    place = answer.places.get(territory_id)
    if place is None:
        return territory_id
    return f"{place.name} ({territory_id})" if with_ids else place.name


def _changes(shift: Shift) -> Iterator[tuple[str, str | int | None, str | int | None]]:
    if shift.before is None:
        return
    for field in DISPUTABLE:
        before, after = (getattr(each.terms, field) for each in (shift.before, shift.after))
        if before != after:
            yield field, before, after


def _value(value: str | int | None, say: Translator) -> str:
    return label(str(value or "unknown"), say)
