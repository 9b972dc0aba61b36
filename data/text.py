"""Files and cells from anywhere → clean text, whatever their encoding and their line ends."""

from __future__ import annotations

import codecs
import hashlib
import re
from pathlib import Path

from data.errors import UnreadableFile

MAX_BYTES = 50_000_000
MAX_CELL = 10_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
# A half of a surrogate pair, which JSON can hold, can be written nowhere.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
_BLANKS = re.compile(r"\s+")


def load_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file that exists, is not empty and is no larger than `limit`."""
    try:
        if path.is_dir():
            raise UnreadableFile("{path} is a folder; give a file.", path=path)
        # Counted while reading: a pipe or a device tells no size.
        with path.open("rb") as file:
            raw = file.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableFile("{path} does not exist; check its name.", path=path) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(
            "{path} cannot be read ({reason}).",
            path=path,
            reason=getattr(error, "strerror", None) or error,
        ) from error
    if len(raw) > limit:
        raise UnreadableFile(
            "{path} weighs more than {limit} MB; split it.", path=path, limit=limit // 1_000_000
        )
    if not raw.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise UnreadableFile("{path} is empty; nothing to read.", path=path)
    return raw


def sha256_of(path: Path) -> str:
    """The hash by which a file is known again, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def decode(raw: bytes, name: object) -> str:
    """Text from bytes: by its byte-order mark, else UTF-8, else Windows Latin-1; LF line ends."""
    encoding = next((codec for mark, codec in _MARKS if raw.startswith(mark)), None)
    try:
        text = raw.decode(encoding or "utf-8")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    if "\x00" in text:
        raise UnreadableFile(
            "{path} is a binary file; a text file, a PDF or an XLSX workbook was expected.",
            path=name,
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")


def load_text(path: Path) -> str:
    """The text of a file, whatever its encoding and its line ends."""
    return decode(load_bytes(path), path)


def clean(text: str) -> str:
    """A cell without control and invisible characters, its blanks made single."""
    return _BLANKS.sub(" ", _CONTROL.sub(" ", _INVISIBLE.sub("", text))).strip()
