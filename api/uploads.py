"""The body of a request → a file of its own, as the bytes come; it is gone with the answer."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from fastapi import Depends, Query, Request
from starlette.concurrency import run_in_threadpool

from api.access import ImportWriter
from api.schemas.imports import ImportQuery
from data.errors import WrongContent
from data.readers.gathering import shown_name

LONGEST_BYTES = 200
"""File systems take names of 255 bytes."""


async def uploaded(
    request: Request, writer: ImportWriter, query: Annotated[ImportQuery, Query()]
) -> AsyncIterator[Path]:
    """The file that is sent, under its own name; nothing is read for who shows no key.

    Raises WrongContent for a form with the file among its fields.
    """
    if request.headers.get("content-type", "").casefold().startswith("multipart/"):
        raise WrongContent(
            "the body is a form of several parts: send the file itself as the body, as curl -X POST"
            " -T FILE does (-F does not), and its name in the address, ?name=FILE."
        )
    with TemporaryDirectory(prefix="matcher-", ignore_cleanup_errors=True) as folder:
        path = Path(folder) / _plain(query.name)
        with path.open("wb") as file:
            async for piece in request.stream():
                await run_in_threadpool(file.write, piece)
        yield path


UploadIn = Annotated[Path, Depends(uploaded)]


def _plain(name: str) -> str:
    """A name that leads nowhere and that any file system takes."""
    last = shown_name(name).rpartition("/")[2]
    return last.encode()[:LONGEST_BYTES].decode(errors="ignore") or "import"
