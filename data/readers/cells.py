"""One cell → one value, or a sentence that says what was expected and what was found."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from data.errors import InputError
from data.privacy import is_contact
from data.text import MAX_CELL, clean

MAX_POPULATION = 50_000_000
FIRST_YEAR, LAST_YEAR = 800, 2100
MAX_NAME = 200
MAX_COUNTRY = 60

_YEAR = re.compile(r"\d{4}")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_THOUSANDS = re.compile(r"(?<=\d)[\s'’_](?=\d{3}(?!\d))")
_GROUPED = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


class CellError(InputError):
    """A cell does not hold what its column asks for."""


def all_faults(faults: Sequence[CellError]) -> CellError:
    """One error that tells all of several, a sentence for each."""
    if len(faults) == 1:
        return faults[0]
    each = (part for fault in faults for part in faults_of(fault))
    named = {f"fault{number}": part for number, part in enumerate(each)}
    template = " ".join(f"{{{name}}}" for name in named)
    return CellError(template, **named)


def faults_of(error: InputError) -> list[InputError]:
    """The faults that an error tells of, itself where it is the only one."""
    return [part for part in error.fields.values() if isinstance(part, InputError)] or [error]


def shown(text: str) -> str:
    """A cell as a message quotes it: cleaned, and shortened to forty characters."""
    text = clean(text)
    return text if len(text) <= 40 else text[:39] + "…"


def read_name(text: str, column: str) -> str:
    """The name of a territory: not empty, not a formula, at most 200 characters."""
    name = clean(text)
    if not name:
        raise CellError("{column} is empty; give the name of a territory.", column=column)
    if name[0] in "=+@|" or name.startswith("-"):
        raise CellError(
            '{column} "{value}" begins like a formula; give the name of a territory.',
            column=column,
            value=shown(name),
        )
    if len(name) > MAX_NAME:
        raise CellError(
            "{column} is {length} characters long; a name of at most {limit} was expected.",
            column=column,
            length=len(name),
            limit=MAX_NAME,
        )
    if is_contact(name):
        # The value is not quoted: what is dropped must not come back in a message.
        raise CellError(
            "{column} holds a person or a way to reach one; give the name of a territory.",
            column=column,
        )
    if not any(character.isalpha() for character in name):
        raise CellError(
            '{column} "{value}" holds no letter; give the name of a territory.',
            column=column,
            value=shown(name),
        )
    return name


def read_text(text: str, column: str) -> str:
    """A free text of at most 10,000 characters."""
    if len(text) > MAX_CELL:
        raise CellError(
            "{column} is {length} characters long; at most {limit} are read: shorten it.",
            column=column,
            length=len(text),
            limit=MAX_CELL,
        )
    return clean(text)


def read_number(text: str, column: str) -> float | None:
    """A finite number, French or English in its writing; None for an empty cell."""
    value = clean(text)
    if not value:
        return None
    plain = _THOUSANDS.sub("", value)
    if "." not in plain and plain.count(",") == 1:
        plain = plain.replace(",", ".")
    if not _NUMBER.fullmatch(plain) or not math.isfinite(float(plain)):
        raise CellError(
            '{column} "{value}" is not a number; leave the cell empty if unknown.',
            column=column,
            value=shown(value),
        )
    return float(plain)


def read_population(text: str, column: str = "population") -> int | None:
    """A number of inhabitants between 1 and 50 million; None for an empty cell."""
    value = _THOUSANDS.sub("", clean(text))
    # No inhabitant comes in thousandths: « 12,000 » and « 12.000 » are twelve thousand.
    plain = re.sub("[.,]", "", value) if _GROUPED.fullmatch(value) else value
    number = read_number(plain, column)
    if number is None:
        return None
    if not 1 <= number <= MAX_POPULATION:
        raise CellError(
            '{column} "{value}" lies outside 1 to {limit}; leave the cell empty if unknown.',
            column=column,
            value=shown(text),
            limit=MAX_POPULATION,
        )
    return int(number)


def read_year(text: str, column: str = "start year") -> int | None:
    """A year of four digits, taken from a date where one is given; None for an empty cell."""
    value = clean(text)
    if not value:
        return None
    found = _YEAR.search(value) if re.fullmatch(r"[+\d][\d\s/.:TZ+-]*", value) else None
    year = int(found[0]) if found and not re.search(r"\d{5}", value) else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise CellError(
            '{column} "{value}" is not a year between {first} and {last};'
            " leave the cell empty if unknown.",
            column=column,
            value=shown(value),
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return year


def read_degrees(text: str, column: str, *, limit: int) -> float | None:
    """An angle in degrees between -limit and limit; None for an empty cell."""
    number = read_number(text, column)
    if number is not None and abs(number) > limit:
        raise CellError(
            '{column} "{value}" lies outside -{limit} to {limit} degrees;'
            " leave the cell empty if unknown.",
            column=column,
            value=shown(text),
            limit=limit,
        )
    return number
