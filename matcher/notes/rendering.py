"""Notes as HTML: their templates, their style, the letters they are set in."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.templating import open_templates
from matcher.translation import Translator, translator

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
LETTERS = "Source Sans Pro"
FACES = (
    ("SourceSansPro-Light.ttf", "normal", 300),
    ("SourceSansPro-Regular.ttf", "normal", 400),
    ("SourceSansPro-It.ttf", "italic", 400),
    ("SourceSansPro-Semibold.ttf", "normal", 600),
)
"""The files of the packaged font that notes use: file, style, weight."""

Links = Sequence[tuple[str, str]]
"""Addresses with their words, shown on a screen and never printed."""


def render(
    template: str, say: Translator, *, stylesheet: str | None, links: Links, **context: Any
) -> str:
    """The complete document; without the address of a stylesheet the style is written into it."""
    return (
        _environment(say.language)
        .get_template(template)
        .render(
            context,
            stylesheet=stylesheet,
            style="" if stylesheet else note_style(),
            links=links,
        )
    )


@cache
def note_style() -> str:
    """The style of notes on a screen and on paper, without the letters."""
    return (TEMPLATES / "note.css").read_text(encoding="utf-8")


def font_faces(address: Callable[[str], str]) -> str:
    """The style that names the letters, each file by its address."""
    return "".join(
        f'@font-face{{font-family:"{LETTERS}";font-style:{style};font-weight:{weight};'
        f'src:url("{address(name)}")}}\n'
        for name, style, weight in FACES
    )


def font_file(name: str) -> Path:
    """A file of the packaged font, one of FACES."""
    return Path(str(files("font_source_sans_pro").joinpath("files", name)))


def long_date(day: datetime.date, say: Translator) -> str:
    """A day in words: 22 novembre 2026."""
    from babel.dates import format_date

    return format_date(day, "long", locale=say.language)


def month(day: datetime.date, say: Translator) -> str:
    """The month of a day in words: novembre 2026."""
    from babel.dates import format_date

    return format_date(day, "MMMM y", locale=say.language)


@cache
def _environment(language: str) -> Environment:
    return open_templates(TEMPLATES, translator(language))
