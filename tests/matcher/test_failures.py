from __future__ import annotations

import pytest

from data.errors import InvalidOption, ModelError, StoreBusy, UnknownTerritory
from matcher.failures import failure_language, tell_error, tell_interruption, usage_problem
from matcher.translation import translator

ENGLISH, FRENCH = translator("en"), translator("fr")


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        (["suggest", "Brest"], "fr"),
        (["suggest", "Brest", "--lang", "en"], "en"),
        (["suggest", "--lang=en", "Brest"], "en"),
        (["suggest", "Brest", "--lang", "tlh"], "fr"),
        (["suggest", "Brest", "--lang"], "fr"),
    ],
)
def test_complaints_speak_the_language_of_the_command_line(
    arguments: list[str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MATCHER_LANG", raising=False)
    assert failure_language(arguments) == language


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InvalidOption("no"), 2),
        (UnknownTerritory("no {nearest}", nearest=["a"]), 2),
        (StoreBusy("no"), 1),
        (ModelError("no"), 1),
    ],
)
def test_wrong_input_exits_with_2_and_other_failures_with_1(error: Exception, code: int) -> None:
    assert tell_error(error, ENGLISH) == code  # type: ignore[arg-type]


def test_a_hostile_name_stays_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    tell_error(InvalidOption("what {name}", name="a\nb\x1b[2Jc"), ENGLISH)
    assert capsys.readouterr().err == "What a b [2Jc\n"


def test_a_sentence_that_begins_with_a_file_keeps_the_case_of_its_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell_error(InvalidOption("{path} is empty", path="in.csv"), ENGLISH)
    assert capsys.readouterr().err == "in.csv is empty\n"


def test_an_interruption_says_that_nothing_was_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert tell_interruption(FRENCH) == 130
    assert capsys.readouterr().err == "Interrompu\u202f: rien n’a été changé.\n"


def test_an_unknown_complaint_of_the_framework_is_passed_on() -> None:
    assert usage_problem("Something quite new.", FRENCH) == "Something quite new"
