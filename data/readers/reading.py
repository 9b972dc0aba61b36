"""What every reader gives: the rows of a file, and the rows it had to refuse with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from data.records import MentionedPartnership, Reject


@dataclass
class Reading:
    """Rows and rejects of one file; `lines[i]` is where `rows[i]` stands in it (1 is the first)."""

    rows: list[MentionedPartnership] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def accept(self, line: int, row: MentionedPartnership) -> None:
        """Keep a row."""
        self.rows.append(row)
        self.lines.append(line)

    def reject(self, line: int, reason: str) -> None:
        """Refuse a row, with a sentence that says why."""
        self.rejects.append(Reject(line, reason))

    def numbered(self) -> Iterator[tuple[int, MentionedPartnership]]:
        """The rows with the line of each."""
        return zip(self.lines, self.rows, strict=True)
