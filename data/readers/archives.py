"""A .zip opened with care: its list is weighed before it is read, its entries while unpacking."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data.errors import UnreadableFile

WORKBOOK = "xl/workbook.xml"
MAX_LISTING = 1_000_000
"""Bytes of the list of entries, which takes some twenty times as much memory once read."""
MAX_UNPACKED = 200_000_000
MAX_RATIO = 200

_OPENINGS = (b"PK\x03\x04", b"PK\x05\x06")
_END, _LONG_END = b"PK\x05\x06", b"PK\x06\x07"
_END_LENGTH, _LONG_END_LENGTH, _LONGEST_COMMENT = 22, 20, 65_536
_ENCRYPTED = 0x1
# Of all methods these two alone unpack piece by piece, whatever the archive claims.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_PIECE = 1_000_000
_SURELY_SMALL = 10_000_000


def is_packed(opening: bytes) -> bool:
    """Whether a file that begins so is an archive, a workbook among them."""
    return opening.startswith(_OPENINGS)


def is_document(archive: zipfile.ZipFile) -> bool:
    """Whether an archive is one document of an office suite, XLSX or another: not some files."""
    return not {WORKBOOK, "[Content_Types].xml", "mimetype"}.isdisjoint(archive.namelist())


@contextmanager
def open_archive(path: Path, *, told: object = None) -> Iterator[zipfile.ZipFile]:
    """An archive of which every entry can be unpacked; messages call it `told`, else its path."""
    name = path if told is None else told
    try:
        _check_listing(path, name)
        with zipfile.ZipFile(path) as archive:
            for entry in archive.infolist():
                _check_entry(entry, name)
            yield archive
    except UnreadableFile:
        raise
    except FileNotFoundError as error:
        raise UnreadableFile("{path} does not exist; check its name.", path=name) from error
    except OSError as error:
        raise UnreadableFile(
            "{path} cannot be unpacked ({reason}).", path=name, reason=error.strerror or error
        ) from error
    except Exception as error:  # zipfile raises whatever a damaged archive makes it meet
        raise UnreadableFile(
            "{path} is a damaged archive; save or pack it again.", path=name
        ) from error


def unpack(
    archive: zipfile.ZipFile, room: Path, *, told: object, before: int = 0
) -> Iterator[tuple[Path, str]]:
    """Unpack every file into a folder: where each lies, under a number, and its name inside.

    The bytes are counted as they come, after those that were unpacked `before`: an archive may
    claim any size.
    """
    packed = sum(entry.compress_size for entry in archive.infolist()) or 1
    unpacked = 0
    for number, entry in enumerate(archive.infolist()):
        if entry.is_dir():
            continue
        target = room / str(number)
        with archive.open(entry) as content, target.open("wb") as file:
            while piece := content.read(_PIECE):
                unpacked += len(piece)
                _weigh(unpacked, packed, told=told, before=before)
                file.write(piece)
        yield target, entry.filename


def _weigh(unpacked: int, packed: int, *, told: object, before: int) -> None:
    if before + unpacked > MAX_UNPACKED:
        raise UnreadableFile(
            "{path} would weigh more than {limit} MB once unpacked; split it.",
            path=told,
            limit=MAX_UNPACKED // 1_000_000,
        )
    if unpacked > max(_SURELY_SMALL, packed * MAX_RATIO):
        raise UnreadableFile(
            "{path} unpacks to more than {limit} times its size, as no directory does;"
            " give its files unpacked.",
            path=told,
            limit=MAX_RATIO,
        )


def _check_listing(path: Path, told: object) -> None:
    """Refuse a list of entries that would fill the memory, before anything reads it."""
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - _END_LENGTH - _LONGEST_COMMENT - _LONG_END_LENGTH))
        tail = file.read()
    end = _end_record(tail)
    if end >= 0 and any(tail[end + 4 : end + 8]):
        raise UnreadableFile(
            "{path} is packed in an unusual way; pack it again as an ordinary .zip.", path=told
        )
    length = int.from_bytes(tail[end + 12 : end + 16], "little") if end >= 0 else 0
    long = _LONG_END in tail[max(0, end - _LONG_END_LENGTH) : max(0, end)]
    if length > MAX_LISTING or long:
        raise UnreadableFile("{path} lists too many files; split it.", path=told)


def _end_record(tail: bytes) -> int:
    """Where the record lies that zipfile goes by; -1 where there is none.

    One without a comment ends the file, and may hold its own signature once more.
    """
    last = tail[-_END_LENGTH:]
    if len(last) == _END_LENGTH and last.startswith(_END) and last.endswith(b"\0\0"):
        return len(tail) - _END_LENGTH
    return tail.rfind(_END)


def _check_entry(entry: zipfile.ZipInfo, told: object) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise UnreadableFile(
            "{path} is locked by a password; save or pack it again without one.", path=told
        )
    if entry.compress_type not in _METHODS:
        raise UnreadableFile(
            "{path} is packed in an unusual way; pack it again as an ordinary .zip.", path=told
        )
