from __future__ import annotations

import os
from pathlib import Path

import pytest

from data.errors import InvalidOption
from matcher.settings import (
    ServiceSettings,
    help_language,
    load_service_settings,
    load_settings,
)


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that says nothing of the product."""
    for variable in [name for name in os.environ if name.startswith("MATCHER_")]:
        monkeypatch.delenv(variable)


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


def test_without_environment_the_home_is_a_folder_of_the_user() -> None:
    assert load_settings().home.name == "partner-matcher"


def test_answers_are_in_french_by_default() -> None:
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


def test_no_other_site_may_ask_the_service_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MATCHER_CORS_ORIGINS", raising=False)
    monkeypatch.delenv("MATCHER_LOG_FORMAT", raising=False)
    assert load_service_settings() == ServiceSettings((), "console")


def test_the_environment_names_the_sites_that_may_ask_and_the_form_of_the_log(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MATCHER_CORS_ORIGINS", "https://Example.org, http://localhost:3000")
    monkeypatch.setenv("MATCHER_LOG_FORMAT", "JSON")
    sites = ("https://example.org", "http://localhost:3000")
    assert load_service_settings() == ServiceSettings(sites, "json")


@pytest.mark.parametrize("origin", ["example.org", "https://example.org/page", "*", "javascript:1"])
def test_what_is_no_origin_is_refused_with_its_variable(
    monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    monkeypatch.setenv("MATCHER_CORS_ORIGINS", origin)
    with pytest.raises(InvalidOption, match="MATCHER_CORS_ORIGINS"):
        load_service_settings()


def test_an_unknown_form_of_the_log_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_LOG_FORMAT", "xml")
    with pytest.raises(InvalidOption, match="MATCHER_LOG_FORMAT"):
        load_service_settings()
