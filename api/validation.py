"""Parameters that the framework refuses, in our words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from api.problem import WrongParameter
from matcher.translation import Translator, mark

LONGEST_SHOWN = 60

WORDS: dict[str, str] = {
    "missing": mark("{parameter} is missing."),
    "extra_forbidden": mark("{parameter} is not a parameter of this address."),
    "int_parsing": mark("{parameter} {value!r} is not a whole number; write it in digits."),
    "int_from_float": mark("{parameter} {value!r} is not a whole number; write it in digits."),
    "int_parsing_size": mark("{parameter} {value!r} is not a whole number; write it in digits."),
    "float_parsing": mark("{parameter} {value!r} is not a number; write it in digits, as in 0.5."),
    "finite_number": mark("{parameter} {value!r} is not a number; write it in digits, as in 0.5."),
    "bool_parsing": mark("{parameter} {value!r} is neither true nor false."),
    "greater_than_equal": mark("{parameter} {value!r} is out of range; give {ge} or more."),
    "less_than_equal": mark("{parameter} {value!r} is out of range; give {le} or less."),
    "greater_than": mark("{parameter} {value!r} is out of range; give more than {gt}."),
    "less_than": mark("{parameter} {value!r} is out of range; give less than {lt}."),
    "string_too_short": mark("{parameter} is too short."),
    "string_too_long": mark("{parameter} is too long; {max_length} characters at most."),
    "too_long": mark("{parameter} is given too often; {max_length} times at most."),
    "literal_error": mark("{parameter} {value!r} is not one of {expected}."),
    "enum": mark("{parameter} {value!r} is not one of {expected}."),
    "json_invalid": mark("The body of the request is not JSON."),
}
"""A sentence for each way in which the framework finds a value wrong."""

OTHERWISE = mark("{parameter} {value!r} is not understood.")


def wrong_parameters(
    errors: Sequence[Mapping[str, Any]], say: Translator
) -> tuple[WrongParameter, ...]:
    """Each parameter that was refused, with a sentence."""
    return tuple(_wrong(error, say) for error in errors)


def _wrong(error: Mapping[str, Any], say: Translator) -> WrongParameter:
    place = [str(part) for part in error["loc"][1:]]
    parameter = ".".join(place) or str(error["loc"][0])
    detail = say.text(
        WORDS.get(error["type"], OTHERWISE),
        parameter=parameter,
        value=_shown(error.get("input")),
        **{name: _limit(value, say) for name, value in error.get("ctx", {}).items()},
    )
    return WrongParameter(parameter=parameter, detail=detail)


def _limit(value: object, say: Translator) -> str:
    """A bound as a number in our language, or the values that are taken in a row."""
    if isinstance(value, int | float):
        return say.number(value, 2)
    return str(value).replace(" or ", ", ").replace("'", "")


def _shown(value: object) -> str:
    """The beginning of a value; halves of letters, which JSON may hold, cannot be sent back."""
    text = value.decode(errors="replace") if isinstance(value, bytes) else str(value)
    return text[:LONGEST_SHOWN].encode(errors="replace").decode()
