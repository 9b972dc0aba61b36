"""The territories that users added or put right: as a table, as CSV and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matcher.labels import label
from matcher.printing.cells import CellTable
from matcher.printing.screen import grid, show, tell_line, words
from matcher.translation import Translator

if TYPE_CHECKING:
    from matcher.places import Place, Places

COLUMNS = (
    "id",
    "kind",
    "name",
    "country",
    "level",
    "latitude",
    "longitude",
    "population",
    "noted",
    "source",
    "noted_on",
)
FACTS = ("name", "level", "latitude", "longitude", "population")


def show_places(answer: Places, say: Translator) -> None:
    """Print each with its id, what is noted of it, and from which source."""
    if not answer.places:
        tell_line(say.text("No territory was added or put right here."))
    for place in answer.places:
        note = place.note
        show(words(f"{_named(place, say)} – {note.id}", "bold"))
        table = grid("left", "wide")
        table.add_row("", words(_told(place, say)))
        source = f"{note.source}, {note.noted_on}"
        table.add_row("", words(say.text("Source: {source}", source=source)))
        show(table)


def places_cells(answer: Places, say: Translator) -> CellTable:
    """One line for each; `noted` names the facts that are not the gazetteer's."""
    rows = ([found[name] for name in COLUMNS] for found in places_json(answer)["places"])
    return CellTable(COLUMNS, ([*row[:8], " ".join(row[8]), *row[9:]] for row in rows))


def places_json(answer: Places) -> dict[str, Any]:
    """Each territory as it is with what is noted, and which facts those are."""
    return {"places": [_place_json(place) for place in answer.places]}


def _place_json(place: Place) -> dict[str, Any]:
    note, territory = place.note, place.territory
    return {
        "id": note.id,
        "kind": "added" if note.added else "corrected",
        **{name: getattr(territory, name, None) for name in ("name", "country", *FACTS[1:])},
        "noted": [name for name in FACTS if getattr(note, name) is not None],
        "source": note.source,
        "noted_on": note.noted_on,
    }


def _named(place: Place, say: Translator) -> str:
    if place.territory is None:
        return say.text("no longer in the gazetteer")
    return f"{place.territory.name} ({say.country(place.territory.country)})"


def _told(place: Place, say: Translator) -> str:
    note = place.note
    parts = (
        say.text("name") if note.name and not note.added else "",
        label(note.level, say) if note.level else "",
        "" if note.latitude is None else f"{note.latitude:g}, {note.longitude:g}",
        say.plural("{count} inhabitant", "{count} inhabitants", count=note.population)
        if note.population
        else "",
    )
    facts = ", ".join(part for part in parts if part)
    if note.added:
        return say.text("added: {facts}", facts=facts)
    return say.text("put right: {facts}", facts=facts)
