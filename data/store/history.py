"""The imports and the audit, read back without SQLAlchemy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from data.store.shelf import Shelf, json_of


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file of an import, and what became of its rows."""

    name: str
    format: str
    sha256: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One import: when (UTC, ISO 8601), by whom, of which files, and when it was undone."""

    id: int
    imported_at: str
    by: str
    as_of: str | None
    replaces: str | None
    undone_at: str | None
    files: tuple[ImportedFile, ...]


@dataclass(frozen=True, slots=True)
class AuditRecord:
    """One writing: when (UTC, ISO 8601), by whom, what."""

    id: int
    at: str
    by: str
    action: str
    detail: dict[str, Any]


COUNTED = ("added", "merged", "changed", "ended", "unchanged", "unresolved", "rejected")


def imports_of(shelf: Shelf) -> list[ImportRecord]:
    """Every import, oldest first, those that were undone too."""
    if not shelf.has_table("import_files"):
        return []
    columns = ", ".join(("import_id", "name", "format", "sha256", *COUNTED))
    files: dict[int, list[ImportedFile]] = {}
    for import_id, name, form, sha256, *counts in shelf.fetch(
        f"SELECT {columns} FROM import_files ORDER BY id", {}
    ):
        found = ImportedFile(name, form, sha256, dict(zip(COUNTED, counts, strict=True)))
        files.setdefault(import_id, []).append(found)
    columns = 'id, imported_at, "by", as_of, replaces, undone_at'
    rows = shelf.fetch(f"SELECT {columns} FROM imports ORDER BY id", {})
    return [
        ImportRecord(number, at, by, as_of, replaces, undone_at, tuple(files.get(number, ())))
        for number, at, by, as_of, replaces, undone_at in rows
    ]


def sources_of(shelf: Shelf) -> dict[str, int]:
    """How many partnerships each source tells of, most first; those of standing imports."""
    counted = "SELECT name, count(DISTINCT partnership_id) FROM partnership_sources GROUP BY name"
    rows = shelf.fetch(f"{counted} ORDER BY 2 DESC, 1", {})
    return {name: int(count) for name, count in rows}


def audit_of(shelf: Shelf, since: str = "") -> list[AuditRecord]:
    """Every writing, oldest first, or those since a day or a moment (UTC, ISO 8601)."""
    if not shelf.has_table("audit"):
        return []
    found = 'SELECT id, at, "by", action, detail FROM audit WHERE at >= :since ORDER BY id'
    rows = shelf.fetch(found, {"since": since})
    return [
        AuditRecord(number, at, by, action, json_of(detail))
        for number, at, by, action, detail in rows
    ]
