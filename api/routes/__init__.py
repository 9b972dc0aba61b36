"""One file per resource, a few lines per route."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(prefix="/api/v1")
