"""Notes to print and as PDF, with the style and the letters that they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import FileResponse, HTMLResponse

from api.deps import MatcherIn
from api.giving import file_name
from api.pages.links import address, given_by, language_given
from api.pages.rendering import content_hash
from api.schemas.queries import CompareQuery, TerritorySuggestionsQuery
from matcher.notes.listing import list_note
from matcher.notes.pair import pair_note
from matcher.notes.pdf import write_pdf
from matcher.notes.rendering import FACES, font_faces, font_file, note_style
from matcher.results import Comparison, Suggestions
from matcher.service import Matcher

PAIR, LIST = "/compare", "/suggestions"
STYLE, LETTERS = "/notes/note.css", "/notes/letters"
PDF = "application/pdf"
YEAR = "public, max-age=31536000, immutable"

router = APIRouter()


@router.get(f"{PAIR}/note", response_class=HTMLResponse)
def pair_page(
    request: Request, matcher: MatcherIn, query: Annotated[CompareQuery, Query()]
) -> HTMLResponse:
    """The note of a pair, to print."""
    answer = _comparison(matcher, query)
    links = _links(request, matcher, path=PAIR)
    return HTMLResponse(pair_note(answer, matcher.say, stylesheet=style_address(), links=links))


@router.get(f"{PAIR}/note.pdf")
def pair_pdf(matcher: MatcherIn, query: Annotated[CompareQuery, Query()]) -> Response:
    """The same note as PDF."""
    answer = _comparison(matcher, query)
    names = [taken.territory.name for taken in answer.taken]
    return _pdf(pair_note(answer, matcher.say), names)


@router.get(f"{LIST}/note", response_class=HTMLResponse)
def list_page(
    request: Request, matcher: MatcherIn, query: Annotated[TerritorySuggestionsQuery, Query()]
) -> HTMLResponse:
    """The note of a list, to print."""
    asked = query.asked()
    answer = matcher.suggest(asked)
    links = _links(request, matcher, path=LIST)
    return HTMLResponse(
        list_note(answer, matcher.say, request=asked, stylesheet=style_address(), links=links)
    )


@router.get(f"{LIST}/note.pdf")
def list_pdf(matcher: MatcherIn, query: Annotated[TerritorySuggestionsQuery, Query()]) -> Response:
    """The same note as PDF."""
    asked = query.asked()
    answer = matcher.suggest(asked)
    return _pdf(list_note(answer, matcher.say, request=asked), _list_names(answer))


@router.get(STYLE)
def style() -> Response:
    """The style of notes, letters included."""
    return Response(_style(), media_type="text/css", headers={"Cache-Control": YEAR})


@router.get(f"{LETTERS}/{{name}}")
def letters(name: str) -> FileResponse:
    """A file of the font of notes; no other file of the package."""
    if name not in {face for face, _, _ in FACES}:
        raise HTTPException(404)
    return FileResponse(font_file(name), media_type="font/ttf", headers={"Cache-Control": YEAR})


def style_address() -> str:
    """The address of the style, which changes with its content."""
    return f"{STYLE}?v={content_hash(_style().encode())}"


def _style() -> str:
    return font_faces(lambda name: f"{LETTERS}/{name}") + note_style()


def _comparison(matcher: Matcher, query: CompareQuery) -> Comparison:
    return matcher.compare(query.a, query.b, themes=query.theme, need=query.need)


def _links(request: Request, matcher: Matcher, *, path: str) -> list[tuple[str, str]]:
    """The page that the note is of, and the same note as PDF."""
    say = matcher.say
    given = [*given_by(request), *language_given(say.language)]
    back = say.text("The sheet of the pair") if path == PAIR else say.text("The list")
    return [(back, address(path, given)), (say.text("PDF"), address(f"{path}/note.pdf", given))]


def _list_names(answer: Suggestions) -> list[str]:
    """What the file of a list is named after: who asks, else what is asked for."""
    if answer.origin is not None:
        return [answer.origin.territory.name]
    return [theme.key for theme in answer.asked]


def _pdf(document: str, names: Sequence[str]) -> Response:
    named = f'inline; filename="{file_name("note", *names)}.pdf"'
    return Response(write_pdf(document), media_type=PDF, headers={"Content-Disposition": named})
