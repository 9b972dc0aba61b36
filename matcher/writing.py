"""Files written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from data.errors import InputError


@contextmanager
def whole_file(path: Path, *, read: Path | None = None) -> Iterator[TextIO]:
    """A text file beside `path` that takes its name at the end, and is removed on failure.

    A link stays: its target is written. `read` is the file that the content comes from.
    """
    # Opened within: an interruption right after leaves nothing either.
    with (
        partial_file(path, read) as partial,
        partial.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        yield stream


def write_whole(path: Path, content: bytes) -> None:
    """The same for bytes."""
    with partial_file(path) as partial:
        partial.write_bytes(content)


@contextmanager
def partial_file(path: Path, read: Path | None = None) -> Iterator[Path]:
    """A name beside that of the file, under which it is written until it is whole."""
    path = _writable(path, read)
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        yield partial
        partial.replace(path)
    except OSError as error:
        _discard(partial)
        raise _unwritable(path, error) from error
    except BaseException:
        _discard(partial)
        raise


def _discard(partial: Path) -> None:
    with suppress(OSError):
        partial.unlink()


def _writable(path: Path, read: Path | None) -> Path:
    """The file itself, behind any link; InputError where it must not be replaced."""
    if str(path) == "-":
        raise InputError("'-' is no file to write; give the name of a file.")
    if path.is_dir():
        raise InputError("{path} is a folder; give a file.", path=path)
    if path.exists():
        if not path.is_file():
            raise InputError("{path} is a device or a pipe; give an ordinary file.", path=path)
        if read is not None and read.exists() and path.samefile(read):
            raise InputError("{path} is the file to read; give another file to write.", path=path)
    try:
        return path.resolve()
    except (OSError, RuntimeError) as error:
        raise InputError("{path} is a link that leads nowhere; give a file.", path=path) from error


def _unwritable(path: Path, error: OSError) -> InputError:
    return InputError(
        "{path} cannot be written ({reason}); choose another file or free some room.",
        path=path,
        reason=error.strerror or str(error),
    )
