"""What changes a home folder: importing directories, training and publishing models."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.holdings import Holdings, ProgressCallback

if TYPE_CHECKING:
    from data.importing import ImportReport


def import_directories(
    holdings: Holdings, paths: Sequence[Path], *, progress: ProgressCallback
) -> ImportReport:
    """Record the partnerships of these files in the local store, all or none of them."""
    from data.directory import STORE_NAME
    from data.importing import import_files
    from data.store import Store

    with Store(holdings.home / STORE_NAME) as store:
        return import_files(paths, store=store, resolver=holdings.resolver, progress=progress)
