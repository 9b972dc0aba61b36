"""Fetches what Wikidata tells of twinnings today, page by page, each checked before it is kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from data.errors import SyncError
from data.sync.client import Client
from data.sync.pages import Pages, Rows
from data.sync.queries import (
    DIGITS,
    ITEMS_AT_ONCE,
    count_of_slices,
    descriptions_of,
    twinnings_of_slice,
)

Progress = Callable[[str, float], None]
Cells = dict[str, str]

_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?(Q\d+)")


@dataclass
class Twinnings:
    """The twinnings that have an end in a country (ISO 3166-1 code), or all of them.

    What `pages` hold is not asked for again.
    """

    client: Client
    url: str
    pages: Pages
    country: str | None = None

    def fetch(self, progress: Progress = lambda _step, _share: None) -> list[Cells]:
        """One row for each pair of items, with the columns that `data.readers.wikidata` reads.

        Raises SyncError where a page is not sound; those before it are kept.
        """
        told: Rows = []
        progress("Asking Wikidata", 0.0)
        for done, digit in enumerate(DIGITS, start=1):
            question = twinnings_of_slice(self.country, digit)
            told += self.pages.get(question, partial(self._slice, digit, question))
            progress("Asking Wikidata", done / len(DIGITS) / 4)
        found = list(pairs(told))
        known = self._descriptions({item for pair, _ in found for item in pair}, progress)
        return [_cells(pair, dates, known) for pair, dates in found]

    def _slice(self, digit: str, question: str) -> Rows:
        """The twinnings of a slice, as many as are counted; a second time if it changed between."""
        for _ in range(2):
            rows = self._ask(question)
            for row in rows:
                if not row.get("item", "").endswith(digit):
                    raise _not_asked_for()
            if len({row.get("statement") for row in rows}) != len(rows):
                raise SyncError(
                    "Wikidata tells the same twinning twice in one page; nothing was imported: try"
                    " again later."
                )
            counted = self._counts.get(digit, 0)
            if len(rows) == counted:
                return rows
            del self._counts
        raise SyncError(
            "Wikidata counts {counted} twinnings where a page of it tells {told}, twice in a row;"
            " nothing was imported: try again later.",
            counted=counted,
            told=len(rows),
        )

    @cached_property
    def _counts(self) -> dict[str, int]:
        rows = self._ask(count_of_slices(self.country))
        try:
            counts = {row["digit"]: int(row["count"]) for row in rows}
        except (KeyError, ValueError):
            raise _no_results() from None
        if not any(counts.values()):
            raise SyncError(
                "Wikidata tells of no twinning at all; nothing was imported: try again later."
            )
        return counts

    def _descriptions(self, items: set[str], progress: Progress) -> dict[str, Cells]:
        ordered = sorted(items, key=lambda item: int(item[1:]))
        known: dict[str, Cells] = {}
        for start in range(0, len(ordered), ITEMS_AT_ONCE):
            asked = ordered[start : start + ITEMS_AT_ONCE]
            question = descriptions_of(asked)
            rows = self.pages.get(question, partial(self._described, asked, question))
            known |= {_item(row["item"]): row for row in rows}
            progress("Asking Wikidata", 0.25 + 0.75 * len(known) / len(ordered))
        return known

    def _described(self, asked: Sequence[str], question: str) -> Rows:
        rows = self._ask(question)
        if sorted(_item(row.get("item", "")) for row in rows) != sorted(asked):
            raise _not_asked_for()
        return rows

    def _ask(self, question: str) -> Rows:
        found = self.client.fetch(self.url, {"query": question, "format": "json"})
        try:
            bindings = found["results"]["bindings"]  # type: ignore[index]
            return [
                {str(name): str(cell["value"]) for name, cell in binding.items()}
                for binding in bindings
            ]
        except (KeyError, TypeError, AttributeError):
            raise _no_results() from None


def _not_asked_for() -> SyncError:
    return SyncError(
        "Wikidata answers with other items than were asked for; nothing was imported: try again"
        " later."
    )


def _no_results() -> SyncError:
    return SyncError(
        "Wikidata answers in another form than that of SPARQL results; nothing was imported: check"
        " the address of the service, or try again later."
    )


def pairs(told: Iterable[Mapping[str, str]]) -> Iterator[tuple[tuple[str, str], Cells]]:
    """Each pair of items once, in a fixed order, with its dates whichever side tells them.

    A pair has ended where a last end is known and no twinning of it began after that; an end or a
    start that Wikidata does not know counts for nothing.
    """
    dates: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for row in told:
        ends = _item(row.get("item", "")), _item(row.get("partner", ""))
        if all(ends) and ends[0] != ends[1]:
            dates.setdefault((min(ends), max(ends)), []).append(row)
    for pair in sorted(dates):
        starts = [row["start"] for row in dates[pair] if row.get("start")]
        end = max((row["end"] for row in dates[pair] if row.get("end")), default="")
        renewed = any(start > end for start in starts)
        yield pair, {"start": min(starts, default=""), "end": "" if renewed else end}


def _item(address: str) -> str:
    """The identifier in the address of an item; empty for what is none, as an unknown value."""
    found = _ITEM.fullmatch(address)
    return found[1] if found else ""


def _cells(pair: tuple[str, str], dates: Cells, known: Mapping[str, Cells]) -> Cells:
    first, second = (known[item] for item in pair)
    return _end("item", pair[0], first) | _end("partner", pair[1], second) | dates


def _end(column: str, item: str, told: Cells) -> Cells:
    """The columns of one end; its own identifier where it has no name that can be read."""
    names = (told.get(language, "") for language in ("english", "french", "multilingual"))
    return {
        f"{column}Label": next(filter(None, names), item),
        f"{column}Country": told.get("country", ""),
        f"{column}Coord": told.get("place", ""),
        f"{column}Population": told.get("population", ""),
    }
