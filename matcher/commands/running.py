"""What every command needs to run: a matcher that shows its progress, a place for remarks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from matcher.commands.options import OutputOptions
    from matcher.results import Card, Declarations, Partners, Taken
    from matcher.service import Matcher


def open_matcher(language: str | None) -> Matcher:
    """A matcher that draws a progress bar if the world has to be built."""
    from matcher.printing.progress import ProgressBar
    from matcher.service import Matcher
    from matcher.settings import load_settings
    from matcher.translation import translator

    say = translator(load_settings(language=language).language)
    return Matcher.open(language=language, progress=ProgressBar(say))


def remark(text: str) -> None:
    """Say something beside the answer, on standard error."""
    if text:
        sys.stderr.write(text + "\n")


def remark_taken(taken: Taken, matcher: Matcher) -> None:
    """Say what a name was taken for, where it could have been something else."""
    from matcher.printing.profiles import taken_line

    remark(taken_line(taken, matcher.say))


def print_of_territory(
    output: OutputOptions, find: Callable[[Matcher], Partners | Card | Declarations]
) -> None:
    """Print what a matcher finds of one territory, and say what its name was taken for."""
    from matcher.printing.answers import check_format, print_answer

    form = check_format(output.form)
    matcher = open_matcher(output.lang)
    answer = find(matcher)
    remark_taken(answer.taken, matcher)
    print_answer(answer, form, say=matcher.say)
