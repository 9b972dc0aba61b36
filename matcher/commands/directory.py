"""`matcher import`, `matcher authorities` and `matcher template`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from matcher.commands.options import LanguageOption, OutputOptions, option, optional_number
from matcher.commands.running import open_matcher, remark
from matcher.translation import _


@dataclass(frozen=True, slots=True)
class ChangeOptions:
    """What an import changes."""

    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only tell what the import would change."))
    ] = False
    as_of: Annotated[
        str | None,
        option(
            "--as-of",
            "YYYY-MM-DD",
            text=_("The day of this edition, for sources that bring no date."),
        ),
    ] = None
    replace: Annotated[
        str | None,
        option(
            "--replace",
            "SOURCE",
            text=_(
                "The files are the new edition of this source:"
                " what nobody tells any more has ended."
            ),
        ),
    ] = None


def import_files(
    files: Annotated[
        list[str],
        typer.Argument(
            help=_(
                "Directories: CUF text or PDF, Wikidata"
                " TSV, JSON or CSV, project JSON lines,"
                " filled-in template; folders of them, .zip."
            )
        ),
    ],
    options: ChangeOptions,
    *,
    output: OutputOptions,
) -> None:
    """Add directories of partnerships to the local store."""
    from data.importing import ImportOptions
    from matcher.printing.answers import check_format, print_answer
    from matcher.printing.progress import ProgressBar

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    imported = matcher.import_files(
        [Path(file) for file in files],
        options=ImportOptions(
            as_of=options.as_of, replaces=options.replace, dry_run=options.dry_run
        ),
        progress=ProgressBar(matcher.say),
    )
    print_answer(imported, form, say=matcher.say)


def authorities(
    path: Annotated[
        str,
        typer.Argument(
            help=_("Folder of the npm package @etalab/decoupage-administratif, or epci.json.")
        ),
    ],
    language: LanguageOption,
    year: Annotated[
        str | None, option("--year", "YYYY", text=_("Year of the populations of the groupings."))
    ] = None,
) -> None:
    """Take a newer edition of the official list of French authorities."""
    from matcher.pipeline import import_authorities

    matcher = open_matcher(language.lang)
    count = import_authorities(matcher.holdings, Path(path), year=optional_number("--year", year))
    remark(
        matcher.say.plural(
            "{count} authority is kept; the next command builds the world with it.",
            "{count} authorities are kept; the next command builds the world with them.",
            count=count,
        )
    )


def template(
    file: Annotated[str, typer.Argument(help=_("File to write, .csv or .xlsx."))],
    language: LanguageOption,
) -> None:
    """Write an empty spreadsheet to fill in and import."""
    from data.errors import InputError
    from data.readers.template_writing import write_template
    from matcher.settings import load_settings
    from matcher.translation import translator

    path = Path(file)
    if path.exists():
        raise InputError("{path} exists already; choose another name.", path=path)
    say = translator(load_settings(language=language.lang).language)
    write_template(path, say.language)
    remark(say.text("{path} is written: fill it in, then run matcher import {path}.", path=path))
