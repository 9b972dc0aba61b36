"""`matcher imports`, `matcher resolve` and `matcher undo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from matcher.commands.options import OutputOptions, whole_number
from matcher.commands.running import open_matcher
from matcher.translation import _


def imports(
    output: OutputOptions,
    number: Annotated[
        str | None,
        typer.Argument(metavar="[IMPORT]", help=_("Number of one import, to see what it left.")),
    ] = None,
) -> None:
    """List the imports, or show one with the rows that it left behind."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    if number is None:
        print_answer(matcher.imports(), form, say=matcher.say)
        return
    found = matcher.find_import(whole_number("IMPORT", number))
    print_answer(found, form, say=matcher.say)


def resolve(
    report: Annotated[
        str,
        typer.Argument(
            metavar="REPORT.csv",
            help=_(
                "The report of an import, its column “choice” in CSV, “Choice” in XLSX, filled in:"
                " the id or the name of a territory, or - to pass over the rows that call one so."
            ),
        ),
    ],
    output: OutputOptions,
) -> None:
    """Tell which territories are meant, for the rows left behind and for later imports."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(matcher.correct_imports(Path(report)), form, say=matcher.say)


def undo(
    number: Annotated[
        str, typer.Argument(metavar="IMPORT", help=_("Number of the import to take back."))
    ],
    output: OutputOptions,
) -> None:
    """Take an import back whole."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(matcher.undo_import(whole_number("IMPORT", number)), form, say=matcher.say)


COMMANDS = (
    ("imports", imports, _("List the imports, or show the rows that one left behind.")),
    ("resolve", resolve, _("Tell which territories are meant where an import could not.")),
    ("undo", undo, _("Take an import back whole.")),
)
