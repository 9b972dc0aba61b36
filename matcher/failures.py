"""Every failure as one sentence on standard error and an exit code: the edge table."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from data.errors import InputError, MatcherError
from matcher.settings import LANGUAGES, help_language
from matcher.translation import Translator, mark

INPUT_ERROR, OTHER_ERROR, INTERRUPTED = 2, 1, 130

USAGE: tuple[tuple[str, str], ...] = (
    (r"No such option: (?P<what>\S+)", mark("there is no option {what}")),
    (r"No such command '(?P<what>.*)'\.", mark("there is no command {what}")),
    (
        r"Got unexpected extra arguments? ?(?:\(s\) )?\((?P<what>.*)\)",
        mark(
            "the arguments are too many, from {what} on; put names of several words in quotes, and"
            " > before a file to write"
        ),
    ),
    (r"Option '(?P<what>[^']*)' requires", mark("the option {what} needs a value")),
    (r"Option '(?P<what>[^']*)' does not take", mark("the option {what} takes no value")),
    (r"Missing (?:argument|option|parameter) '(?P<what>[^']*)'", mark("{what} is missing")),
    (r"Missing command", mark("a command is missing")),
)


def failure_language(arguments: Sequence[str]) -> str:
    """The language that the command line asks for, else the environment's."""
    asked = ""
    for position, argument in enumerate(arguments):
        if argument == "--lang" and position + 1 < len(arguments):
            asked = arguments[position + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked.lower() if asked.lower() in LANGUAGES else help_language()


def tell_error(error: MatcherError, say: Translator) -> int:
    """A deliberate failure: its sentence; 2 for what the user gave, 1 for the rest."""
    sentence = error_text(error, say)
    # A sentence that begins with a field begins with a name: of a file, an option, a place.
    tell(sentence if error.template.startswith("{") else sentence[:1].upper() + sentence[1:])
    return INPUT_ERROR if isinstance(error, InputError) else OTHER_ERROR


def error_text(error: MatcherError, say: Translator) -> str:
    """The sentence of a failure in the user's language."""
    return say.text(error.template, **error.fields)


def tell_system_error(error: OSError, say: Translator) -> int:
    """A file or a disk that fails us."""
    tell(
        say.text(
            "{path}: the system refuses ({reason}).",
            path=error.filename or "matcher",
            reason=error.strerror or str(error),
        )
    )
    return OTHER_ERROR


def tell_interruption(say: Translator) -> int:
    """Ctrl-C: nothing was changed, since every writing is whole or not at all."""
    tell(say.text("Interrupted: nothing was changed."))
    return INTERRUPTED


def tell_usage_error(message: str, command: str, *, say: Translator) -> int:
    """A command line that cannot be read, in our words where we have them."""
    problem = usage_problem(message, say)
    sentence = say.text("{problem}; see {command} --help.", problem=problem, command=command)
    tell(sentence[:1].upper() + sentence[1:])
    return INPUT_ERROR


def usage_problem(message: str, say: Translator) -> str:
    """Our words for a message of the command-line framework."""
    for pattern, template in USAGE:
        found = re.search(pattern, message)
        if found:
            return say.text(template, **found.groupdict())
    return message.rstrip(".")


def tell(sentence: str) -> None:
    """One line on standard error, without control characters."""
    line = "".join(
        character if character.isprintable() or character in "\u00a0\u202f" else " "
        for character in sentence
    )
    sys.stderr.write(line + "\n")
