"""The sheet of a pair: why these two, what speaks against it, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.deps import MatcherIn
from api.pages.ends import ends_of
from api.pages.links import reference
from api.pages.mark_form import is_so, mark_form, told_lines
from api.pages.pictures import pair_map, score_waterfall
from api.pages.rendering import page
from api.pages.sheets import sheet_words
from api.schemas.asking import Name
from api.schemas.queries import AskingQuery
from data.decisions import State
from data.records import Territory
from matcher.adding_up import add_up, rounded
from matcher.funding import OPEN_CALLS, funding_for
from matcher.labels import label
from matcher.likenesses import ThemePair, pair_facts, pair_themes
from matcher.next_steps import next_steps
from matcher.one_point import one_point_line
from matcher.printing.cautions import shown_cautions
from matcher.printing.decided import set_back_line
from matcher.printing.facts import fact_name
from matcher.printing.suggestions import BRIEF, reciprocity_line, strongest, unknown_features
from matcher.results import Comparison
from matcher.service import Matcher
from matcher.themes_asked import asked_line
from matcher.translation import Translator

OTHERS = 4
TENFOLD = 10

router = APIRouter()


class PairQuery(AskingQuery):
    """Two territories, once both are chosen, what the second is asked for, what was just noted."""

    a: Name | None = None
    b: Name | None = None
    marked: State | None = None
    shortened: bool = False


@router.get("/compare", response_class=HTMLResponse)
def compare_page(
    request: Request, matcher: MatcherIn, query: Annotated[PairQuery, Query()]
) -> HTMLResponse:
    """The sheet of two territories, or the form that asks which."""
    if query.a is None or query.b is None:
        return page(request, matcher, "compare.html", ends=ends_of(request))
    answer = matcher.compare(query.a, query.b, themes=query.theme, need=query.need)
    told: tuple[str, ...] = ()
    if query.marked and is_so(answer, query.marked, matcher.holdings.shelf):
        told = told_lines(query.marked, matcher.say, shortened=query.shortened)
    form = mark_form(answer.suggestion.decision, matcher.say, told=told)
    return page(request, matcher, "pair.html", query=query, outcome=form, **sheet(matcher, answer))


def sheet(matcher: Matcher, answer: Comparison) -> dict[str, Any]:
    """All that the sheet shows of a comparison."""
    say, scored = matcher.say, answer.suggestion
    themes = pair_themes(*(matcher.territory(reference(each.territory)) for each in answer.taken))
    added = add_up(scored)
    return {
        **sheet_words(say),
        **_likenesses(answer, themes, say),
        "answer": answer,
        "measured": [one_point_line(each, say) for each in (answer.first, answer.second)],
        "first": answer.first.territory,
        "second": answer.second.territory,
        "a": reference(answer.first.territory),
        "b": reference(answer.second.territory),
        "readings": list(_readings(answer)),
        "added": added,
        "rounded": rounded,
        "odds": _odds(added.total, say),
        "reciprocity": partial(reciprocity_line, say=say),
        "best": strongest(scored.reasons, "for")[: BRIEF["for"]],
        "worst": strongest(scored.reasons, "against")[: BRIEF["against"]],
        "unknown": _unknown(answer, say),
        "asked": asked_line(answer.asked, say) if answer.asked else "",
        "set_back": set_back_line(scored.set_back, say) if scored.set_back else "",
        "cautions": shown_cautions(scored.cautions),
        "steps": next_steps(answer, say),
        "funds": funding_for(answer, say),
        "open_calls": say.text(OPEN_CALLS),
        "waterfall": score_waterfall(added, say),
        "map": pair_map(answer, say),
    }


def _likenesses(answer: Comparison, themes: Sequence[ThemePair], say: Translator) -> dict[str, Any]:
    """Facts and themes side by side, and the names of those that are alike and unlike."""
    facts = pair_facts(answer.first, answer.second)
    shared = [each for each in themes if each.shared]
    alike = [fact_name(each.name, say) for each in facts if each.likeness == "alike"]
    return {
        "facts": facts,
        "shared": shared,
        "unshared": [each for each in themes if not each.shared],
        "alike": [*alike, *(label(each.key, say) for each in shared)],
        "unlike": [fact_name(each.name, say) for each in facts if each.likeness == "unlike"],
    }


def _readings(answer: Comparison) -> Iterator[tuple[str, str, tuple[Territory, ...]]]:
    """The parameter of each end, its name, and what else that name could have meant."""
    for end, taken in zip("ab", answer.taken, strict=True):
        yield end, taken.territory.name, taken.alternatives[:OTHERS]


def _odds(points: float, say: Translator) -> str:
    """What the points say as odds."""
    odds = 2 ** abs(points)
    said = say.number(odds, 1 if odds < TENFOLD else 0)
    if points >= 0:
        return say.text("Here the odds are about {odds} to 1.", odds=said)
    return say.text("Here the odds are about 1 to {odds}.", odds=said)


def _unknown(answer: Comparison, say: Translator) -> str:
    reasons = strongest(answer.suggestion.reasons, "unknown")
    return unknown_features(reasons, say) if reasons else ""
