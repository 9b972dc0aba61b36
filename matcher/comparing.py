"""Two territories side by side: profiles, score, ranks either way, what is known between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np

from data.errors import InvalidOption
from data.records import Fact, Profile, Source
from matcher.askers import Asker, find_asker
from matcher.contest import open_contest, open_duel
from matcher.counterparts import find_counterpart
from matcher.decided import hear
from matcher.holdings import Holdings
from matcher.reciprocity import reciprocities
from matcher.relatives import occupied_rows, relative_rows
from matcher.requests import Filters
from matcher.results import Comparison, KnownPartnership, Standing
from matcher.telling import Teller
from matcher.themes_asked import themes_in_words
from matcher.translation import Translator, mark

if TYPE_CHECKING:
    from models.model import Explanation
    from models.theme_worth import Asked

PRECEDENTS_SHOWN = 5
LANGUAGES_SHOWN = 5
LANGUAGE_RULE = Source(
    "Unicode CLDR",
    mark("Babel; official languages, by law or in fact, of the whole country, most spoken first"),
)
SHARED = ("shared_sectors", "shared_challenges")


def compare(
    holdings: Holdings, first: str, *, second: str, asked: tuple[Asked, ...] = (), say: Translator
) -> Comparison:
    """All that speaks for and against a partnership of the first with the second."""
    asker = find_asker(holdings, first)
    partner = find_counterpart(holdings, asker, second)
    row = _other_row(asker, partner, second)
    duel = open_duel(holdings, asker, row=row, asked=asked)
    [explanation] = duel.explain([0])
    [reciprocity] = reciprocities(holdings, asker, duel, np.array([0]))
    filters = Filters(level=partner.territory.level)
    standing = stand(holdings, asker, row=row, filters=filters, asked=asked)
    themes = themes_in_words(asked, say)
    teller = Teller(holdings, asker, say, rows=[row], asked=themes)
    return Comparison(
        taken=(asker.taken, partner.taken),
        first=profile_of(holdings, asker),
        second=profile_of(holdings, partner),
        model_version=holdings.model.version,
        suggestion=replace(
            hear(holdings, asker).told_of(
                teller.suggestion(
                    standing.rank, row, explanation=explanation, rank_by_score=standing.rank
                ),
                row,
            ),
            precedents=teller.precedents(row, PRECEDENTS_SHOWN),
            reciprocity=reciprocity,
        ),
        standing=standing,
        standing_back=None if reciprocity else stand_back(holdings, partner, asker=asker),
        known=known_between(holdings, asker, row=row),
        asked=themes,
        shared_themes=shared_themes(explanation, "declared", "derived"),
        declared_themes=shared_themes(explanation, "declared"),
    )


def shared_themes(explanation: Explanation, *ways: str) -> tuple[str, ...]:
    """The keys of what both work on and face: "declared" by both, "derived" of one at least."""
    facts = [part.facts for part in explanation.contributions if part.feature in SHARED]
    keys = (cast("tuple[str, ...]", each[how]) for each in facts for how in ways)
    return tuple(key for some in keys for key in some)


def stand(
    holdings: Holdings,
    asker: Asker,
    *,
    row: int,
    filters: Filters,
    asked: tuple[Asked, ...] = (),
) -> Standing:
    """The rank of a row among those that could be suggested, as if it were no partner yet."""
    score = float(open_duel(holdings, asker, row=row, asked=asked).scores[0])
    contest = open_contest(holdings, asker, filters=filters, asked=asked, hidden={row})
    partners = occupied_rows(holdings.gazetteer, asker.partner_rows)
    declined = hear(holdings, asker).declined
    return Standing(*contest.standing(score, {row, *asker.own_rows, *partners, *declined}))


def stand_back(holdings: Holdings, partner: Asker, *, asker: Asker) -> Standing | None:
    """The rank of the asker among its own compatriots for the partner; None for a mere point.

    Of a French asker the rank among all French authorities is told, by the same scores as its list.
    """
    if asker.row is None:
        return None
    compatriots = Filters(
        countries=frozenset({asker.territory.country}), level=asker.territory.level
    )
    return stand(holdings, partner, row=asker.row, filters=compatriots)


def known_between(holdings: Holdings, asker: Asker, *, row: int) -> KnownPartnership | None:
    """The partnership that already links the asker or its relatives with the row or its own."""
    ids = {holdings.gazetteer.id(relative) for relative in relative_rows(holdings.gazetteer, row)}
    return next((known for known in asker.partnerships if known.partner.id in ids), None)


def profile_of(holdings: Holdings, asker: Asker) -> Profile:
    """All that is known of a territory; of a mere point, nothing more."""
    if asker.row is None:
        return Profile(asker.territory, ())
    from features.profile import build_profile

    profile = build_profile(holdings.world, asker.row)
    facts = tuple(
        _official(fact, holdings, asker.row) if fact.name == "languages" and fact.value else fact
        for fact in profile.facts
    )
    return replace(profile, facts=facts)


def _official(languages: Fact, holdings: Holdings, row: int) -> Fact:
    """Of the languages of a country those that are official: what else is spoken there is no tie.

    CLDR counts among the languages of a country those that its people learn at school.
    """
    spoken = holdings.world.languages(int(holdings.gazetteer.country[row]))
    official = tuple(one.code for one in spoken if one.official)
    return replace(languages, value=official[:LANGUAGES_SHOWN], source=LANGUAGE_RULE)


def _other_row(asker: Asker, partner: Asker, text: str) -> int:
    if partner.row is None or partner.row == asker.row:
        raise InvalidOption(
            "compare needs two different territories, the second one known by name or id,"
            " not {second!r}.",
            second=text,
        )
    return partner.row
