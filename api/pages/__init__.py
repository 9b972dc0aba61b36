"""The web page: server-rendered, readable without script, every state at a permanent address."""

from __future__ import annotations

from fastapi import APIRouter

router = APIRouter(include_in_schema=False)
