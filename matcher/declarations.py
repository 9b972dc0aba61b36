"""What a territory is declared to work on and to face, and how its users declare it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from data.errors import InvalidOption
from matcher.holdings import Holdings
from matcher.results import KnownTheme, Telling

if TYPE_CHECKING:
    from data.declared import DeclaredTheme, Declarer
    from data.records import Source

DECLARERS: tuple[Declarer, ...] = ("user", "document", "partnership")
"""In the order in which they are told."""


def declared_mask(holdings: Holdings, territory_ids: Collection[str]) -> int:
    """The bits of what documents and users declare of these territories."""
    from data.declared import told_by_documents, told_by_users
    from data.vocabulary import mask_of

    told = told_by_documents(territory_ids)
    told += told_by_users(holdings.directory.store, territory_ids)
    return mask_of(theme.key for theme in told)


def known_themes(holdings: Holdings, territory_ids: Collection[str]) -> tuple[KnownTheme, ...]:
    """The declared themes of these territories, those that most tell of first."""
    from data.declared import told_by_documents, told_by_partnerships, told_by_users
    from data.vocabulary import THEMES

    gazetteer = holdings.gazetteer
    rows = gazetteer.rows_of(list(territory_ids))
    french = gazetteer.countries.index("FR") in gazetteer.country[rows[rows >= 0]]
    told = [
        *told_by_users(holdings.directory.store, territory_ids),
        *told_by_documents(territory_ids),
        *told_by_partnerships(holdings.directory.told(territory_ids), territory_ids, french=french),
    ]
    found = [
        KnownTheme(key, _tellings([theme for theme in told if theme.key == key])) for key in THEMES
    ]
    return tuple(
        sorted(
            (theme for theme in found if theme.tellings),
            key=lambda theme: -sum(telling.count for telling in theme.tellings),
        )
    )


def declare(
    holdings: Holdings, territory_id: str, *, added: Collection[str], removed: Collection[str]
) -> None:
    """Keep in the local store what the user declares today of a territory."""
    from data.declared import DeclaredProfile, told_by_users
    from data.store.told import now

    added = DeclaredProfile.of_keys(added).keys
    declared = {theme.key for theme in told_by_users(holdings.directory.store, [territory_id])}
    for key in removed:
        if key in added:
            raise InvalidOption("--remove {key}: this theme is added too; choose one.", key=key)
        if key not in declared:
            raise InvalidOption(
                "--remove {key}: the user has not declared this theme of this territory;"
                " `matcher profile show` tells what is declared, and by whom.",
                key=key,
            )
    with holdings.open_store() as store:
        store.declare(territory_id, added=added, removed=removed, day=now()[:10])
    holdings.renew_themes()


def _tellings(told: Sequence[DeclaredTheme]) -> tuple[Telling, ...]:
    """Who tells of one theme: how many of each kind, and the latest source of these."""
    parted = ((by, [theme for theme in told if theme.by == by]) for by in DECLARERS)
    return tuple(Telling(by, _count(some), _latest(some)) for by, some in parted if some)


def _count(told: Sequence[DeclaredTheme]) -> int:
    """As many as there are partnerships; a document counts once, however often it says so."""
    documents = {theme.source.name for theme in told if theme.by == "document"}
    return len(documents) or len(told)


def _latest(told: Sequence[DeclaredTheme]) -> Source:
    return max((theme.source for theme in told), key=lambda source: source.date or "")
