"""Data files of installed packages, read without importing those packages."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

from data.errors import WorldError


def packaged_file(package: str, name: str) -> Path:
    """The path of a file inside an installed package; importing it could cost a gigabyte."""
    spec = find_spec(package)
    folders = spec.submodule_search_locations if spec else None
    path = Path(folders[0], name) if folders else None
    if path is None or not path.is_file():
        raise WorldError(
            "the package {package} with its file {name} is not installed; run `make` or"
            " `pip install .` again.",
            package=package,
            name=name,
        )
    return path
