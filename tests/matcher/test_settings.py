from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import InvalidOption
from matcher.settings import help_language, load_settings


def test_the_home_folder_is_the_one_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path))
    assert load_settings().home == tmp_path


def test_the_home_folder_given_wins_over_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MATCHER_HOME", "/elsewhere")
    assert load_settings(tmp_path).home == tmp_path


def test_without_environment_the_home_is_a_folder_of_the_user(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("MATCHER_HOME", raising=False)
    assert load_settings().home.name == "partner-matcher"


def test_answers_are_in_french_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MATCHER_LANG", raising=False)
    assert load_settings().language == "fr"


def test_the_environment_chooses_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_LANG", "EN")
    assert load_settings().language == "en"


def test_an_unknown_language_is_refused_with_the_known_ones() -> None:
    with pytest.raises(InvalidOption, match="fr / en"):
        load_settings(language="de")


def test_the_help_falls_back_to_french_when_the_environment_is_wrong(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MATCHER_LANG", "klingon")
    assert help_language() == "fr"


def test_the_environment_names_another_text_model(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("MATCHER_EMBEDDING_MODEL", str(tmp_path))
    assert load_settings().embedding_model == tmp_path


@pytest.mark.parametrize("value", ["", "  "])
def test_without_a_name_the_text_model_is_the_packaged_one(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("MATCHER_EMBEDDING_MODEL", value)
    assert load_settings().embedding_model is None
