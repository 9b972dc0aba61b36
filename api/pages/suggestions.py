"""The result page: the list, the map, and the ways to narrow it or take it away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.deps import MatcherIn
from api.pages.cards import CardMaker, sheet_address
from api.pages.chips import chips_of
from api.pages.form import form_of
from api.pages.links import Given, address, given_by, language_given, reference
from api.pages.rendering import page
from api.pages.result_map import result_map
from api.pages.search import located, refused_search
from api.schemas.queries import TerritorySuggestionsQuery
from data.errors import InputError
from data.records import Territory
from matcher.adding_up import rounded
from matcher.printing.decided import hidden_line
from matcher.printing.known import existing_place, source_names
from matcher.printing.suggestions import FEW
from matcher.printing.widening import widening_line
from matcher.results import ExistingPartner, Suggestions, Taken
from matcher.service import Matcher
from matcher.themes_asked import asked_line, unanswered_line
from matcher.translation import Translator
from matcher.widening import PARTNERS

PATH = "/suggestions"
OTHERS = 6
ASKING = ("territory", "theme", "need")

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to another list, in words."""

    text: str
    address: str


@router.get(PATH)
def suggestions_page(
    request: Request, matcher: MatcherIn, query: Annotated[TerritorySuggestionsQuery, Query()]
) -> HTMLResponse:
    """The partners that suit a territory best, or the form with what is wrong with the request."""
    try:
        answer = matcher.suggest(query.asked())
    except InputError as error:
        return refused_search(request, matcher, query, error=error)
    return _result(request, matcher, query, answer=answer)


def _result(
    request: Request,
    matcher: Matcher,
    query: TerritorySuggestionsQuery,
    *,
    answer: Suggestions,
) -> HTMLResponse:
    say = matcher.say
    language = language_given(say.language)
    origin = answer.origin.territory if answer.origin else None
    given = given_by(request)
    exact = [*_of(origin), *(each for each in given if each[0] != "territory")]
    kept = [*(each for each in given if each[0] in ("theme", "need")), *language]
    cards = tuple(map(CardMaker(answer, say, kept=kept).card, answer.suggestions))
    return page(
        request,
        matcher,
        "suggestions.html",
        answer=answer,
        origin=origin,
        understood=located(matcher, origin) if origin else "",
        cards=cards,
        map=result_map(answer, cards, say=say, language=language),
        alternatives=tuple(_alternatives(answer.origin, matcher, given=[*exact, *language])),
        chips=chips_of(PATH, exact, say=say, language=language),
        widenings=tuple(_widenings(answer, say, given=[*exact, *language])),
        hidden=hidden_line(answer.hidden, say) if answer.hidden else "",
        with_hidden=address(PATH, [*exact, ("include_hidden", "true"), *language]),
        existing=[_existing(one, origin, say, kept=kept) for one in _left_out(answer)],
        few=answer.known <= FEW and not answer.imported,
        varied=any(one.rank != one.rank_by_score for one in answer.suggestions),
        by_score=address(PATH, [*_without(exact, ("diversity",)), ("diversity", "0"), *language]),
        permanent=address(PATH, [*exact, *language]),
        takeaways=tuple(_takeaways(say, given=[*exact, *language])),
        told=any(card.told for card in cards),
        asked_line=asked_line(answer.asked, say) if answer.asked else "",
        unanswered=unanswered_line(answer, say),
        rounded=rounded,
        form=form_of(matcher, query, origin),
        refused=None,
    )


def _of(origin: Territory | None) -> Given:
    return [("territory", reference(origin))] if origin else []


def _without(given: Given, names: Sequence[str]) -> Given:
    return [each for each in given if each[0] not in names]


def _alternatives(taken: Taken | None, matcher: Matcher, *, given: Given) -> Iterator[Offer]:
    """What else the name could have been, each with its list."""
    for other in taken.alternatives[:OTHERS] if taken else ():
        others = [("territory", other.id), *_without(given, ("territory",))]
        yield Offer(located(matcher, other), address(PATH, others))


def _widenings(answer: Suggestions, say: Translator, *, given: Given) -> Iterator[Offer]:
    """The lists without the filter that empties this one; where none does alone, without any."""
    if answer.suggestions:
        return
    for widening in answer.widenings:
        wider = _without(given, (widening.option,))
        if widening.option == PARTNERS:
            wider.append((PARTNERS, "true"))
        yield Offer(widening_line(widening, say), address(PATH, wider))
    if not answer.widenings:
        kept = [each for each in given if each[0] in (*ASKING, "lang")]
        yield Offer(say.text("without any filter"), address(PATH, kept))


def _existing(
    existing: ExistingPartner, origin: Territory | None, say: Translator, *, kept: Given
) -> tuple[str, str, str]:
    """A current partner, the address of its sheet, whose partner it is and who says so."""
    said = say.text(
        "partner {of_own} (source: {sources})",
        of_own=say.listing(say.of(own.name) for own in existing.partner_of),
        sources=source_names(existing.sources, say),
    )
    name = existing_place(existing, say)
    return name, sheet_address(origin, existing.territory, kept), said


def _takeaways(say: Translator, *, given: Given) -> Iterator[Offer]:
    """The same list in other forms."""
    yield Offer(say.text("Note of two pages, to print"), address(f"{PATH}/note", given))
    yield Offer(say.text("The same note as PDF"), address(f"{PATH}/note.pdf", given))
    for words, form in (
        (say.text("Table ({format})", format="XLSX"), "xlsx"),
        (say.text("Table ({format})", format="CSV"), "csv"),
        (say.text("Data ({format})", format="JSON"), "json"),
    ):
        yield Offer(words, address(f"/api/v1{PATH}", [*given, ("format", form)]))


def _left_out(answer: Suggestions) -> tuple[ExistingPartner, ...]:
    shown = {suggestion.territory.id for suggestion in answer.suggestions}
    return tuple(one for one in answer.excluded_existing if one.territory.id not in shown)
