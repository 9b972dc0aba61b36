"""The only reader of the environment: where things live and in which language to answer."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from data.errors import InvalidOption

LANGUAGES = ("fr", "en")
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")

LogFormat = Literal["console", "json"]
LOG_FORMATS: dict[str, LogFormat] = {"console": "console", "json": "json"}


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the world, the store and the models live, and the language of the answers.

    `embedding_model` is the folder of a text model to use instead of the packaged one;
    `database` is the URL of a store elsewhere than in the home folder.
    """

    home: Path
    language: str
    embedding_model: Path | None = None
    database: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """How the service speaks: the sites whose scripts may ask it, and the form of its log."""

    cors_origins: tuple[str, ...]
    log_format: LogFormat


def load_service_settings() -> ServiceSettings:
    """What the environment says of the service, else no other site and a log to read."""
    origins = os.environ.get("MATCHER_CORS_ORIGINS", "").replace(",", " ").split()
    form = os.environ.get("MATCHER_LOG_FORMAT", "").strip() or "console"
    return ServiceSettings(tuple(map(_origin, origins)), check_log_format(form))


def service_contact() -> str | None:
    """MATCHER_CONTACT: where users of the service write to, in the words that pages show."""
    return os.environ.get("MATCHER_CONTACT", "").strip() or None


def check_log_format(form: str) -> LogFormat:
    """The form of the log; only those that we write."""
    found = LOG_FORMATS.get(form.lower())
    if found is None:
        raise InvalidOption(
            "{form!r} is not a form of the log: --log-format and MATCHER_LOG_FORMAT take {known}.",
            form=form,
            known=" / ".join(LOG_FORMATS),
        )
    return found


def announce_service(form: LogFormat, metrics: str | None) -> None:
    """Tell the workers to come the form of the log, and the folder where they share measures."""
    os.environ["MATCHER_LOG_FORMAT"] = form
    if metrics is not None:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = metrics


def metrics_folder() -> Path | None:
    """The folder where the workers of a service share their measures, if there are several."""
    return _named_path("PROMETHEUS_MULTIPROC_DIR")


def load_settings(home: Path | None = None, language: str | None = None) -> Settings:
    """What is asked for, else what the environment says, else the defaults."""
    return Settings(
        home or _home(),
        check_language(language or environment_language()),
        embedding_model=_named_path("MATCHER_EMBEDDING_MODEL"),
        database=os.environ.get("MATCHER_DATABASE_URL", "").strip() or None,
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


def _origin(text: str) -> str:
    if not ORIGIN.fullmatch(text.lower()):
        raise InvalidOption(
            "MATCHER_CORS_ORIGINS: {text!r} is not the origin of a site; write"
            " https://example.org, several separated by commas.",
            text=text,
        )
    return text.lower()


def _home() -> Path:
    chosen = _named_path("MATCHER_HOME")
    if chosen:
        return chosen
    from platformdirs import user_data_path

    return user_data_path("partner-matcher", appauthor=False)


def _named_path(variable: str) -> Path | None:
    chosen = os.environ.get(variable, "").strip()
    return Path(chosen).expanduser() if chosen else None
