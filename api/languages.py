"""The language that a request asks for."""

from __future__ import annotations

from starlette.requests import HTTPConnection

from matcher.settings import LANGUAGES, help_language
from matcher.translation import Translator, translator


def language_of(request: HTTPConnection) -> str:
    """That of `lang`, else that of the settings; a wrong one is refused where it is read."""
    asked = request.query_params.get("lang", "").strip().lower()
    return asked if asked in LANGUAGES else help_language()


def translator_of(request: HTTPConnection) -> Translator:
    """The translator of the language that a request asks for."""
    return translator(language_of(request))
