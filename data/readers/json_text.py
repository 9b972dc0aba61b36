"""JSON text → its values, however many there are of them and however deep they lie."""

from __future__ import annotations

import json
from typing import Any

MAX_VALUES = 4_000_000
"""A list or an object takes up to 200 bytes of memory for the two or three of its text."""


def parse_json(text: str) -> Any:
    """What a JSON text holds; ValueError where it is none, or too large or too deep to hold."""
    if text.count(",") + text.count("[") + text.count("{") > MAX_VALUES:
        raise ValueError(f"more than {MAX_VALUES} values")
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    except ValueError as error:
        raise ValueError("a number of thousands of digits") from error
