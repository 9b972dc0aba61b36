"""Standing sources of money that may fit a pair, each dated; none is promised."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.funding import FundingRow, load_funding
from data.memberships import members
from data.records import Profile, Source, Territory
from matcher.ends import Ends, codes_of, distance_km, place_words
from matcher.gates import KEPT_FRESH
from matcher.labels import label
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from matcher.results import Comparison

CLOSING_GATES = {"aid_suspended", "sanctions", "not_recognised"}
"""Where such a warning holds no programme is named: ask the prefecture and the ministry first."""
OPEN_CALLS = mark(
    "Standing programmes: check which calls are open, their dates and their amounts, before you"
    " count on them."
)
GROUP_CLAUSES = {
    "eu": mark("partner in the European Union: {country}"),
    "dac": mark("country that receives official development assistance: {country}"),
    "oif": mark("country or government of the Francophonie: {country}"),
}


@dataclass(frozen=True, slots=True)
class Funding:
    """A programme that may pay for a pair, what for, and why it fits.

    `sure` is False where it pays for themes that the two are not known to have in common. `stale`
    when nothing vouches for it since a year.
    """

    key: str
    name: str
    pays: str
    why: str
    sure: bool
    checked_on: str
    stale: bool
    source: Source


def funding_for(
    comparison: Comparison, say: Translator, *, today: datetime.date | None = None
) -> tuple[Funding, ...]:
    """The programmes whose conditions the pair meets, those that surely fit first."""
    ends = Ends.of(comparison)
    closed = any(gate.kind in CLOSING_GATES for gate in comparison.suggestion.gates)
    if closed or not ends.foreign:
        return ()
    day = today or datetime.date.today()
    found = [
        _funding(row, comparison, say=say, today=day)
        for row in load_funding()
        if _fits(row, ends, comparison.first.territory)
    ]
    return tuple(sorted(found, key=lambda each: not each.sure))


def _fits(row: FundingRow, ends: Ends, asker: Territory) -> bool:
    applicant = ends.french or asker
    if (row.french and ends.french is None) or (row.levels and applicant.level not in row.levels):
        return False
    return all(
        _is_within(row, one) and _is_near(row, one.territory, applicant) for one in ends.foreign
    )


def _is_within(row: FundingRow, profile: Profile) -> bool:
    """Whether an end lies where the programme pays, and is as populous as it wants."""
    codes = codes_of(profile)
    named = bool(row.groups or row.places)
    meant = codes & row.places or any(codes & members(group) for group in row.groups)
    populous = row.min_population is None or row.min_population <= (
        profile.territory.population or 0
    )
    return populous and not codes & row.excluded and bool(meant or not named)


def _is_near(row: FundingRow, territory: Territory, applicant: Territory) -> bool:
    return row.max_km is None or distance_km(territory, applicant) <= row.max_km


def _funding(
    row: FundingRow, comparison: Comparison, *, say: Translator, today: datetime.date
) -> Funding:
    common = [key for key in row.themes if key in _themes(comparison)]
    clauses = [*_clauses(row, comparison, say), *_theme_clauses(row, common, say)]
    why = clauses[0]
    for clause in clauses[1:]:
        why = say.text("{first}; {second}", first=why, second=clause)
    return Funding(
        key=row.key,
        name=row.names[say.language],
        pays=row.pays[say.language],
        why=why,
        sure=bool(common or not row.themes),
        checked_on=row.checked_on.isoformat(),
        stale=today - row.checked_on > KEPT_FRESH,
        source=row.source,
    )


def _themes(comparison: Comparison) -> set[str]:
    """What the two are known to have in common, what is asked for, what they do already."""
    themes = {*comparison.shared_themes, *(one.key for one in comparison.asked)}
    if comparison.known is not None:
        terms = comparison.known.partnership.terms
        themes |= {*terms.sectors, *terms.challenges}
    return themes


def _clauses(row: FundingRow, comparison: Comparison, say: Translator) -> Iterator[str]:
    """Where the partner lies, how far, how populous, as far as the programme looks at it."""
    profile = Ends.of(comparison).foreign[-1]
    codes = codes_of(profile)
    place = sorted(codes & row.places, key=len)
    group = next((each for each in row.groups if codes & members(each)), None)
    if place:
        words = place_words(profile, place[-1], say)
        yield say.text("made for partners there: {place}", place=words)
    elif group is not None:
        yield say.text(GROUP_CLAUSES[group], country=say.country(profile.territory.country))
    else:
        yield say.text("open to every country that has no call of its own")
    if row.max_km is not None:
        away = distance_km(comparison.first.territory, comparison.second.territory)
        yield say.text("{distance} apart", distance=say.distance(away))
    if row.min_population is not None:
        yield say.text("a city of size, if it is a member (to be checked)")


def _theme_clauses(row: FundingRow, common: list[str], say: Translator) -> Iterator[str]:
    if common:
        yield say.text("in common: {themes}", themes=", ".join(label(key, say) for key in common))
    elif row.themes:
        yield say.text("if the project is about: {theme}", theme=label(row.themes[0], say))
