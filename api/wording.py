"""The sentences of the command line as a client of HTTP has to read them: options are parameters.

Domain failures name options (`--min-population`); the parameters of the same meaning are named
after them (`min_population`), so that one rule here turns the first into the second.
"""

from __future__ import annotations

import re

import structlog

from data.errors import MatcherError, StoreBusy, StoreError
from matcher.translation import Translator, mark

log = structlog.get_logger("api")

UNTOLD = {"place", "reason"}
"""The fields of a StoreError that tell where the directory is and what its database says."""
BUSY = mark("the directory is in use by another process; ask again soon.")
UNAVAILABLE = mark(
    "the directory cannot be used at this moment; whoever runs the service finds why in its log."
)
NAMES = ("{", "--")
OPTIONS = (
    (r"--weight\s(?:«\s*)?\{family(?:!r)?\}(?:\s*»)?", "weight_{family}"),
    (r"--weight\sthemes\b", "weight_themes"),
    (r"--weight\b", "weight_…"),
    (r"`matcher vocabulary`", "/api/v1/vocabulary"),
    (r"`matcher models diff`", "/api/v1/models/diff"),
    (r"`matcher models(?: list)?`", "/api/v1/models"),
    (r"`matcher search`", "/api/v1/territories?q=…"),
)


def for_anybody(error: MatcherError) -> MatcherError:
    """The failure as whoever asks may read it; what only concerns our own machines is logged."""
    if not isinstance(error, StoreError) or UNTOLD.isdisjoint(error.fields):
        return error
    log.error("store", kind=type(error).__name__, reason=str(error))
    return StoreBusy(BUSY) if isinstance(error, StoreBusy) else StoreError(UNAVAILABLE)


def sentence_of(error: MatcherError, say: Translator) -> str:
    """The sentence of a failure in the language of the request, which names parameters."""
    error = for_anybody(error)
    fields = {name: _parameter(value) for name, value in say.spoken(error.fields).items()}
    template = say.text(error.template)
    sentence = parameters_for_options(template).format(**fields)
    # A sentence that begins with a field or an option begins with a name.
    return sentence if template.startswith(NAMES) else sentence[:1].upper() + sentence[1:]


def parameters_for_options(template: str) -> str:
    """The sentence, its fields still open, with parameters where options stood."""
    for option, parameter in OPTIONS:
        template = re.sub(option, parameter, template)
    return re.sub(r"--[a-z][a-z-]*", lambda found: _parameter_name(found[0]), template)


def _parameter(value: object) -> object:
    """A field that holds the name of an option, as the name of the parameter."""
    is_option = isinstance(value, str) and re.fullmatch(r"--[a-z][a-z-]*", value)
    return _parameter_name(str(value)) if is_option else value


def _parameter_name(option: str) -> str:
    return option.removeprefix("--").replace("-", "_")
