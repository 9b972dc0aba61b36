"""A program of its own that parses one PDF or XLSX within bounds of time and memory: `confined`.

It imports nothing of ours, so that it can be run by its path alone. It writes lines of JSON: what
the parser yields, then `{"end": reason}`, where no reason means that all went well. What a file
makes die ends without that last line.
"""

from __future__ import annotations

import json
import logging
import resource
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from time import process_time

MEMORY = 900_000_000
"""Bytes of address space; the parsers themselves take 190 million."""
PATIENCE = 4
"""Seconds of work until the first page or row, and from one to the next."""
OPENING_PER_MB = 4
SECONDS_PER_MB, MOST_SECONDS = 30, 300
"""Seconds of work in all, beyond the patience: what a file may take grows with its size."""
LONGEST_PAGE, LONGEST_CELL = 3_000_000, 40_000
"""Characters; whoever reads them takes fewer."""
MOST_COLUMNS = 200


def pages_of(path: str) -> Iterator[object]:
    """The number of pages of a PDF, then the text of each."""
    import pdfplumber

    # Its parser warns of every flaw in a file; what matters is whether text comes out.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    yield None
    with pdfplumber.open(path) as document:
        yield len(document.pages)
        for page in document.pages:
            yield (page.extract_text() or "")[:LONGEST_PAGE]
            # A page keeps all that was parsed of it; a long document would fill the memory.
            page.close()


def rows_of(path: str) -> Iterator[object]:
    """The rows of the first sheet of a workbook as texts; a formula stays « =… »."""
    from defusedxml import ElementTree  # type: ignore[import-untyped]

    # Entities it refuses by itself; no workbook has a DTD either. openpyxl takes these two.
    ElementTree.iterparse = partial(ElementTree.iterparse, forbid_dtd=True)
    ElementTree.fromstring = partial(ElementTree.fromstring, forbid_dtd=True)
    import openpyxl

    yield None
    book = openpyxl.load_workbook(path, read_only=True, data_only=False)
    sheet = book.worksheets[0]
    # The size that a file claims for its sheet may be absurd; it is counted while reading.
    sheet.reset_dimensions()
    for cells in sheet.iter_rows(values_only=True):
        yield [_as_text(cell)[:LONGEST_CELL] for cell in cells[:MOST_COLUMNS]]


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


PARSERS: Mapping[str, Callable[[str], Iterator[object]]] = {"pdf": pages_of, "xlsx": rows_of}
"""Each yields None once its packages are loaded, which is no work that a file asks for."""


def main(kind: str, path: str) -> None:
    """Write what the parser of this kind finds in a file."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    end = ""
    try:
        pieces = PARSERS[kind](path)
        next(pieces)
        megabytes = Path(path).stat().st_size / 1_000_000
        last = int(process_time() + PATIENCE + min(MOST_SECONDS, SECONDS_PER_MB * megabytes)) + 1
        _allow(PATIENCE + OPENING_PER_MB * megabytes, last)
        for piece in pieces:
            _tell(piece)
            _allow(PATIENCE, last)
    except MemoryError:
        end = "memory"
    except ImportError:
        raise
    except Exception:  # parsers raise whatever a damaged file makes them meet
        end = "damaged"
    _tell({"end": end})


def _allow(seconds: float, last: int) -> None:
    """Let the kernel end this process after so many more seconds of work."""
    soonest = min(int(process_time() + seconds) + 1, last)
    resource.setrlimit(resource.RLIMIT_CPU, (soonest, last))


def _tell(piece: object) -> None:
    sys.stdout.write(json.dumps(piece) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
