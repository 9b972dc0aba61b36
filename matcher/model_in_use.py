"""The model in use, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.holdings import Holdings
    from models.model import Model


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """A model; the day on which it was published in the home folder, None for the one we ship."""

    model: Model
    published_on: str | None


def model_in_use(holdings: Holdings) -> ModelInUse:
    """The model that scores, with the day of its file where it was trained here."""
    file = holdings.home / "models" / holdings.model.version / "model.json"
    if not file.is_file():
        return ModelInUse(holdings.model, None)
    written = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return ModelInUse(holdings.model, written.date().isoformat())
