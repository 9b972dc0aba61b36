"""What is wrong with a request, in the words of the form."""

from __future__ import annotations

import re

from api.wording import for_anybody
from data.errors import MatcherError
from matcher.translation import Translator, mark

FIELDS = {
    "--theme": mark("What it is about"),
    "--need": mark("Your need, in a sentence"),
    "--country": mark("Only these countries"),
    "--exclude-country": mark("Countries to leave out"),
    "--continent": mark("Continents"),
    "--level": mark("Level"),
    "--min-population": mark("At least"),
    "--max-population": mark("At most"),
    "--top": mark("How many suggestions"),
    "--include-existing": mark("Suggest current partners too"),
    "--weight": mark("What weighs more"),
    "--diversity": mark("Comparable sizes and varied countries"),
    "--standing": mark("Rank of my territory"),
    "--reciprocal": mark("Interest of both sides"),
    "--state": mark("What became of it"),
    "--reason": mark("Reason given"),
    "--note": mark("Note"),
    "--since": mark("Year of the signature"),
}
"""The field of the form in which each option is given."""
OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")
COMMANDS = re.compile(r"\s*\([^()]*`matcher[^()]*\)|,\s\w+\s`matcher[^.]*")
"""What the command line adds for its own users."""


def refusal(error: MatcherError, say: Translator) -> str:
    """The sentence of a failure, with fields of the form where it names options."""
    error = for_anybody(error)
    template = COMMANDS.sub("", say.text(error.template))
    named = OPTION.sub(lambda found: _field(found[0], say), template)
    fields = {
        name: _field(value, say) if isinstance(value, str) else value
        for name, value in say.spoken(error.fields).items()
    }
    sentence = named.format(**fields)
    return sentence[:1].upper() + sentence[1:]


def _field(text: str, say: Translator) -> str:
    """The quoted label of the field of an option; any other text as it is."""
    return say.text("“{words}”", words=say.text(FIELDS[text])) if text in FIELDS else text
