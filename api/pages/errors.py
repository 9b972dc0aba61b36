"""What went wrong, as a page: a sentence, and the ways on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fastapi.responses import HTMLResponse
from starlette.requests import Request

from api.languages import language_of
from api.pages.ends import ends_of
from api.pages.links import Given, address, given_by, language_given
from api.pages.rendering import page_alone
from api.problem import NamedPlace, Problem

QUOTED = re.compile(r"«\s?(.+?)\s?»|'(.+?)'|\"(.+?)\"")
PLACES = ("territory", "a", "b")
"""The parameters of pages that name a territory."""


@dataclass(frozen=True, slots=True)
class WayOn:
    """A territory that may be meant, and where the same page tells of it."""

    place: NamedPlace
    address: str


def error_page(request: Request, problem: Problem) -> HTMLResponse:
    """The page that tells a problem, with its status; it needs neither world nor model."""
    name = quoted_in(problem.detail)
    return page_alone(
        request,
        language_of(request),
        "error.html",
        status=problem.status,
        problem=problem,
        name=name,
        ends=ends_of(request),
        choices=list(_ways_on(request, name, problem.choices or ())),
        nearest=list(_ways_on(request, name, problem.nearest or ())),
    )


def _ways_on(request: Request, name: str, places: Sequence[NamedPlace]) -> Iterator[WayOn]:
    """Each place instead of the name that is not understood; all other parameters stay."""
    language = language_given(language_of(request))
    given = given_by(request)
    wrong = _parameter_of(name, given)
    for place in places:
        if wrong is None:
            yield WayOn(place, address(f"/territories/{place.id}", language))
        else:
            mended = [(each, place.id if each == wrong else text) for each, text in given]
            yield WayOn(place, address(request.url.path, [*mended, *language]))


def _parameter_of(name: str, given: Given) -> str | None:
    """The parameter that names the place; None where it is part of the path."""
    places = [(each, text) for each, text in given if each in PLACES]
    same = (each for each, text in places if text == name)
    begins = (each for each, text in places if name and text.startswith(name))
    return next(same, None) or next(begins, None)


def quoted_in(detail: str) -> str:
    """The first text that a sentence quotes; empty where it quotes none."""
    found = QUOTED.search(detail)
    return next(filter(None, found.groups()), "") if found else ""
