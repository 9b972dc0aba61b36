"""`matcher themes`."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from matcher.commands.options import OutputOptions
from matcher.commands.running import open_matcher
from matcher.translation import _

FROM_INPUT = "-"


def themes(
    text: Annotated[
        str,
        typer.Argument(
            help=_("A need or a project in your own words; - reads it from the standard input.")
        ),
    ],
    output: OutputOptions,
) -> None:
    """Print the sectors and challenges that a text is about."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    told = _input_text() if text == FROM_INPUT else text
    print_answer(matcher.tag(told), form, say=matcher.say)


def _input_text() -> str:
    from data.text import MAX_CELL, decode

    # Letters take up to four bytes; one more than is read shows that there are too many.
    return decode(sys.stdin.buffer.read(4 * MAX_CELL + 1), FROM_INPUT)
