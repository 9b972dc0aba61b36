"""The one who asks: a name resolved, with the partnerships that count as its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from data.records import Territory
from matcher.declarations import declared_mask
from matcher.holdings import Holdings
from matcher.relatives import in_force, known_partnerships, relative_rows
from matcher.results import KnownPartnership, Taken
from matcher.strangers import Stranger, check_place

if TYPE_CHECKING:
    from data.declared import DeclaredProfile
    from data.resolve import Resolution
    from features.origin import Origin


@dataclass(frozen=True, slots=True)
class Asker:
    """A resolved territory, and the partnerships of its own and of its relatives.

    `row` is None for a mere point, which has no partnership; `partner_rows` are in force; `themes`
    are the bits of what documents, users and the request declare of it.
    """

    taken: Taken
    row: int | None
    own_rows: tuple[int, ...]
    partnerships: tuple[KnownPartnership, ...]
    partner_rows: tuple[int, ...]
    themes: int = 0

    @property
    def territory(self) -> Territory:
        """The territory itself."""
        return self.taken.territory

    def declaring(self, profile: DeclaredProfile | None) -> Asker:
        """The same one, with what its request declares besides."""
        return replace(self, themes=self.themes | profile.mask) if profile else self


def find_asker(holdings: Holdings, asked: str | Stranger) -> Asker:
    """The territory that a name or an id means, French ones before namesakes; or a stranger."""
    if isinstance(asked, Stranger):
        check_place(holdings.gazetteer, asked.territory)
        return Asker(Taken(asked.territory, (), False), None, (), (), ())
    return asker_of(holdings, holdings.resolver.resolve(asked, side="asker"))


def asker_of(holdings: Holdings, resolution: Resolution) -> Asker:
    """The territory that a name was resolved to, with its partnerships."""
    taken = taken_of(resolution)
    if resolution.row is None:
        themes = declared_mask(holdings, [taken.territory.id])
        return Asker(taken, None, (), (), (), themes)
    gazetteer = holdings.gazetteer
    own_rows = relative_rows(gazetteer, resolution.row)
    known = known_partnerships(holdings.directory, gazetteer, rows=own_rows)
    partners = dict.fromkeys(each.partner.id for each in in_force(known))
    rows = gazetteer.rows_of(list(partners)).tolist()
    themes = declared_mask(holdings, [gazetteer.id(row) for row in own_rows])
    return Asker(taken, resolution.row, own_rows, known, tuple(rows), themes)


def own_ids(holdings: Holdings, asker: Asker) -> list[str]:
    """The ids of the territory and of its relatives."""
    return [holdings.gazetteer.id(row) for row in asker.own_rows] or [asker.territory.id]


def declared_keys(holdings: Holdings, asker: Asker) -> tuple[str, ...]:
    """The themes that are declared of the one who asks, its partnerships' included."""
    from data.vocabulary import keys_of

    partners = holdings.gazetteer.rows_of([known.partner.id for known in asker.partnerships])
    known = holdings.themes.of_asker(asker.own_rows, partners.tolist())
    return keys_of(asker.themes | known)


def taken_of(resolution: Resolution) -> Taken:
    """What a name was taken for."""
    return Taken(resolution.territory, tuple(resolution.alternatives), resolution.approximate)


def origin_of(holdings: Holdings, asker: Asker) -> Origin:
    """The origin as the model sees it."""
    from features.origin import Origin

    if asker.row is not None:
        origin = Origin.of_row(holdings.world, asker.row)
    else:
        origin = Origin.of_point(holdings.world, asker.territory)
    return replace(origin, themes=asker.themes)
