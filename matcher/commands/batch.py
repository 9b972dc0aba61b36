"""`matcher batch`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from matcher.commands.options import (
    DiversityOption,
    FilterOptions,
    IncludeExistingOption,
    IncludeHiddenOption,
    LanguageOption,
    ReciprocalOption,
    StandingOption,
    TopOption,
    WeightsOption,
    decimal_number,
    option,
    weights,
    whole_number,
)
from matcher.commands.running import open_matcher, remark
from matcher.translation import _


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """Where the answers go, how many per row, and how complete."""

    output: Annotated[
        str, option("--output", "OUT.jsonl", text=_("File to write, one JSON object per line."))
    ]
    top: TopOption = "10"
    explain: Annotated[
        bool, typer.Option("--explain", help=_("Add the contributions to each line."))
    ] = False
    include_existing: IncludeExistingOption = False
    include_hidden: IncludeHiddenOption = False
    diversity: DiversityOption = "0.5"
    standing: StandingOption = False
    reciprocal: ReciprocalOption = False
    weight: WeightsOption = None


def batch(
    file: Annotated[
        str,
        typer.Argument(
            help=_(
                "CSV with a column territory (names or ids) and, if wished, a column country"
                " (one or several, separated by commas)."
            )
        ),
    ],
    options: BatchOptions,
    *,
    filters: FilterOptions,
    language: LanguageOption,
) -> None:
    """Write the suggestions for every territory of a CSV file."""
    from matcher.batch import Batch, load_batch
    from matcher.failures import error_text
    from matcher.printing.decided import SHOW_HIDDEN, hidden_line
    from matcher.printing.progress import ProgressBar
    from matcher.requests import SuggestRequest
    from matcher.writing import whole_file

    request = SuggestRequest(
        territory=file,
        top=whole_number("--top", options.top),
        filters=filters.filters(),
        include_existing=options.include_existing,
        include_hidden=options.include_hidden,
        weights=weights(options.weight or ()),
        diversity=decimal_number("--diversity", options.diversity),
        standing=options.standing,
        reciprocal=options.reciprocal,
    )
    rows = load_batch(Path(file))
    matcher = open_matcher(language.lang)
    work = Batch(matcher.holdings, request, matcher.say, explain=options.explain)
    with whole_file(Path(options.output), read=Path(file)) as stream:
        work.write(rows, stream, progress=ProgressBar(matcher.say))
    shown = matcher.say.text(SHOW_HIDDEN)
    told = [(line, f"{hidden_line(count, matcher.say)} {shown}") for line, count in work.hidden]
    told += [(each.line, error_text(each.error, matcher.say)) for each in work.failures]
    for line, message in told:
        remark(
            matcher.say.text(
                "{file}, line {line}: {message}", file=file, line=line, message=message
            )
        )
    remark(
        matcher.say.plural(
            "{count} row answered, {failed} failed: {output}",
            "{count} rows answered, {failed} failed: {output}",
            count=len(rows) - len(work.failures),
            failed=len(work.failures),
            output=options.output,
        )
    )
    if work.failures:
        raise typer.Exit(1)
