"""Whatever a file holds, it is read or refused in one sentence: never a crash."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import InputError
from data.readers.detect import detect_format
from data.readers.reading import Reading
from data.readers.template import COLUMNS

OPENINGS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"[{",
    b'{"head": {}, "results": ',
    b'{"french_name": "A", "foreign_name": ',
    b"itemLabel,partnerLabel,coord\n",
    b"\xff\xfei\x00t\x00",
    ";".join(column.heading.french for column in COLUMNS.values()).encode() + b"\n",
    "Foix – Sarroch\nMaire :\n".encode(),
)
RAGGED = st.text(alphabet=' "\t\n\r,;:•–-=0129AZaz\x07\u202e’[]{}\\', max_size=400)


def read(content: bytes) -> Reading | str:
    """What is read of the content, or the sentence that refuses it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        try:
            return detect_format(path).read(path)
        except InputError as error:
            return str(error)


def is_sound(found: Reading | str) -> bool:
    """A sentence on one line, or rows of which each has its line and its names."""
    if isinstance(found, str):
        return "\n" not in found and found.endswith(".")
    return all(row.first.name and row.second.name and line for line, row in found.numbered())


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(OPENINGS), st.binary(max_size=400))
def test_any_bytes_behind_any_opening_are_read_or_refused(opening: bytes, rest: bytes) -> None:
    assert is_sound(read(opening + rest))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(OPENINGS), RAGGED)
def test_any_ragged_text_behind_any_opening_is_read_or_refused(opening: bytes, rest: str) -> None:
    assert is_sound(read(opening + rest.encode()))
