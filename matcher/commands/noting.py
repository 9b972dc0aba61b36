"""`matcher note`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from data.errors import InvalidOption
from matcher.commands.options import (
    LanguageOption,
    NeedOption,
    ThemesOption,
    TopOption,
    option,
    whole_number,
)
from matcher.commands.running import open_matcher, remark, remark_taken
from matcher.translation import _

if TYPE_CHECKING:
    from matcher.service import Matcher

FORMS = (".pdf", ".html")


@dataclass(frozen=True, slots=True)
class NoteOptions:
    """Where the note goes, what is sought, how many suggestions a list holds."""

    output: Annotated[
        str, option("--output", "NOTE.pdf", text=_("File to write, PDF or HTML by its ending."))
    ]
    theme: ThemesOption = None
    need: NeedOption = None
    top: TopOption = "10"


def note(
    first: Annotated[str, typer.Argument(help=_("Name or id of the territory that asks."))],
    options: NoteOptions,
    *,
    language: LanguageOption,
    second: Annotated[
        str | None,
        typer.Argument(
            help=_("Name or id of the possible partner; without one, the note is of the list.")
        ),
    ] = None,
) -> None:
    """Write a note to hand around: a page on a pair, or two on a list of suggestions."""
    from matcher.notes.pdf import write_pdf
    from matcher.writing import write_whole

    output = Path(options.output)
    check_form(output)
    matcher = open_matcher(language.lang)
    document = (
        list_document(matcher, first, options=options)
        if second is None
        else pair_document(matcher, (first, second), options=options)
    )
    content = write_pdf(document) if output.suffix.lower() == ".pdf" else document.encode()
    write_whole(output, content)
    remark(matcher.say.text("Written: {path}", path=output))


def check_form(path: Path) -> None:
    """The ending of the file says which form the note has."""
    if path.suffix.lower() not in FORMS:
        raise InvalidOption(
            "--output {path}: a note is PDF or HTML; give a name that ends in {forms}.",
            path=path,
            forms=" / ".join(FORMS),
        )


def pair_document(matcher: Matcher, names: tuple[str, str], *, options: NoteOptions) -> str:
    """The note of two territories as HTML."""
    from matcher.notes.pair import pair_note

    answer = matcher.compare(*names, themes=options.theme or (), need=options.need)
    for taken in answer.taken:
        remark_taken(taken, matcher)
    return pair_note(answer, matcher.say)


def list_document(matcher: Matcher, territory: str, *, options: NoteOptions) -> str:
    """The note of the suggestions to a territory as HTML."""
    from matcher.notes.listing import list_note
    from matcher.requests import SuggestRequest

    request = SuggestRequest(
        territory=territory,
        top=whole_number("--top", options.top),
        themes=tuple(options.theme or ()),
        need=options.need,
    )
    answer = matcher.suggest(request)
    if answer.origin is not None:
        remark_taken(answer.origin, matcher)
    return list_note(answer, matcher.say, request=request)
