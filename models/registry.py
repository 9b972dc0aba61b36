"""The trained models of a home folder: each in a folder of its own, one of them in use."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from data.errors import ModelError
from models.artifact import default_folder, save_model
from models.model import Model

CURRENT = "current"


def publish_model(model: Model, home: Path, *, papers: Mapping[str, str] | None = None) -> Path:
    """Save a model under `home/models` and put it in use; readers see the old or the new, whole."""
    folder = home / "models" / model.version
    partial = folder.with_name(f"{model.version}.{os.getpid()}.partial")
    old = folder.with_name(f"{model.version}.{os.getpid()}.old")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        save_model(model, partial, papers=papers)
        if folder.exists():
            folder.replace(old)
        partial.replace(folder)
        _point_to(folder)
    except OSError as problem:
        raise ModelError(
            "{path}: the model could not be saved there ({problem});"
            " free some space or set MATCHER_HOME to a folder that you may write to.",
            path=home,
            problem=problem.strerror or type(problem).__name__,
        ) from problem
    finally:
        shutil.rmtree(partial, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)
    return folder


def current_folder(home: Path) -> Path:
    """The folder of the model in use: the one published in this home, else the one we ship."""
    pointer = home / "models" / CURRENT
    if not pointer.is_file():
        return default_folder()
    return home / "models" / pointer.read_text(encoding="utf-8").strip()


def _point_to(folder: Path) -> None:
    partial = folder.with_name(f"{CURRENT}.{os.getpid()}.partial")
    partial.write_text(folder.name + "\n", encoding="utf-8")
    partial.replace(folder.with_name(CURRENT))
