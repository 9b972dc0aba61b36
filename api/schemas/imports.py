"""Imports on the wire: what became of one, those that were made, what undoing took away."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from api.schemas.listing import FormQuery
from api.schemas.territories import Source
from api.schemas.wire import Wire, told
from data.records import Level
from matcher.exploring import MOST_PER_PAGE

LONGEST_FILE_NAME = 100
LONGEST_SOURCE = 500
NUMBER = "Number of the import."


class ImportQuery(FormQuery):
    """How a file is imported."""

    name: str = Field(
        default="import",
        min_length=1,
        max_length=LONGEST_FILE_NAME,
        description="Name of the file, to find it again; what it holds tells its format.",
        examples=["annuaire-2026.csv"],
    )
    as_of: str | None = Field(
        default=None,
        pattern=r"^\d{4}-\d{2}-\d{2}$",
        description="The day of this edition, for sources that bring no date.",
        examples=["2026-01-31"],
    )
    replace: str | None = Field(
        default=None,
        min_length=1,
        max_length=LONGEST_SOURCE,
        description="A source, or the beginning of its name, of which the file is the new edition:"
        " what nobody tells any more has ended.",
        examples=["Wikidata, P190 (CC0)"],
    )
    dry_run: bool = Field(
        default=False, description="Only tell what the import would change.", examples=[True]
    )


class OpenRowsQuery(FormQuery):
    """Which page of the rows that an import left open."""

    page: int = Field(default=1, ge=1, le=10**6, description="Which page, from 1.", examples=[1])
    per_page: int = Field(
        default=100, ge=1, le=MOST_PER_PAGE, description="How many rows on it.", examples=[100]
    )


class NamedTerritory(Wire):
    """A territory to choose."""

    id: str = told("Its id.", "geonames:2891122")
    name: str = told("Its main name.", "Kiel")
    country: str = told("Code of its country.", "DE")
    level: Level = told("Its level.", "municipality")
    population: int | None = told("Its inhabitants; null where unknown.", 246_601)


class OpenEnd(Wire):
    """An end of a row that is no territory that we know."""

    name: str = told("What the file calls it.", "Kihl")
    country: str | None = told("The country that the file states.", "Allemagne")
    level: Level | None = told("The level that the file states.", "municipality")
    naming: str = told("What `matcher resolve` knows it by.", "kihl|DE|municipality")
    reason: str = told("Why it is open, in the language of the request.", "aucun territoire…")
    nearest: list[NamedTerritory] = Field(description="Up to five that it may be.")


class LeftRow(Wire):
    """A row that was not recorded."""

    line: int = told("Where it stands in its file.", 12)
    state: Literal["unresolved", "rejected"] = told(
        "Whether a territory is to be told, or the row cannot be read.", "unresolved"
    )
    reason: str = told("Why, in the language of the request.", "aucun territoire ne répond…")
    ends: list[OpenEnd] = Field(description="Its ends that are open; none of a refused row.")


class OpenRow(LeftRow):
    """A row that is still open, and its file."""

    file: str = told("The file that brought it.", "annuaire-2026.csv")


class TakenEnd(OpenEnd):
    """An end that is settled, and may be another territory."""

    reason: str = told("How it is understood, in the language of the request.", "compris comme…")
    nearest: list[NamedTerritory] = Field(description="Its namesakes that came close.")
    territory: NamedTerritory = Field(description="What it is understood as.")


class TakenRow(Wire):
    """A row that was recorded, and of which an end is to be looked at."""

    line: int = told("Where it stands in its file.", 12)
    state: Literal["taken"] = told("That its ends are settled.", "taken")
    reason: str = told("How the first of them is understood.", "compris comme…")
    ends: list[TakenEnd] = Field(description="Its ends that are to be looked at.")


class Change(Wire):
    """A value that is another one than before."""

    field: Literal["link", "status", "start_year", "outcome"] = told("Which one.", "start_year")
    before: str | int | None = told("What was said; null where nothing was.", 1977)
    after: str | int | None = told("What is said by now.", 1978)


class TouchedPartnership(Wire):
    """A partnership that is new, said otherwise than before, or has ended."""

    state: Literal["accepted", "changed", "ended"] = told("What became of it.", "changed")
    first: NamedTerritory | None = Field(description="One end; null where it is unknown by now.")
    second: NamedTerritory | None = Field(description="The other end.")
    changes: list[Change] = Field(description="What was said before and after; none of a new one.")
    message: str = told("All of it in a sentence.", "La Rochelle – Kiel : année de début…")


class RowCounts(Wire):
    """What became of rows; each is counted once."""

    accepted: int = told("New partnerships.", 30)
    merged: int = told("Partnerships of which something more is known.", 2)
    changed: int = told("Partnerships that are said otherwise than before.", 1)
    ended: int = told("Partnerships that have ended, by a row or by its absence.", 1)
    unchanged: int = told("Rows that tell nothing new.", 3)
    unresolved: int = told("Rows whose territory is to be told.", 2)
    rejected: int = told("Rows that cannot be read.", 1)


class FileReport(RowCounts):
    """What became of the rows of one file."""

    name: str = told("The file, with its place in an archive.", "annuaire-2026.csv")
    format: str = told("Its format, by what it holds.", "spreadsheet")
    left_behind: list[LeftRow] = Field(description="The rows that were not recorded.")
    taken: list[TakenRow] = Field(description="Recorded rows whose territory is to be checked.")
    unread: list[str] = told("Headings of columns that the template does not have.", ["remarques"])


class Conflict(Wire):
    """Two sources that contradict each other; the word of the one that spoke first is kept."""

    first: NamedTerritory | None = Field(description="One end; null where it is unknown by now.")
    second: NamedTerritory | None = Field(description="The other end.")
    field: Literal["link", "status", "start_year", "outcome"] = told(
        "What they disagree on.", "start_year"
    )
    kept: str = told("The word that is kept.", "1999")
    kept_by: Source = Field(description="Who says so.")
    other: str = told("The other word.", "2001")
    other_by: Source = Field(description="Who says that.")
    message: str = told("All of it in a sentence.", "La Rochelle – Kiel, année de début…")


class Skipped(Wire):
    """A file of an archive that is no directory."""

    name: str = told("Its name in the archive.", "annuaires.zip/lisez-moi.docx")
    reason: str = told("Why it is passed over.", "ce format n’est pas reconnu…")


class Imported(RowCounts):
    """What became of an import."""

    import_: int | None = Field(
        alias="import", description=f"{NUMBER} Null where nothing is kept.", examples=[7]
    )
    replaced: str | None = told("The source that has a new edition.", "Wikidata, P190 (CC0)")
    choices: int = told("Choices that were kept, where a report is corrected.", 0)
    files: list[FileReport] = Field(description="The files, with what became of their rows.")
    partnerships: list[TouchedPartnership] = Field(
        description="Those that are new, said otherwise or ended."
    )
    conflicts: list[Conflict] = Field(description="Where sources contradict each other.")
    skipped: list[Skipped] = Field(description="Files of an archive that are no directories.")


class ImportedFile(RowCounts):
    """A file of an import, and what became of its rows at that time."""

    name: str = told("Its name.", "annuaire-2026.csv")
    format: str = told("Its format.", "spreadsheet")
    sha256: str = told("Hash of its bytes; empty where it was no file.", "62b465be799e57fd")


class ImportRecord(Wire):
    """One import."""

    import_: int = Field(alias="import", description=NUMBER, examples=[7])
    imported_at: str = told("When, UTC, ISO 8601.", "2026-11-22T10:00:00+00:00")
    by: str = told("Who: the label of a key, or the command line.", "Ville de La Rochelle")
    as_of: str | None = told("The day of the edition, where it was told.", "2026-01-31")
    replaces: str | None = told("The source that it replaced.", "Wikidata, P190 (CC0)")
    undone_at: str | None = told("When it was undone; null while it stands.", None)
    open: int = told("Rows of it that are still open.", 2)
    files: list[ImportedFile] = Field(description="Its files.")


class ImportDetail(ImportRecord):
    """One import and a page of the rows of it that are still open."""

    left_behind: list[OpenRow] = Field(
        description="The rows whose territory is to be told: those of the page; `open` counts all."
    )


class ImportList(Wire):
    """The imports that were made."""

    imports: list[ImportRecord] = Field(description="Oldest first, those undone too.")


class Undone(Wire):
    """What undoing an import took away."""

    import_: int = Field(alias="import", description=NUMBER, examples=[7])
    removed: int = told("Partnerships that left the directory.", 30)
    changed: int = told("Partnerships that read as the other imports tell them.", 4)
    completed: int = told("Of those that left, how many other imports had completed.", 3)
    completed_by: list[int] = told("The numbers of these imports.", [8])
    gone: int = told("Partnerships that it had completed and that left before.", 0)
    gone_with: list[int] = told("The numbers of the imports with which they left.", [])
