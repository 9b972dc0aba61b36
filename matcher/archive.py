"""A backup as a file: parts in one .zip, and a manifest that tells the digest of each."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from calendar import timegm
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import gmtime
from typing import Any

from data.errors import InputError, UnreadableFile
from data.readers.archives import open_archive

FORMAT = 1
MANIFEST = "manifest.json"
MAX_UNPACKED = 4_000_000_000
MAX_MANIFEST = 10_000_000
MAX_LINE = 10_000_000

_PIECE = 1_000_000
_NAME = r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}"
_MODEL = re.compile(rf"models/({_NAME})/({_NAME})")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself.

    The moment (UTC, ISO 8601), the version of the tables and of the product, the rows of each
    table, and the sha256 of every part by its name.
    """

    made_at: str
    tables: str
    product: dict[str, str]
    rows: dict[str, int] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)

    @property
    def models(self) -> list[str]:
        """The versions of the models, in the order of their names."""
        return sorted({found[1] for name in self.parts if (found := _MODEL.fullmatch(name))})

    def files_of(self, model: str) -> dict[str, str]:
        """The part that holds each file of a model."""
        found = {name: _MODEL.fullmatch(name) for name in self.parts}
        return {each[2]: name for name, each in found.items() if each and each[1] == model}


class Packing:
    """Adds parts to an archive and keeps its manifest, which is written last."""

    def __init__(self, archive: zipfile.ZipFile, manifest: Manifest) -> None:
        self._archive = archive
        self._manifest = manifest
        self._weight = 0

    def add_rows(self, table: str, rows: Iterable[dict[str, Any]]) -> None:
        """Add the rows of a table, a line of JSON each."""
        counted = self._manifest.rows
        counted[table] = 0

        def lines() -> Iterator[bytes]:
            for row in rows:
                counted[table] += 1
                yield json.dumps(row, ensure_ascii=False, allow_nan=False).encode() + b"\n"

        self._add(table_part(table), lines())

    def add_file(self, name: str, path: Path) -> None:
        """Add a file with the moment of its last change."""
        with path.open("rb") as file:
            pieces = iter(lambda: file.read(_PIECE), b"")
            self._add(name, pieces, moment=path.stat().st_mtime)

    def close(self) -> None:
        """Add the manifest."""
        content = {"format": FORMAT, **asdict(self._manifest)}
        self._archive.writestr(MANIFEST, json.dumps(content, ensure_ascii=False, indent=1))

    def _add(self, name: str, pieces: Iterable[bytes], *, moment: float = 0.0) -> None:
        entry = zipfile.ZipInfo(name, max(gmtime(moment)[:6], (1980, 1, 1, 0, 0, 0)))
        entry.compress_type = zipfile.ZIP_DEFLATED
        digest = hashlib.sha256()
        with self._archive.open(entry, "w", force_zip64=True) as part:
            for piece in pieces:
                self._weigh(len(piece))
                digest.update(piece)
                part.write(piece)
        self._manifest.parts[name] = digest.hexdigest()

    def _weigh(self, more: int) -> None:
        self._weight += more
        if self._weight > MAX_UNPACKED:
            raise InputError(
                "a backup of all models would weigh more than {limit} GB; remove the folders of"
                " those that nobody needs.",
                limit=MAX_UNPACKED // 10**9,
            )


def table_part(table: str) -> str:
    """The name of the part that holds a table."""
    return f"tables/{table}.jsonl"


def model_part(model: str, file: str) -> str:
    """The name of the part that holds a file of a model; InputError for a name not of ours."""
    name = f"models/{model}/{file}"
    if not _MODEL.fullmatch(name):
        raise InputError("{name} is no file of a model; move it away.", name=name)
    return name


def check_archive(path: Path, version: str, tables: Collection[str]) -> Manifest:
    """The manifest of a backup of these tables of which every part is as it was backed up.

    Raises UnreadableFile for anything else, and for tables of another version.
    """
    with open_archive(path) as archive:
        manifest = _manifest(archive, path, version)
        expected = {*map(table_part, tables), *filter(_is_file, manifest.parts)}
        weight = sum(entry.file_size for entry in archive.infolist())
        if (
            manifest.parts.keys() != expected
            or sorted(archive.namelist()) != sorted([*expected, MANIFEST])
            or weight > MAX_UNPACKED
        ):
            raise no_backup(path)
        for name, digest in manifest.parts.items():
            with archive.open(name) as part:
                if hashlib.file_digest(part, "sha256").hexdigest() != digest:  # type: ignore[arg-type]
                    raise damaged(path, name)
        return manifest


def rows_in(archive: zipfile.ZipFile, table: str) -> Iterator[Any]:
    """The rows of a table; ValueError for a line that is not JSON."""
    with archive.open(table_part(table)) as part:
        while line := part.readline(MAX_LINE):
            yield json.loads(line, parse_constant=_refuse)


def moment_of(archive: zipfile.ZipFile, name: str) -> float:
    """When a file that was backed up was last changed, as a POSIX time."""
    return timegm((*archive.getinfo(name).date_time, 0, 0, 0))


def no_backup(path: Path) -> UnreadableFile:
    """The failure of a file that we never wrote."""
    return UnreadableFile(
        "{path} is no backup; give a file that `matcher backup` wrote.", path=path
    )


def damaged(path: Path, part: str) -> UnreadableFile:
    """The failure of a backup that was changed or cut."""
    return UnreadableFile(
        "{path} is damaged: {part} is not as it was backed up; take another backup.",
        path=path,
        part=part,
    )


def _manifest(archive: zipfile.ZipFile, path: Path, version: str) -> Manifest:
    try:
        with archive.open(MANIFEST) as part:
            held = json.loads(part.read(MAX_MANIFEST))
        form, found = held.pop("format"), Manifest(**held)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise no_backup(path) from error
    if (form, found.tables) != (FORMAT, version):
        raise UnreadableFile(
            "{path} was backed up by another version of matcher (tables {found}, here {known});"
            " restore it with that version.",
            path=path,
            found=found.tables,
            known=version,
        )
    kinds = (str, dict, dict)
    said = (found.made_at, found.rows, found.parts)
    if not all(isinstance(value, kind) for value, kind in zip(said, kinds, strict=True)):
        raise no_backup(path)
    return found


def _is_file(name: str) -> bool:
    return _MODEL.fullmatch(name) is not None


def _refuse(constant: str) -> None:
    raise ValueError(constant)
