"""What every command needs to run: a matcher that shows its progress, a place for remarks."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.results import Taken
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
