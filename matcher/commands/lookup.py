"""`matcher partnerships`, `matcher search` and `matcher territory`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from matcher.commands.options import OutputOptions, option, whole_number
from matcher.commands.running import open_matcher, print_of_territory
from matcher.translation import _


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """How many territories a search gives."""

    top: Annotated[str, option("--top", "N", text=_("How many territories, from 1 to 1000."))] = (
        "10"
    )


def partnerships(
    territory: Annotated[str, typer.Argument(help=_("Name or id of a territory."))],
    output: OutputOptions,
) -> None:
    """Print the known partnerships of a territory."""
    print_of_territory(output, lambda matcher: matcher.partnerships(territory))


def search(
    text: Annotated[str, typer.Argument(help=_("Any part of a name, in any language."))],
    options: SearchOptions,
    *,
    output: OutputOptions,
) -> None:
    """Print the territories whose names come closest."""
    from matcher.printing.answers import check_format, print_answer
    from matcher.requests import check_top

    form = check_format(output.form)
    top = whole_number("--top", options.top)
    check_top(top)
    matcher = open_matcher(output.lang)
    print_answer(matcher.listing(text, top), form, say=matcher.say)


def territory(
    territory: Annotated[str, typer.Argument(help=_("Name or id of a territory."))],
    output: OutputOptions,
) -> None:
    """Print what is known of a territory."""
    print_of_territory(output, lambda matcher: matcher.territory(territory))
