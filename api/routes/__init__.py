"""The resources of the API: one module each, in the order of their description."""

from __future__ import annotations

from fastapi import APIRouter

from api.routes import comparisons, models, partnerships, suggestions, territories, themes

router = APIRouter(prefix="/api/v1")
for resource in (territories, suggestions, comparisons, partnerships, themes, models):
    router.include_router(resource.router)
