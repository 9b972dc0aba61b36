"""What the shapes on the wire have in common: closed models, a description and an example each."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Wire(BaseModel):
    """A shape on the wire, which holds these fields and no other."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def told(description: str, example: object) -> Any:
    """A field with what it means and what it may hold."""
    return Field(description=description, examples=[example])
