"""How it works: the plain page on the algorithm that a public service owes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.deps import MatcherIn
from api.pages.attributions import ATTRIBUTIONS
from api.pages.rendering import page
from api.schemas.queries import LanguageQuery
from matcher.adding_up import rounded
from matcher.criteria import criterion
from matcher.labels import FAMILIES, METRICS, VIEWS
from matcher.settings import service_contact
from matcher.sheets import Sheet, breakdown_sheets, calibration_note, calibration_sheets, span
from matcher.translation import Translator
from models.card import bins_of, lines_of
from models.declined import (
    LEAST_ORIGINS,
    LEAST_PAIRS,
    LEAST_TERRITORIES,
    LEAST_VOICES,
    MOST_OF_AN_ORIGIN,
)
from models.metrics import Interval
from models.model import Model

router = APIRouter()


@dataclass(frozen=True, slots=True)
class FamilyOfCriteria:
    """The criteria of one family, each in a sentence, with what they give on average in points."""

    name: str
    points: str
    criteria: tuple[tuple[str, str], ...]


@router.get("/method", response_class=HTMLResponse)
def method_page(
    request: Request, matcher: MatcherIn, query: Annotated[LanguageQuery, Query()]
) -> HTMLResponse:
    """The principle, the criteria, the quality, the limits, the data, and who decides."""
    say, model = matcher.say, matcher.holdings.model
    card: Mapping[str, Any] = model.card
    return page(
        request,
        matcher,
        "method.html",
        card=card,
        families=list(_families(model, say)),
        found=_found(card, say),
        quality=[_metrics(card, say), *breakdown_sheets(lines_of(card), say)],
        calibration=calibration_sheets(bins_of(card), say),
        calibration_note=calibration_note(say),
        attributions=[tuple(map(say.text, each)) for each in ATTRIBUTIONS],
        contact=service_contact(),
        declined=_declined(say),
    )


def _declined(say: Translator) -> dict[str, str]:
    """From how many refusals on they count, for others and for a new model."""
    found = {
        "least": LEAST_TERRITORIES,
        "pairs": LEAST_PAIRS,
        "territories": LEAST_ORIGINS,
        "keys": LEAST_VOICES,
        "most": MOST_OF_AN_ORIGIN,
    }
    return {name: say.number(count) for name, count in found.items()}


def _families(model: Model, say: Translator) -> Iterator[FamilyOfCriteria]:
    """The criteria of each family that has any; the points shown add up to those of the family."""
    card: Mapping[str, Any] = model.card
    given: Mapping[str, float] = card.get("weights", {})
    for family, name in FAMILIES.items():
        members = [each for each in model.features if each.family == family]
        points = [rounded(given.get(each.name, 0.0)) for each in members]
        if members:
            sentences = [criterion(each, say) for each in members]
            criteria = tuple(zip(sentences, map(say.points, points), strict=True))
            yield FamilyOfCriteria(say.text(name), say.points(rounded(sum(points))), criteria)


def _found(card: Mapping[str, Any], say: Translator) -> str | None:
    """For how many of the territories set apart a true partner is among the first ten."""
    cold = card["metrics"]["cold"]
    return say.percent(cold["hit@10"][0]) if cold else None


def _metrics(card: Mapping[str, Any], say: Translator) -> Sheet:
    """All metrics, with all partners hidden and with one, in percent."""
    metrics: Mapping[str, Any] = card["metrics"]
    views = {words: metrics[view] for view, words in VIEWS.items() if metrics[view]}
    rows = [
        (say.text(words), *(span(Interval(*each[name]), say, 100) for each in views.values()))
        for name, words in METRICS.items()
        if all(name in each for each in views.values())
    ]
    origins = metrics["held_out_origins"]
    title = say.plural(
        "{count} territory set apart (%)", "{count} territories set apart (%)", count=origins
    )
    return Sheet(title, ("", *(say.text(words) for words in views)), tuple(rows))
