"""Addresses of pages: permanent, without empty parameters, in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from starlette.requests import Request

from data.records import Territory
from matcher.settings import LANGUAGES, help_language

Value = str | int | float | bool | Iterable[str] | None
Given = list[tuple[str, str]]
"""Parameters in the order of the address, each value apart."""
POINT = "point:"
"""How the id of a place begins that is given by its coordinates."""


def address(path: str, given: Given) -> str:
    """The path with these parameters; colons and commas stay readable."""
    return f"{path}?{urlencode(given, safe=':,')}" if given else path


def page_address(path: str, language: str, **parameters: Value) -> str:
    """The address of a page: empty parameters are dropped, lists repeat, the language is kept."""
    given = [(name, text) for name, value in parameters.items() for text in _texts(value)]
    return address(path, [*given, *language_given(language)])


def given_by(request: Request) -> Given:
    """What the address of a request gives, without the language and what a form left empty."""
    return [
        (name, value)
        for name, value in request.query_params.multi_items()
        if value.strip() and name != "lang"
    ]


def same_page(request: Request, language: str) -> str:
    """The address of a request in a language."""
    return address(request.url.path, [*given_by(request), *language_given(language)])


def reference(territory: Territory) -> str:
    """What an address calls a territory: its id, a named point as it was asked for."""
    place = territory.id.removeprefix(POINT)
    named = place != territory.id and any(map(str.isalpha, territory.name))
    return f"{territory.name}@{place}" if named else territory.id


def other_language(language: str) -> str:
    """The language that the switch offers."""
    return next(each for each in LANGUAGES if each != language)


def language_kept(language: str) -> str | None:
    """The language that addresses have to name: not the one that we speak unless asked."""
    return None if language == help_language() else language


def language_given(language: str) -> Given:
    """The parameter that keeps the language, where it has to be kept."""
    kept = language_kept(language)
    return [("lang", kept)] if kept else []


def _texts(value: Value) -> list[str]:
    """The texts of a value; nothing, no and blank give none."""
    if value is None or value is False:
        return []
    if value is True:
        return ["true"]
    if isinstance(value, (str, int, float)):
        return [str(value)] if str(value).strip() else []
    return [text for each in value for text in _texts(each)]
