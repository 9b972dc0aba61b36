"""The only reader of the environment: where things live and in which language to answer."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from data.errors import InvalidOption

LANGUAGES = ("fr", "en")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the world, the store and the models live, and the language of the answers.

    `embedding_model` is the folder of a text model to use instead of the packaged one.
    """

    home: Path
    language: str
    embedding_model: Path | None = None


def load_settings(home: Path | None = None, language: str | None = None) -> Settings:
    """What is asked for, else what the environment says, else the defaults."""
    return Settings(
        home or _home(),
        check_language(language or environment_language()),
        embedding_model=_named_path("MATCHER_EMBEDDING_MODEL"),
    )


def environment_language() -> str:
    """MATCHER_LANG, French where it is empty."""
    return os.environ.get("MATCHER_LANG", "").strip() or "fr"


def help_language() -> str:
    """The language of the help: MATCHER_LANG, French where it is empty or wrong."""
    language = environment_language().lower()
    return language if language in LANGUAGES else "fr"


def announce_language(language: str) -> None:
    """Tell the standard gettext, that the command-line framework asks, which language we speak."""
    os.environ["LANGUAGE"] = language


def check_language(language: str) -> str:
    """The language in lower case; only those that we speak."""
    lowered = language.strip().lower()
    if lowered not in LANGUAGES:
        raise InvalidOption(
            "{language!r} is not a language of the answers: --lang and MATCHER_LANG take {known}.",
            language=language,
            known=" / ".join(LANGUAGES),
        )
    return lowered


def _home() -> Path:
    chosen = _named_path("MATCHER_HOME")
    if chosen:
        return chosen
    from platformdirs import user_data_path

    return user_data_path("partner-matcher", appauthor=False)


def _named_path(variable: str) -> Path | None:
    chosen = os.environ.get(variable, "").strip()
    return Path(chosen).expanduser() if chosen else None
