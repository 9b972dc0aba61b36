"""Pages from templates: one Jinja environment per language, everything escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi.responses import HTMLResponse
from jinja2 import Environment
from starlette.requests import Request

from api.pages.links import language_kept, other_language, page_address, same_page
from data.errors import MatcherError
from matcher.labels import label
from matcher.model_in_use import ModelInUse
from matcher.printing.screen import inhabitants, place
from matcher.service import Matcher
from matcher.templating import open_templates
from matcher.translation import translator

FOLDER = Path(__file__).parent
SECTIONS = {
    "/suggestions": "/",
    "/compare": "/compare",
    "/explore": "/explore",
    "/method": "/method",
}
"""The page of the header to which the pages whose paths begin so belong; others to none."""


def page(
    request: Request, matcher: Matcher, template: str, *, status: int = 200, **context: Any
) -> HTMLResponse:
    """The page that a template makes of this context, in the language of the matcher."""
    return HTMLResponse(render(request, matcher, template, **context), status_code=status)


def render(request: Request, matcher: Matcher, template: str, /, **context: Any) -> str:
    """The same page as text."""
    context["model"] = _model_in_use(matcher)
    return _rendered(request, matcher.say.language, template, context)


def page_alone(
    request: Request, language: str, template: str, *, status: int, **context: Any
) -> HTMLResponse:
    """A page that asks nothing of any matcher, such as the one that tells a failure."""
    context["model"] = None
    return HTMLResponse(_rendered(request, language, template, context), status_code=status)


def _rendered(request: Request, language: str, template: str, context: Mapping[str, Any]) -> str:
    return (
        environment(language)
        .get_template(template)
        .render(
            context,
            path=request.url.path,
            section=_section(request.url.path),
            kept_language=language_kept(language),
            other_language=other_language(language),
            other_address=same_page(request, other_language(language)),
        )
    )


@cache
def environment(language: str) -> Environment:
    """The templates with what they all may say."""
    say = translator(language)
    made = open_templates(FOLDER / "templates", say)
    made.globals.update(
        url=partial(_url, language),
        static=static_address,
        place=partial(place, say=say),
        inhabitants=partial(inhabitants, say=say),
        label=partial(label, say=say),
    )
    return made


@cache
def static_address(name: str) -> str:
    """The address of a file of `static`, which changes with its content."""
    return f"/static/{name}?v={content_hash((FOLDER / 'static' / name).read_bytes())}"


def content_hash(content: bytes) -> str:
    """A short name of a content."""
    return sha256(content).hexdigest()[:12]


def _url(language: str, path: str, **parameters: Any) -> str:
    return page_address(path, language, **parameters)


def _section(path: str) -> str:
    return next((page for begun, page in SECTIONS.items() if path.startswith(begun)), "")


def _model_in_use(matcher: Matcher) -> ModelInUse | None:
    """The model that scores, None where it cannot be read: a page may tell just that."""
    try:
        return matcher.model_in_use()
    except MatcherError:
        return None
