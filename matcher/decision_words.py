"""The words on screen for what became of a suggestion and for the reasons, and back to keys."""

from __future__ import annotations

from collections.abc import Mapping

from data.decisions import REASONS, STATES
from data.errors import InvalidOption
from matcher.settings import LANGUAGES
from matcher.translation import Translator, mark, translator

STATE_WORDS = {
    "contacted": mark("contact made"),
    "in_talks": mark("in talks"),
    "signed": mark("signed"),
    "refused": mark("refused"),
    "not_relevant": mark("not relevant"),
    "withdrawn": mark("mark taken back"),
}

REASON_WORDS = {
    "none": mark("no reason given"),
    "no_answer": mark("no answer"),
    "other_priority": mark("other priorities"),
    "no_budget": mark("no budget"),
    "already_engaged": mark("already engaged elsewhere"),
    "too_far": mark("too far"),
    "language": mark("language"),
    "size": mark("size gap"),
    "political": mark("political context"),
    "security": mark("insecurity"),
    "other": mark("another reason"),
}

SAYING = (mark("mark of a user"), mark("command line"))
"""What the store calls a source and a voice, for our catalogue to know."""

PROPOSAL_WORDS = {
    "open": mark("to be reviewed"),
    "accepted": mark("accepted"),
    "declined": mark("turned down"),
    "withdrawn": mark("mark taken back"),
}


def state_word(state: str, say: Translator) -> str:
    """What became of a suggestion, in words."""
    return say.text(STATE_WORDS.get(state, state))


def reason_word(reason: str, say: Translator) -> str:
    """A reason in words; nothing where none was given."""
    return "" if reason == REASONS[0] else say.text(REASON_WORDS.get(reason, reason))


def state_named(text: str) -> str:
    """The key of the state that a key or its words name, in any language."""
    return _named("--state", text, STATE_WORDS, STATES)


def reason_named(text: str) -> str:
    """The key of the reason that a key or its words name, in any language."""
    return _named("--reason", text, REASON_WORDS, REASONS)


def _named(option: str, text: str, words: Mapping[str, str], known: tuple[str, ...]) -> str:
    from data.names import name_key

    said = {
        name_key(translator(language).text(word)): key
        for language in LANGUAGES
        for key, word in words.items()
    }
    key = text.strip().lower()
    found = key if key in known else said.get(name_key(text))
    if found is None:
        raise InvalidOption(
            "{option} {given!r} is not known; give one of {known}.",
            option=option,
            given=text,
            known=", ".join(known),
        )
    return found
