"""The accessibility statement."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from api.deps import MatcherIn
from api.pages.rendering import page
from api.schemas.queries import LanguageQuery
from matcher.settings import service_contact

router = APIRouter()


@router.get("/accessibility", response_class=HTMLResponse)
def accessibility_page(
    request: Request, matcher: MatcherIn, query: Annotated[LanguageQuery, Query()]
) -> HTMLResponse:
    """What was tested and how, what was not, and to whom to write."""
    return page(request, matcher, "accessibility.html", contact=service_contact())
