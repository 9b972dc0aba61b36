"""Elements of SVG as text, everything in them escaped."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

_CONTROL = {code: None for code in range(32) if code not in (9, 10, 13)} | dict.fromkeys(
    (0xFFFE, 0xFFFF)
)


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
    """Text as content of an element, without the control characters that XML forbids."""
    return escape(text.translate(_CONTROL))


def number(value: float) -> str:
    """A coordinate: two decimals at most."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")


def _value(value: str | float) -> str:
    return value.translate(_CONTROL) if isinstance(value, str) else number(value)
