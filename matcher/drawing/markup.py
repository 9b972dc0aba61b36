"""Elements of SVG as text, everything in them escaped."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What the production Char of XML 1.0 leaves out."""


def element(name: str, *content: str, **attributes: str | float | None) -> str:
    """An element around `content`, which is markup already.

    Attributes that are None are left out; `_` stands for `-`, a last `_` is dropped.
    """
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(_value(value))}"
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(content)}</{name}>" if content else f"<{name}{written}/>"


def words(text: str) -> str:
    """Text as content of an element, without the characters that XML forbids."""
    return escape(_FORBIDDEN.sub("", text))


def number(value: float) -> str:
    """A coordinate: two decimals at most."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _value(value: str | float) -> str:
    return _FORBIDDEN.sub("", value) if isinstance(value, str) else number(value)
