"""Imports: a file is brought, looked at, and taken back whole."""

from __future__ import annotations

from threading import Lock
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from api.access import ImportWriter
from api.deps import MatcherIn
from api.giving import GiverIn
from api.problem import problem_responses
from api.routes.answering import SIMPLE, FormIn, NumberIn, Responses, unkept
from api.schemas.imports import (
    ImportDetail,
    Imported,
    ImportList,
    ImportQuery,
    OpenRowsQuery,
    Undone,
)
from api.uploads import UploadIn
from data.errors import StoreBusy

router = APIRouter(prefix="/imports", tags=["imports"])

OF_UPLOAD: Responses = {**SIMPLE, **problem_responses(409, 413, 415)}
OF_IMPORT: Responses = {**SIMPLE, **problem_responses(404)}
UPLOAD = {
    "requestBody": {
        "description": "The file as it is, a .zip of several, whatever its type is said to be.",
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}
_UNDER_WAY = Lock()


@router.post(
    "",
    operation_id="import_file",
    response_model=Imported,
    responses=OF_UPLOAD,
    openapi_extra=UPLOAD,
    summary="Import a directory of partnerships",
)
def import_file(
    writer: ImportWriter,
    query: Annotated[ImportQuery, Query()],
    file: UploadIn,
    *,
    matcher: MatcherIn,
    giver: GiverIn,
) -> Response:
    """All of it or nothing; who finds another one importing here is asked to come again."""
    from data.importing import ImportOptions

    options = ImportOptions(
        by=writer.label,
        as_of=query.as_of,
        replaces=query.replace,
        dry_run=query.dry_run,
        uploaded=True,
    )
    if not _UNDER_WAY.acquire(blocking=False):
        raise StoreBusy("another file is being imported here; try again when it is done.")
    try:
        return giver.give(matcher.import_files([file], options=options), "import")
    finally:
        _UNDER_WAY.release()


@router.get(
    "",
    operation_id="list_imports",
    response_model=ImportList,
    responses=SIMPLE,
    summary="The imports that were made",
)
def list_imports(query: FormIn, matcher: MatcherIn, giver: GiverIn) -> Response:
    """Each with its files and what became of their rows, those undone too."""
    return unkept(giver.give(matcher.imports(), "imports"))


@router.get(
    "/{number}",
    operation_id="get_import",
    response_model=ImportDetail,
    responses=OF_IMPORT,
    summary="One import, with the rows that are still open",
)
def get_import(
    number: NumberIn,
    query: Annotated[OpenRowsQuery, Query()],
    matcher: MatcherIn,
    giver: GiverIn,
) -> Response:
    """As CSV or workbook the open rows alone: fill in the choices, then `matcher resolve`."""
    found = matcher.find_import(number, page=query.page, per_page=query.per_page)
    return unkept(giver.give(found, "import", str(number)))


@router.post(
    "/{number}/undo",
    operation_id="undo_import",
    response_model=Undone,
    responses={**OF_IMPORT, **problem_responses(409, 413)},
    summary="Take an import back whole",
)
def undo_import(
    writer: ImportWriter, number: NumberIn, query: FormIn, *, matcher: MatcherIn, giver: GiverIn
) -> Response:
    """What it told counts no more; the import stays in the list, with the day of its undoing."""
    return giver.give(matcher.undo_import(number, by=writer.label), "import", str(number))
