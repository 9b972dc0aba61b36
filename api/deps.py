"""What routes and pages are given: the types of their parameters say it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.concurrency import run_in_threadpool

from api.languages import language_of
from api.live import Live
from matcher.service import Matcher


def live_of(request: Request) -> Live:
    """What the worker answers from."""
    live: Live = request.app.state.live
    return live


LiveIn = Annotated[Live, Depends(live_of)]


async def current_matcher(request: Request, live: LiveIn) -> Matcher:
    """A matcher on the holdings in use, in the language of the request."""
    language = language_of(request)
    if live.ready:
        return live.matcher(language)
    return await run_in_threadpool(live.matcher, language)


MatcherIn = Annotated[Matcher, Depends(current_matcher)]
