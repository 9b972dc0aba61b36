"""A sound file → one that somebody or something has spoiled; the same number spoils it the same."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

LARGEST = 200_000

TOKENS = (
    b"\x00", b"\n", b"\r\n", b"\t", b'"', b"'", b";", b",", b"[", b"]", b"{", b"}", b":", b"&a ",
    b"*a ", b"<", b">", b"\\", b"\\ud800", b"\xff\xfe", b"\xef\xbb\xbf", b"-", b"--", b"=", b"=1+1",
    b"@", b"%s", b"{path}", b"../", b"null", b"true", b"NaN", b"Infinity", b"-1", b"0", b"1e999",
    b"9" * 40, b"9" * 5_000, b"4294967296", b"1900-00-00", "\u202e".encode(), "é".encode("cp1252"),
    "\U0001f600".encode(), b"Maire :\n", " – ".encode(), "• ".encode(), b"<!DOCTYPE a [",
    b'<!ENTITY b SYSTEM "file:///etc/passwd">', b"&b;", b" obj\n", b"endobj", b"stream\n", b" 0 R",
    b"/Kids [2 0 R]", b"/FlateDecode", b"/Count 999999999", b"q ", b"BT ", b"!!python/object ",
    b"!!bool ", b"!!int ", b"!!timestamp ", b"!!float ", b"0x" + b"f" * 5_000, b"1:" * 200, b"1.5",
    b"<<: ", b"? ", b"Saint Jean ", b"https://", b"Maire Jean-", b" " * 3_000, b"-" * 3_000, b". A",
)  # fmt: skip

ODD_TEXTS = (
    "", " ", "\x00", "\ud800", "\U0001f600", "-", "=1+1", "NaN", "9" * 30, "é" * 300, "x" * 20_000,
    "Point(9e999 1)", "Point(1 2", "Q1", "M. Octave Barbazan", "+33 5 61 00 00 00", "2004-99-99",
    "\u202eb", "{path}", "{0}", "DEEP", "a\nb", "http://" * 2_000, "1" * 9_000, "Jean A " * 2_000,
)  # fmt: skip
ODD_VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 2**63, 10**300, 1e308, float("inf"), float("nan"), [], {}, [[]], [None],
    {"a": 1}, {"value": []}, {"value": None}, ["x"] * 5_000,
)  # fmt: skip

Mutation = Callable[[bytes, Random], bytes]


def mutated(corpus: Sequence[bytes], draw: Random) -> bytes:
    """One of the files, spoiled one to six times; within its entries too where it is an archive."""
    raw = draw.choice(corpus)
    if raw.startswith(b"PK") and draw.random() < 0.7:
        return _in_archive(raw, draw)
    if raw.startswith((b"[", b"{")) and draw.random() < 0.6:
        return _in_json(raw, draw)
    for _ in range(draw.choice((1, 1, 1, 2, 3, 6))):
        raw = draw.choice(MUTATIONS)(raw, draw)[:LARGEST]
    if draw.random() < 0.1:
        other = draw.choice(corpus)
        raw = raw[: _place(raw, draw)] + other[_place(other, draw) :]
    return raw


def _in_archive(raw: bytes, draw: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    name = draw.choice(list(entries))
    entries[name] = draw.choice(MUTATIONS)(entries[name], draw)[:LARGEST]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, content in entries.items():
            # Without the hour, which would make the same input another.
            archive.writestr(zipfile.ZipInfo(entry), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _in_json(raw: bytes, draw: Random) -> bytes:
    """The same JSON, or the same lines of it, one to three of its values made odd."""
    lines = raw.splitlines() if b"}\n{" in raw else [raw]
    place = draw.randrange(len(lines))
    found = json.loads(lines[place])
    for _ in range(draw.choice((1, 1, 2, 3))):
        _make_odd(found, draw)
    lines[place] = json.dumps(found).replace('"DEEP"', "[" * 900 + "]" * 900).encode()
    return b"\n".join(lines)


def _make_odd(found: Any, draw: Random) -> None:
    while True:
        places = list(found) if isinstance(found, dict) else list(range(len(found)))
        if not places:
            return
        place = draw.choice(places)
        if draw.random() < 0.4 or not isinstance(found[place], (dict, list)):
            break
        found = found[place]
    if isinstance(found, dict) and draw.random() < 0.2:
        found[draw.choice(ODD_TEXTS)] = found.pop(place)
    else:
        # A copy: what is made odd once more must not change what the next input draws.
        found[place] = deepcopy(draw.choice((*ODD_VALUES, *ODD_TEXTS)))


def _place(raw: bytes, draw: Random) -> int:
    return draw.randint(0, len(raw))


def _slice(raw: bytes, draw: Random) -> tuple[int, int]:
    first = _place(raw, draw)
    return first, min(len(raw), first + draw.choice((1, 4, 30, 300)))


def _flip(raw: bytes, draw: Random) -> bytes:
    spoiled = bytearray(raw or b"\0")
    for _ in range(draw.choice((1, 4, 16))):
        spoiled[draw.randrange(len(spoiled))] ^= 1 << draw.randrange(8)
    return bytes(spoiled)


def _insert(raw: bytes, draw: Random) -> bytes:
    place = _place(raw, draw)
    return raw[:place] + draw.choice(TOKENS) + raw[place:]


def _replace(raw: bytes, draw: Random) -> bytes:
    first, last = _slice(raw, draw)
    return raw[:first] + draw.choice(TOKENS) + raw[last:]


def _cut(raw: bytes, draw: Random) -> bytes:
    first, last = _slice(raw, draw)
    return raw[:first] + raw[last:]


def _truncate(raw: bytes, draw: Random) -> bytes:
    return raw[: _place(raw, draw)]


def _repeat(raw: bytes, draw: Random) -> bytes:
    first, last = _slice(raw, draw)
    return raw[:first] + raw[first:last] * draw.choice((2, 20, 600)) + raw[last:]


def _nest(raw: bytes, draw: Random) -> bytes:
    place = _place(raw, draw)
    opening, closing = draw.choice(
        ((b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>"), (b"(", b")"))
    )
    depth = draw.choice((5, 60, 900, 1_100, 20_000))
    return raw[:place] + opening * depth + draw.choice((b"", b"1" + closing * depth)) + raw[place:]


def _many_tokens(raw: bytes, draw: Random) -> bytes:
    place = _place(raw, draw)
    return raw[:place] + draw.choice(TOKENS) * draw.choice((40, 3_000)) + raw[place:]


def _shuffle_lines(raw: bytes, draw: Random) -> bytes:
    lines = raw.split(b"\n")
    draw.shuffle(lines)
    return b"\n".join(lines)


MUTATIONS: tuple[Mutation, ...] = (
    _flip,
    _insert,
    _replace,
    _cut,
    _truncate,
    _repeat,
    _nest,
    _many_tokens,
    _shuffle_lines,
)
