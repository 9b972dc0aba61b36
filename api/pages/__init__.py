"""The web page: server-rendered, readable without script, every state at a permanent address."""

from __future__ import annotations

from fastapi import APIRouter

from api.pages import (
    accessibility,
    compare,
    explore,
    marking,
    method,
    notes,
    result_map,
    search,
    suggestions,
    territory,
)

ROUTERS = (
    search.router,
    suggestions.router,
    result_map.router,
    compare.router,
    marking.router,
    territory.router,
    explore.router,
    method.router,
    notes.router,
    accessibility.router,
)

router = APIRouter(include_in_schema=False)
for _each in ROUTERS:
    router.include_router(_each)
