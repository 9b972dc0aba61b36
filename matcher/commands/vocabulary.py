"""`matcher vocabulary`."""

from __future__ import annotations

from typing import Annotated

from matcher.commands.options import OutputOptions, option
from matcher.translation import _


def vocabulary(
    output: OutputOptions,
    *,
    kind: Annotated[
        str | None, option("--kind", "sector|challenge", text=_("Only sectors, or challenges."))
    ] = None,
) -> None:
    """Print the sectors and the challenges."""
    from matcher.printing.answers import check_format, print_answer
    from matcher.settings import load_settings
    from matcher.translation import translator
    from matcher.vocabulary import list_vocabulary

    form = check_format(output.form)
    answer = list_vocabulary(kind)
    print_answer(answer, form, say=translator(load_settings(language=output.lang).language))
