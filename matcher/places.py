"""What users add to the gazetteer or put right of it; the next command builds the world with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.errors import InvalidOption
from data.records import Level, Territory
from matcher.holdings import Holdings
from matcher.results import Taken

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from sqlalchemy import Connection

    from data.gazetteer import Gazetteer
    from data.noted import Noted
    from data.store.database import Store


@dataclass(frozen=True, slots=True)
class Place:
    """What is noted of a territory, and all of it; None where it has left the gazetteer."""

    note: Noted
    territory: Territory | None


@dataclass(frozen=True, slots=True)
class Places:
    """All that is noted."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is put right of a territory; None is left as it is."""

    name: str | None = None
    level: Level | None = None
    point: tuple[float, float] | None = None
    population: int | None = None

    def check(self) -> None:
        """Something is put right."""
        if self == Facts():
            raise InvalidOption("nothing to put right; give --name, --level, --at or --population.")


def add_place(holdings: Holdings, territory: Territory, *, source: str, force: bool) -> Place:
    """Keep a territory that the gazetteer lacks, under an id of its own.

    `force` adds it beside a namesake within 5 km too. Raises InputError, RefusedAction, StoreError.
    """
    from data.plausible import check_source, check_territory, free_id, refuse_twin
    from data.store.territories import add, mentioned_ids

    gazetteer, noted = holdings.world_at_hand().gazetteer, holdings.noted
    check_source(source)
    check_territory(territory, gazetteer)
    if not force:
        refuse_twin(territory, gazetteer, noted)
    taken = {note.id for note in noted} | mentioned_ids(holdings.shelf)
    territory = replace(territory, id=free_id(territory, gazetteer, taken))
    note = replace(_noted(territory.id, _facts_of(territory), source), country=territory.country)
    with holdings.open_store() as store, _writing(store, "place add", note) as connection:
        add(connection, note)
    return Place(note, territory)


def correct_place(
    holdings: Holdings, text: str, facts: Facts, *, source: str, force: bool
) -> tuple[Taken, Place]:
    """Keep what is put right of the territory that a text means; what it was taken for.

    `force` keeps a population ten times larger or smaller too.
    """
    from data.plausible import check_source, check_territory, refuse_leap
    from data.store.territories import correct

    facts.check()
    check_source(source)
    gazetteer = holdings.world_at_hand().gazetteer
    taken = _taken(holdings, gazetteer, text)
    note = _noted(taken.territory.id, facts, source)
    check_territory(note.over(taken.territory), gazetteer)
    if not force:
        refuse_leap(taken.territory, facts.population)
    with holdings.open_store() as store, _writing(store, "place correct", note) as connection:
        kept = correct(connection, note)
    return taken, Place(kept, kept.over(taken.territory))


def list_places(holdings: Holdings) -> Places:
    """All that is noted, by id."""
    noted = holdings.noted
    if not noted:
        return Places(())
    gazetteer = holdings.world_at_hand().gazetteer
    rows = gazetteer.rows_of([note.id for note in noted]).tolist()
    known = (gazetteer.territory(row) if row >= 0 else None for row in rows)
    pairs = zip(noted, known, strict=True)
    return Places(tuple(Place(note, _whole(note, found)) for note, found in pairs))


def remove_place(holdings: Holdings, territory_id: str) -> int:
    """Go back to what the gazetteer says of this id; how many partnerships lose an end by it."""
    from data.store.recording import COMMAND_LINE
    from data.store.territories import remove

    detail = {"territory": territory_id}
    added = any(note.added for note in holdings.noted if note.id == territory_id)
    with (
        holdings.open_store() as store,
        store.writing("place remove", by=COMMAND_LINE, detail=detail) as connection,
    ):
        remove(connection, territory_id)
    return len(holdings.shelf.of([territory_id])) if added else 0


def _whole(note: Noted, known: Territory | None) -> Territory | None:
    return note.territory if known is None else note.over(known)


def _taken(holdings: Holdings, gazetteer: Gazetteer, text: str) -> Taken:
    """What a text means; what was added and is in no world yet is known by its id."""
    from data.resolve import Resolver
    from matcher.askers import taken_of

    noted = {note.id: note for note in holdings.noted}
    if text in noted and (added := noted[text].territory):
        return Taken(added, (), False)
    found = Resolver(gazetteer).resolve(text, side="asker")
    if found.row is None:
        raise InvalidOption(
            "{text!r} is a point and no territory of the gazetteer; add it with"
            " `matcher place add`.",
            text=text,
        )
    return taken_of(found)


def _facts_of(territory: Territory) -> Facts:
    point = territory.latitude, territory.longitude
    return Facts(territory.name, territory.level, point, territory.population)


def _noted(territory_id: str, facts: Facts, source: str) -> Noted:
    from data.noted import Noted
    from data.store.told import now

    latitude, longitude = facts.point or (None, None)
    return Noted(
        id=territory_id,
        source=source,
        noted_on=now()[:10],
        name=facts.name,
        level=facts.level,
        latitude=latitude,
        longitude=longitude,
        population=facts.population,
    )


def _writing(store: Store, action: str, note: Noted) -> AbstractContextManager[Connection]:
    from data.store.recording import COMMAND_LINE
    from data.store.territories import FACTS

    told = [name for name in FACTS if getattr(note, name) is not None]
    return store.writing(action, by=COMMAND_LINE, detail={"territory": note.id, "facts": told})
