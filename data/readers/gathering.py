"""What the user gives, files, folders and .zip archives → the files to import.

In a folder or an archive whatever is no directory is passed over and told: hidden files, links,
copies, files of no known format. A file given by its own name must be of a known format, and one
of a known format must be sound. An archive is told by what it holds, not by its name; an archive
within an archive is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from data.errors import InputError, UnreadableFile
from data.privacy import is_personal
from data.readers.archives import is_document, is_packed, open_archive, unpack
from data.readers.detect import Format, detect_format
from data.readers.reading import Reading
from data.text import clean, sha256_of

MAX_FILES = 500

# In UTF-8 no longer than a file's name may be.
_LONGEST_PART = 60
_HIDDEN = ("__MACOSX", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to import: where it lies, the name to show, its format, the digest of its bytes.

    `told` is what messages call it: the path that was given, or its name in a folder or archive.
    """

    path: Path
    name: str
    format: Format
    sha256: str
    told: Path | str

    def read(self) -> Reading:
        """Its rows and rejects; a failure calls it as the user knows it."""
        with _told_as(self.told, self.path):
            return self.format.read(self.path)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of a folder or archive that is passed over; the edges translate `error`."""

    name: str
    error: InputError

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        return str(self.error)


@dataclass
class Gathered:
    """The files to import in their order, and those that are passed over."""

    files: list[FoundFile] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)


@contextmanager
def gather(paths: Iterable[Path], *, uploaded: bool = False) -> Iterator[Gathered]:
    """The files behind these paths, of which each is a file, a folder or a .zip.

    What was unpacked is removed when the context ends. Messages call an uploaded file by its name:
    where it lies means nothing to its sender.
    """
    with TemporaryDirectory(prefix="matcher-", ignore_cleanup_errors=True) as room:
        gathering = _Gathering(Path(room))
        for path in paths:
            gathering.take(path, told=shown_name(path.name) if uploaded else path)
        yield gathering.found


def shown_name(*parts: str) -> str:
    """A path within a folder or archive as it is shown; it leads nowhere.

    Without control characters, `.`, `..` and drives, each part cut to sixty characters; of one that
    names or reaches a person, the ending alone.
    """
    pieces = "/".join(parts).replace("\\", "/").split("/")
    plain = (clean(piece.encode("utf-8", "replace").decode()) for piece in pieces)
    kept = (piece for piece in plain if piece.strip(". ") and piece[1:] != ":")
    return "/".join(_cut(_of_nobody(piece)) for piece in kept)


def _of_nobody(piece: str) -> str:
    stem, point, ending = piece.rpartition(".")
    return f"…{point}{ending}" if is_personal((stem or piece).replace("_", " ")) else piece


class _Gathering:
    """Fills `found`; archives are unpacked in `room`."""

    def __init__(self, room: Path) -> None:
        self.found = Gathered()
        self._room = room
        self._names: dict[str, str] = {}
        self._copies = 0
        self._entries = 0
        self._unpacked = 0

    def take(self, path: Path, *, told: Path | str) -> None:
        """Gather what the user gave."""
        before, skipped = len(self.found.files) + self._copies, len(self.found.skipped)
        name = shown_name(path.name)
        if path.is_dir():
            self._take_folder(path)
        elif not self._took_archive(path, name, told=told):
            self._keep(path, name, told=told)
        if len(self.found.files) + self._copies > before:
            return
        if len(self.found.skipped) == skipped:
            raise UnreadableFile("{path} holds no file to read; give a file.", path=told)
        raise UnreadableFile(
            "{path} holds no directory that can be read; files passed over: {count}.",
            path=told,
            count=len(self.found.skipped) - skipped,
        )

    def _take_folder(self, root: Path) -> None:
        folder = shown_name(root.resolve().name)
        for path in _walk(root):
            inside = shown_name(*path.relative_to(root).parts)
            name = f"{folder}/{inside}"
            if path.is_symlink():
                self._skip(
                    name,
                    UnreadableFile(
                        "{path} is a link; give what it leads to by its own name.", path=name
                    ),
                )
            elif _hidden(inside) or not self._took_archive(path, name, told=name):
                self._take_member(path, folder, inside)

    def _took_archive(self, path: Path, name: str, *, told: Path | str) -> bool:
        """Gather the files of an archive; False where the path is anything else."""
        if not _begins_packed(path):
            return False
        with open_archive(path, told=told) as archive:
            if is_document(archive):
                return False
            self._entries += len(archive.namelist())
            _check_count(self._entries, told)
            room = Path(mkdtemp(dir=self._room))
            unpacked = list(unpack(archive, room, told=told, before=self._unpacked))
        for place, entry in unpacked:
            self._unpacked += place.stat().st_size
            self._take_entry(place, name, shown_name(entry) or place.name)
        return True

    def _take_entry(self, place: Path, archive: str, inside: str) -> None:
        # Some readers name a source by its file.
        folder = place.with_name(f"{place.name}-")
        folder.mkdir()
        path = place.rename(folder / inside.rpartition("/")[2])
        if _begins_packed(path):
            name = f"{archive}/{inside}"
            with open_archive(path, told=name) as inner:
                if not is_document(inner):
                    raise UnreadableFile(
                        "{path} is an archive within an archive; unpack it first.", path=name
                    )
        self._take_member(path, archive, inside)

    def _take_member(self, path: Path, container: str, inside: str) -> None:
        """Keep a file of a folder or archive, or pass over it."""
        hidden = _hidden(inside)
        name = f"{container}/{hidden or inside}"
        try:
            if hidden:
                raise UnreadableFile("{path} is hidden; it is not read.", path=name)
            if not path.is_file():
                raise UnreadableFile("{path} is neither a file nor a folder.", path=name)
            self._keep(path, name, told=name)
        except UnreadableFile as error:
            self._skip(name, error)

    def _keep(self, path: Path, name: str, *, told: Path | str) -> None:
        with _told_as(told, path):
            form = detect_format(path)
        digest = sha256_of(path)
        if digest in self._names:
            self._copies += 1
            self._skip(
                name,
                UnreadableFile(
                    "{path} holds the same as {other}; it is read once.",
                    path=told,
                    other=self._names[digest],
                ),
            )
        else:
            self._names[digest] = name
            self.found.files.append(FoundFile(path, name, form, digest, told))

    def _skip(self, name: str, error: InputError) -> None:
        # Of a hidden folder every file would be told by the same name.
        if all(name != skipped.name for skipped in self.found.skipped):
            self.found.skipped.append(Skipped(name, error.with_traceback(None)))


def _walk(root: Path) -> Iterator[Path]:
    """Every file below a folder in the order of its path; hidden folders are told, not entered."""
    count, pending = 0, [root]
    while pending:
        path = pending.pop()
        if path is not root and (path.is_symlink() or not path.is_dir() or _hidden(path.name)):
            yield path
            continue
        try:
            listed = list(islice(path.iterdir(), MAX_FILES + 1))
        except OSError as error:
            raise UnreadableFile(
                "{path} cannot be read ({reason}).", path=path, reason=error.strerror or error
            ) from error
        count += len(listed)
        _check_count(count, root)
        pending += sorted(listed, reverse=True)


def _check_count(count: int, told: Path | str) -> None:
    if count > MAX_FILES:
        raise UnreadableFile(
            "{path} holds more than {limit} files; split it.", path=told, limit=MAX_FILES
        )


def _hidden(name: str) -> str:
    """The name up to the first part of it that is hidden, or empty."""
    parts = name.split("/")
    for place, part in enumerate(parts):
        if part.startswith((".", "~$")) or part in _HIDDEN:
            return "/".join(parts[: place + 1])
    return ""


def _cut(part: str) -> str:
    if len(part) <= _LONGEST_PART:
        return part
    stem, dot, suffix = part.rpartition(".")
    end = f"…{dot}{suffix}" if stem and len(suffix) <= 8 else "…"
    return part[: _LONGEST_PART - len(end)] + end


def _begins_packed(path: Path) -> bool:
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return is_packed(file.read(4))
    except (OSError, ValueError):
        # Why it cannot be opened is told where its format is looked for.
        return False


@contextmanager
def _told_as(told: Path | str, path: Path) -> Iterator[None]:
    """A failure that speaks of a path speaks of what the user knows it as."""
    try:
        yield
    except UnreadableFile as error:
        if error.fields.get("path") != path or told == path:
            raise
        fields = {**error.fields, "path": told}
        raise UnreadableFile(error.template, **fields) from error
