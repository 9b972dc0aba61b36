"""A new edition of a source: which source is meant, and what the files say in its name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, timedelta

from data.errors import InvalidOption
from data.readers.gathering import shown_name
from data.readers.reading import Reading
from data.records import MentionedPartnership, Source
from data.store.history import sources_of
from data.store.shelf import Shelf
from data.text import clean

LISTED = 12


def check_day(text: str, *, option: str = "--as-of") -> str:
    """A day as an option takes it, in ISO 8601."""
    try:
        return date.fromisoformat(text.strip()).isoformat()
    except ValueError:
        raise InvalidOption(
            "{option} {text!r} is not a day; write year-month-day, as in 2026-01-31.",
            option=option,
            text=text[:40],
        ) from None


def check_edition(text: str) -> str:
    """The day of an edition, which has come somewhere on Earth, in ISO 8601."""
    day = check_day(text)
    if date.fromisoformat(day) > date.today() + timedelta(days=1):
        raise InvalidOption(
            "--as-of {day} has not come yet; give the day on which the files were up to date.",
            day=day,
        )
    return day


def check_source(shelf: Shelf, text: str) -> str:
    """The known source that `--replace` names, whole or by its beginning, in any case."""
    known = sources_of(shelf)
    if not known:
        raise InvalidOption(
            "--replace {text!r}: nothing was imported yet; import without it.", text=text[:80]
        )
    wanted = clean(text).casefold()
    begun = [name for name in known if name.casefold().startswith(wanted)]
    exact = [name for name in known if name == text or name.casefold() == wanted]
    if exact or (wanted and len(begun) == 1):
        return (exact or begun)[0]
    raise InvalidOption(
        "--replace {text!r} is not a source that was imported; with their partnerships these are:"
        " {known}.",
        text=text[:80],
        known=_listed([f"{name} ({count})" for name, count in known.items()]),
    )


def check_told(source: str, readings: Sequence[Reading]) -> None:
    """Refuse files that do not speak for the source that they are to replace."""
    told = dict.fromkeys(row.source.name for reading in readings for row in reading.rows)
    if source not in told:
        raise InvalidOption(
            "--replace {source!r}: the files do not tell of that source, but of {told}; give its"
            " new edition, or leave the option out.",
            source=source,
            told=_listed(list(told)) or "—",
        )


def said_by(
    row: MentionedPartnership, *, file: str, as_of: str | None, replaces: str | None
) -> MentionedPartnership:
    """The row, its source dated by the edition where it brings no date.

    A row whose source is but its own file speaks for the source that the file replaces, else for
    the file by the name that is shown of it.
    """
    source = row.source
    name = replaces or shown_name(file) if source.name == clean(file) else source.name
    return replace(row, source=Source(name, source.locator, source.date or as_of))


def _listed(names: Collection[str]) -> str:
    shown = list(names)[:LISTED]
    return ", ".join(shown) + (", …" if len(names) > LISTED else "")
