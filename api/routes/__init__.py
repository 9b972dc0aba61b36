"""The resources of the API: one module each, in the order of their description."""

from __future__ import annotations

from fastapi import APIRouter

from api.routes import (
    comparisons,
    feedback,
    imports,
    models,
    partnerships,
    proposals,
    suggestions,
    territories,
    themes,
    versions,
)

RESOURCES = (
    territories,
    suggestions,
    comparisons,
    partnerships,
    themes,
    models,
    versions,
    imports,
    feedback,
    proposals,
)

router = APIRouter(prefix="/api/v1")
for resource in RESOURCES:
    router.include_router(resource.router)
