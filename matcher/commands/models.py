"""`matcher models`: list, diff, publish, rollback."""

from __future__ import annotations

from typing import Annotated

import typer

from matcher.commands.options import OutputOptions, option
from matcher.commands.running import open_matcher
from matcher.translation import _


def list_models(output: OutputOptions) -> None:
    """Print the trained models and which one is in use."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(matcher.models(), form, say=matcher.say)


def diff(
    output: OutputOptions,
    first: Annotated[
        str | None,
        typer.Argument(help=_("A model; by default the one in use. shipped is the one we ship.")),
    ] = None,
    second: Annotated[
        str | None, typer.Argument(help=_("Another model; by default the newest one."))
    ] = None,
) -> None:
    """Print what users would see otherwise with another model."""
    from matcher.printing.answers import check_format, print_answer
    from matcher.printing.progress import ProgressBar

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    bar = ProgressBar(matcher.say)
    print_answer(matcher.diff_models(first, second, progress=bar), form, say=matcher.say)


def publish(
    version: Annotated[str, typer.Argument(help=_("A model: see matcher models list."))],
    output: OutputOptions,
    *,
    force: Annotated[
        str | None,
        option(
            "--force",
            "REASON",
            text=_("Put it in use in spite of its figures; the reason is kept."),
        ),
    ] = None,
) -> None:
    """Put a model in use, unless its figures fall."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(matcher.publish_model(version, force=force), form, say=matcher.say)


def rollback(output: OutputOptions) -> None:
    """Put the model in use again that was so before."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    print_answer(matcher.roll_back_model(), form, say=matcher.say)


COMMANDS = (
    ("list", list_models, _("List the trained models, with the figures of each.")),
    ("diff", diff, _("Tell what users would see otherwise with another model.")),
    ("publish", publish, _("Put a model in use, unless its figures fall.")),
    ("rollback", rollback, _("Put the model in use again that was so before.")),
)
