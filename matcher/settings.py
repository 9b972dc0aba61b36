"""The only reader of the environment: where things live and in which language to answer."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Literal

from data.errors import InvalidOption

LANGUAGES = ("fr", "en")
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")
HOST = re.compile(r"(\*\.)?[a-z0-9_]([a-z0-9._-]*[a-z0-9])?")
RATE = re.compile(r"[1-9][0-9]{0,6}/(second|minute|hour)")
UNLIMITED = ("0", "off")
READ_RATE, WRITE_RATE = "1200/minute", "60/minute"
WIKIDATA_URL, GEO_API_URL = "https://query.wikidata.org/sparql", "https://geo.api.gouv.fr"

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
class SourceSettings:
    """The addresses of the live sources, and where who runs them may write to us."""

    wikidata_url: str
    geo_url: str
    contact: str | None


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """How the service speaks: the sites whose scripts may ask it, and the form of its log.

    `hosts` are the names that it answers to beside those of this machine, `*.` before one standing
    for whatever is below it; `proxies` the addresses that are believed when they say for whom they
    ask. The rates say how often an address may read, and an address or a key write: a number by
    second, minute or hour, None for no limit.
    """

    cors_origins: tuple[str, ...]
    log_format: LogFormat
    hosts: tuple[str, ...] = ()
    proxies: tuple[str, ...] = ()
    read_rate: str | None = READ_RATE
    write_rate: str | None = WRITE_RATE


def load_service_settings() -> ServiceSettings:
    """What the environment says of the service, else no other site and a log to read."""
    form = os.environ.get("MATCHER_LOG_FORMAT", "").strip() or "console"
    return ServiceSettings(
        tuple(map(_origin, _listed("MATCHER_CORS_ORIGINS"))),
        check_log_format(form),
        hosts=tuple(map(_host, _listed("MATCHER_HOSTS"))),
        proxies=tuple(map(_proxy, _listed("MATCHER_PROXIES"))),
        read_rate=_rate("MATCHER_READ_RATE", READ_RATE),
        write_rate=_rate("MATCHER_WRITE_RATE", WRITE_RATE),
    )


def service_contact() -> str | None:
    """MATCHER_CONTACT: where users of the service write to, in the words that pages show."""
    return os.environ.get("MATCHER_CONTACT", "").strip() or None


def load_source_settings() -> SourceSettings:
    """What the environment says of the live sources, else the public services."""
    return SourceSettings(
        os.environ.get("MATCHER_WIKIDATA_URL", "").strip() or WIKIDATA_URL,
        os.environ.get("MATCHER_GEO_API_URL", "").strip() or GEO_API_URL,
        service_contact(),
    )


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


def announce_service(form: LogFormat, metrics: str | None, *, hosts: Iterable[str]) -> None:
    """Tell the workers to come how to log, where to share measures and which names are theirs."""
    os.environ["MATCHER_LOG_FORMAT"] = form
    os.environ["MATCHER_HOSTS"] = ",".join(hosts)
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


def _listed(variable: str) -> list[str]:
    return os.environ.get(variable, "").replace(",", " ").split()


def _host(text: str) -> str:
    name = text.lower().rstrip(".")
    if not HOST.fullmatch(name) and (not _is_network(name) or "/" in name):
        raise InvalidOption(
            "MATCHER_HOSTS: {text!r} is not the name of a host; write example.org, or"
            " *.example.org for all that is below, without port, several separated by commas.",
            text=text,
        )
    return name


def _proxy(text: str) -> str:
    if not _is_network(text):
        raise InvalidOption(
            "MATCHER_PROXIES: {text!r} is not an address; write 127.0.0.1 or 10.0.0.0/8, several"
            " separated by commas.",
            text=text,
        )
    return text


def _is_network(text: str) -> bool:
    try:
        ip_network(text)
    except ValueError:
        return False
    return True


def _rate(variable: str, usual: str) -> str | None:
    text = os.environ.get(variable, "").strip().lower() or usual
    if text in UNLIMITED:
        return None
    if not RATE.fullmatch(text):
        raise InvalidOption(
            "{variable} {text!r} is not a rate; write a number by second, minute or hour, as in"
            " {usual}, or off for no limit.",
            variable=variable,
            text=text,
            usual=usual,
        )
    return text


def _home() -> Path:
    chosen = _named_path("MATCHER_HOME")
    if chosen:
        return chosen
    from platformdirs import user_data_path

    return user_data_path("partner-matcher", appauthor=False)


def _named_path(variable: str) -> Path | None:
    chosen = os.environ.get(variable, "").strip()
    return Path(chosen).expanduser() if chosen else None
