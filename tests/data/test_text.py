from __future__ import annotations

import pytest

from data.errors import UnreadableFile
from data.text import clean, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16-le", "utf-16"])
def test_an_accent_survives_every_usual_encoding(encoding: str) -> None:
    raw = "Béjaïa\r\n".encode(encoding)
    marked = b"\xff\xfe" + raw if encoding == "utf-16-le" else raw
    assert decode(marked, "a.csv") == "Béjaïa\n"


def test_old_mac_line_ends_become_line_feeds() -> None:
    assert decode(b"a\rb\r\nc\n", "a.csv") == "a\nb\nc\n"


def test_a_byte_of_zero_makes_a_file_binary() -> None:
    with pytest.raises(UnreadableFile, match=r"a\.csv is a binary file"):
        decode(b"a,\x00b", "a.csv")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Foix\u00a0 ville\t", "Foix ville"),
        ("Fo\u200bix\x1b[31m", "Foix [31m"),
        ("\u202eFoix\ufeff", "Foix"),
    ],
)
def test_a_cell_loses_control_and_invisible_characters(text: str, expected: str) -> None:
    assert clean(text) == expected
