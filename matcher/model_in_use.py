"""The model in use, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matcher.holdings import Holdings
    from models.model import Model


@dataclass(frozen=True, slots=True)
class ModelInUse:
    """A model; the day on which it was put in use here, None for the one we ship."""

    model: Model
    published_on: str | None


def model_in_use(holdings: Holdings) -> ModelInUse:
    """The model that scores, with the day of its publication where it was trained here."""
    from data.store.publications import publications_of

    model = holdings.model
    days = [each.published_at[:10] for each in publications_of(holdings.shelf)
            if each.model == model.version]  # fmt: skip
    return ModelInUse(model, days[-1] if days else None)
