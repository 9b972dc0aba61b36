"""What every reader gives: the rows of a file, and the rows it had to refuse with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.errors import InputError, UnreadableFile
from data.records import MentionedPartnership, Reject

MAX_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Refusal(Reject):
    """A reject with the failure behind its sentence, which the edges translate."""

    error: InputError = field(compare=False)


@dataclass
class Reading:
    """Rows and rejects of one file; `lines[i]` is where `rows[i]` stands in it (1 is the first).

    `unread` are the headings of columns of which the reader makes nothing.
    """

    rows: list[MentionedPartnership] = field(default_factory=list)
    rejects: list[Refusal] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def accept(self, line: int, row: MentionedPartnership) -> None:
        """Keep a row."""
        self.rows.append(row)
        self.lines.append(line)

    def reject(self, line: int, error: InputError) -> None:
        """Refuse a row, for the reason that the error tells in a sentence."""
        self.rejects.append(Refusal(line, str(error), error.with_traceback(None)))

    def numbered(self) -> Iterator[tuple[int, MentionedPartnership]]:
        """The rows with the line of each."""
        return zip(self.lines, self.rows, strict=True)


def check_rows(count: int, path: Path) -> None:
    """Refuse a file of too many rows as soon as they are counted."""
    if count > MAX_ROWS:
        raise UnreadableFile(
            "{path} has more than {limit} rows; split it.", path=path, limit=MAX_ROWS
        )
