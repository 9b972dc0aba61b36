"""What is known of a territory: its card, its partnerships, the names that come close."""

from __future__ import annotations

from data.records import Territory
from matcher.askers import find_asker
from matcher.comparing import profile_of
from matcher.holdings import Holdings
from matcher.results import Card, Partners


def find_partners(holdings: Holdings, text: str) -> Partners:
    """The known partnerships of a territory and of its relatives."""
    asker = find_asker(holdings, text, side="any")
    return Partners(asker.taken, asker.partnerships)


def find_territories(holdings: Holdings, text: str, *, limit: int) -> tuple[Territory, ...]:
    """The territories whose names come closest to the text."""
    return tuple(holdings.resolver.search(text, limit))


def find_card(holdings: Holdings, text: str) -> Card:
    """The profile of a territory, its relatives and how many partnerships it has."""
    asker = find_asker(holdings, text, side="any")
    relatives = tuple(holdings.gazetteer.territory(row) for row in asker.own_rows[1:])
    return Card(
        taken=asker.taken,
        profile=profile_of(holdings, asker),
        relatives=relatives,
        partnerships=len(asker.partnerships),
    )
