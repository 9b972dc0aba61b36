"""The catalogue of messages is complete, compiled, and typographically French."""

from __future__ import annotations

import re
from string import Formatter

import pytest
from babel.messages.catalog import Message

from matcher.catalogue import LANGUAGES, compiled, extract_messages, load_catalogue, mo_file

FRENCH = [message for message in load_catalogue("fr") if message.id]
NO_BREAK = "\u202f\u00a0"


def texts(part: object) -> list[str]:
    """Return the forms of a message or of its translation."""
    return [part] if isinstance(part, str) else [str(form) for form in part or ()]  # type: ignore[attr-defined]


def fields(text: str) -> set[str]:
    """Return the names of the fields that a text fills in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def named(message: Message) -> str:
    return texts(message.id)[0][:40]


def test_every_message_of_the_code_is_in_the_catalogue() -> None:
    known = {tuple(texts(message.id)) for message in FRENCH}
    said = {tuple(texts(message.id)) for message in extract_messages() if message.id}
    assert said - known == set()


def test_no_message_of_the_catalogue_has_left_the_code() -> None:
    known = {tuple(texts(message.id)) for message in FRENCH}
    said = {tuple(texts(message.id)) for message in extract_messages() if message.id}
    assert known - said == set()


@pytest.mark.parametrize("message", FRENCH, ids=named)
def test_every_message_has_its_french(message: Message) -> None:
    assert len(texts(message.string)) == len(texts(message.id))
    assert all(texts(message.string))
    assert not message.fuzzy, "what is marked as fuzzy is not compiled"


@pytest.mark.parametrize("message", FRENCH, ids=named)
def test_the_french_fills_in_the_same_fields(message: Message) -> None:
    wanted = set().union(*map(fields, texts(message.id)))
    assert [fields(text) for text in texts(message.string)] == [wanted] * len(texts(message.string))


@pytest.mark.parametrize("message", FRENCH, ids=named)
def test_french_signs_stand_after_a_no_break_space(message: Message) -> None:
    for text in texts(message.string):
        assert not re.search(r" [;:!?»]|« ", text), text
        assert not re.search(rf"\w[;!?](?=\s|$)|\w:(?=\s)|[^{NO_BREAK}]»|«[^{NO_BREAK}]", text), (
            text
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_in_step(language: str) -> None:
    assert mo_file(language).read_bytes() == compiled(load_catalogue(language))
