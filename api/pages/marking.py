"""What the form of a pair's sheet sends: a mark, under the name of a key."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.exceptions import HTTPException
from pydantic import BaseModel
from starlette.responses import RedirectResponse, Response

from api.access import check
from api.deps import LiveIn, MatcherIn
from api.pages.compare import sheet
from api.pages.links import page_address
from api.pages.mark_form import ANCHOR, mark_form
from api.pages.refusals import refusal
from api.pages.rendering import page
from api.problems import HANDLERS
from api.schemas.asking import Name, Names
from data.errors import InvalidOption, MatcherError
from matcher.feedback import Said
from matcher.importing import Places
from matcher.results import Decided
from matcher.service import Matcher
from matcher.translation import Translator

PATH = "/feedback"
COOKIE = "matcher_key"
OURS = ("same-origin", "none")

router = APIRouter()


class MarkFields(BaseModel):
    """The fields as a browser sends them; what was left empty is not given."""

    a: Name
    b: Name
    theme: Names = []
    need: str | None = None
    state: str = ""
    reason: str = "none"
    note: str = ""
    start_year: str = ""
    key: str = ""
    remember: bool = False

    def said(self) -> Said:
        """The word that was typed."""
        if not self.state:
            raise InvalidOption("choose what became of it.")
        return Said(self.a, self.b, self.state, self.reason, self.note, self._year())

    def typed(self) -> dict[str, str]:
        """What the form shows again, which is all but the key."""
        shown = {"state", "reason", "note", "start_year"}
        return {name: str(value) for name, value in self.model_dump(include=shown).items()}

    def _year(self) -> int | None:
        year = self.start_year.strip()
        if not year:
            return None
        if not year.isdecimal():
            raise InvalidOption(
                "{option} {text!r} is not a whole number; write it in digits.",
                option="--since",
                text=year[:40],
            )
        return int(year[:10])


@router.post(PATH)
def mark_page(
    request: Request, matcher: MatcherIn, live: LiveIn, fields: Annotated[MarkFields, Form()]
) -> Response:
    """Keep the mark and show the sheet again, or the form with what is wrong."""
    refuse_other_sites(request)
    try:
        writer = check(request, fields.key or request.cookies.get(COOKIE, ""), "feedback")
    except MatcherError as error:
        return _turned_away(request, matcher, fields, error=error)
    try:
        marked = matcher.mark(fields.said(), voice=writer.label)
    except MatcherError as error:
        return _refused(request, matcher, fields, error=error)
    live.notice()
    address = page_address(
        "/compare",
        matcher.say.language,
        **_pair(fields),
        marked=marked.word.state,
        shortened=marked.shortened,
    )
    answer = RedirectResponse(f"{address}#{ANCHOR}", status_code=303)
    _keep_key(request, answer, fields)
    return answer


def refuse_other_sites(request: Request) -> None:
    """403 for a form that another site sent: the browser says where it comes from."""
    site = request.headers.get("sec-fetch-site", OURS[0])
    origin = request.headers.get("origin", "")
    if site not in OURS or origin.partition("://")[2] != request.headers.get("host"):
        raise HTTPException(403)


def _turned_away(
    request: Request, matcher: Matcher, fields: MarkFields, *, error: MatcherError
) -> Response:
    """The form alone as it was filled in: nothing is computed for who shows no key."""
    places = Places(matcher.holdings.gazetteer)
    names = {"first": places.name(fields.a), "second": places.name(fields.b)}
    context: dict[str, Any] = {"a": fields.a, "b": fields.b, "names": names}
    context |= _told_why(error, None, fields, say=matcher.say)
    return page(request, matcher, "mark_refused.html", query=fields, **context)


def _refused(
    request: Request, matcher: Matcher, fields: MarkFields, *, error: MatcherError
) -> Response:
    """The sheet with the form as it was filled in, and why it was not taken."""
    answer = matcher.compare(fields.a, fields.b, themes=fields.theme, need=fields.need)
    refused = _told_why(error, answer.suggestion.decision, fields, say=matcher.say)
    return page(request, matcher, "pair.html", query=fields, **refused, **sheet(matcher, answer))


def _told_why(
    error: MatcherError, decided: Decided | None, fields: MarkFields, *, say: Translator
) -> dict[str, Any]:
    """The status of a failure, and the form that tells it beside what was typed."""
    status = next(kind.status for each, kind in HANDLERS.items() if isinstance(error, each))
    refused = refusal(error, say)
    form = mark_form(decided, say, refused=refused, typed=fields.typed())
    return {"status": status, "outcome": form}


def _pair(fields: MarkFields) -> dict[str, str | list[str] | None]:
    return {"a": fields.a, "b": fields.b, "theme": fields.theme, "need": fields.need}


def _keep_key(request: Request, answer: Response, fields: MarkFields) -> None:
    """Remember the key until the browser is closed, if that was asked for; else forget it."""
    if fields.key and fields.remember:
        answer.set_cookie(
            COOKIE,
            fields.key,
            path=PATH,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="strict",
        )
    elif fields.key:
        answer.delete_cookie(COOKIE, path=PATH)
