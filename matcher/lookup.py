"""What is known of a territory: its card, its partnerships, the names that come close."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.errors import InputError
from data.records import LEVELS, Territory
from matcher.askers import find_asker, own_ids
from matcher.comparing import profile_of
from matcher.declarations import known_themes
from matcher.holdings import Holdings
from matcher.results import Card, Declarations, Listing, Partners

if TYPE_CHECKING:
    from data.gazetteer import Gazetteer


def find_partners(holdings: Holdings, text: str) -> Partners:
    """The known partnerships of a territory and of its relatives."""
    asker = find_asker(holdings, text)
    return Partners(asker.taken, asker.partnerships)


def find_territories(holdings: Holdings, text: str, *, limit: int) -> tuple[Territory, ...]:
    """The territories whose names come closest to the text; none where none comes near."""
    from data.names import name_key
    from data.query import parse_query

    query = parse_query(text)
    found = tuple(holdings.resolver.search(text, limit)) if text.strip() else ()
    if query.id or query.point:
        return found
    if not name_key(query.name):
        raise InputError("{text!r} holds no name; give a part of a name.", text=text)
    return found


def find_listing(holdings: Holdings, text: str, *, limit: int) -> Listing:
    """The territories that a search finds, which populations are derived, where each lies."""
    found = find_territories(holdings, text, limit=limit)
    gazetteer = holdings.gazetteer
    rows = gazetteer.rows_of([territory.id for territory in found]).tolist()
    pairs = [(one.id, row) for one, row in zip(found, rows, strict=True) if row >= 0]
    derived = frozenset(id_ for id_, row in pairs if gazetteer.population_derived[row])
    named = ((id_, division_of(gazetteer, row)) for id_, row in pairs)
    return Listing(found, derived, {id_: name for id_, name in named if name})


def division_of(gazetteer: Gazetteer, row: int) -> str | None:
    """The département of a French place, the region of another; None of what is one itself."""
    from features.regions import department_name, region_name

    if LEVELS[gazetteer.level[row]] in ("department", "region"):
        return None
    department, admin1 = int(gazetteer.department[row]), int(gazetteer.admin1[row])
    name = department_name(gazetteer, department) or region_name(gazetteer, admin1)
    # A code where nothing is named tells a reader nothing.
    return None if name in gazetteer.admin1_codes else name


def find_card(holdings: Holdings, text: str) -> Card:
    """The profile of a territory, its relatives and how many partnerships it has."""
    from features.challenges import derivations

    asker = find_asker(holdings, text)
    relatives = tuple(holdings.gazetteer.territory(row) for row in asker.own_rows[1:])
    return Card(
        taken=asker.taken,
        profile=profile_of(holdings, asker),
        relatives=relatives,
        partnerships=len(asker.partnerships),
        themes=known_themes(holdings, own_ids(holdings, asker)),
        derived=() if asker.row is None else derivations(holdings.world, asker.row),
    )


def find_declarations(holdings: Holdings, text: str) -> Declarations:
    """The declared themes of a territory, as a rule the one who asks, and of its relatives."""
    asker = find_asker(holdings, text)
    return Declarations(asker.taken, known_themes(holdings, own_ids(holdings, asker)))
