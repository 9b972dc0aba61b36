"""The map beside a list: who asks, who is suggested, the partners it has, the precedents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fastapi import APIRouter, Response
from markupsafe import Markup

from api.pages.cards import Card
from api.pages.links import Given, address
from api.pages.rendering import content_hash
from data.records import Territory
from matcher.drawing.symbols import Kind, symbol
from matcher.drawing.world_map import Arc, Marker, land_svg, map_svg
from matcher.printing.known import existing_place, partnership_line
from matcher.results import Suggestions
from matcher.translation import Translator, mark

YEAR = "public, max-age=31536000, immutable"
KINDS: dict[Kind, str] = {
    "origin": mark("your territory"),
    "suggestion": mark("suggestions, by rank"),
    "partner": mark("current partners"),
    "precedent": mark("precedents: partners of others like you"),
}

router = APIRouter()


@dataclass(frozen=True, slots=True)
class ResultMap:
    """The drawing, and the kinds that it shows, each with its sign and its words."""

    drawing: Markup
    legend: tuple[tuple[Markup, str], ...]


@router.get("/map/land.svg")
def land() -> Response:
    """The land and borders that every map stands on."""
    return Response(land_svg(), media_type="image/svg+xml", headers={"Cache-Control": YEAR})


def land_address() -> str:
    """The address of the land, which changes with its outlines."""
    return f"/map/land.svg?v={content_hash(land_svg().encode())}"


def result_map(
    answer: Suggestions, cards: tuple[Card, ...], *, say: Translator, language: Given
) -> ResultMap:
    """The map of an answer; `language` is what every address adds."""
    origin = answer.origin.territory if answer.origin else None
    markers = [
        *(_own(origin) if origin else ()),
        *map(_suggestion, cards),
        *_partners(answer, say, language),
        *_precedents(answer, say, language),
    ]
    drawing = map_svg(
        markers,
        list(_arcs(origin, cards)) if origin else [],
        title=say.text("The suggestions on the map"),
        description=say.text("The list beside it says the same in words."),
        land=land_address(),
    )
    shown = {marker.kind for marker in markers}
    legend = [
        (sign_of(kind, 1 if kind == "suggestion" else None), say.text(words))
        for kind, words in KINDS.items()
        if kind in shown
    ]
    return ResultMap(Markup(drawing), tuple(legend))


def _own(origin: Territory) -> Iterator[Marker]:
    yield Marker("origin", origin.latitude, origin.longitude, origin.name)


def _suggestion(card: Card) -> Marker:
    territory = card.suggestion.territory
    return Marker(
        "suggestion",
        territory.latitude,
        territory.longitude,
        territory.name,
        number=card.suggestion.rank,
        href=f"#{card.key}",
        key=card.key,
    )


def _partners(answer: Suggestions, say: Translator, language: Given) -> Iterator[Marker]:
    shown = {suggestion.territory.id for suggestion in answer.suggestions}
    for existing in answer.excluded_existing:
        if existing.territory.id not in shown:
            label = existing_place(existing, say)
            yield _place_marker("partner", existing.territory, label, language)


def _precedents(answer: Suggestions, say: Translator, language: Given) -> Iterator[Marker]:
    """The partner of each precedent, once."""
    told = {
        known.partner.id: known
        for suggestion in answer.suggestions
        for known in suggestion.precedents
    }
    for known in told.values():
        yield _place_marker("precedent", known.partner, partnership_line(known, say), language)


def _place_marker(kind: Kind, territory: Territory, label: str, language: Given) -> Marker:
    href = address(f"/territories/{territory.id}", language)
    return Marker(kind, territory.latitude, territory.longitude, label, href=href)


def _arcs(origin: Territory, cards: tuple[Card, ...]) -> Iterator[Arc]:
    for card in cards:
        end = card.suggestion.territory
        yield Arc((origin.latitude, origin.longitude), (end.latitude, end.longitude))


def sign_of(kind: Kind, number: int | None = None) -> Markup:
    """The sign of a kind, for a legend."""
    return Markup(
        f'<svg class="sign" viewBox="-13 -13 26 26" width="26" height="26" aria-hidden="true">'
        f"{symbol(kind, number)}</svg>"
    )
