"""The application: routes, pages and the layers around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from api import health, pages, routes
from api.live import Live
from api.problems import handle_problems
from matcher.settings import load_settings

STATIC = Path(__file__).parent / "pages" / "static"


def create_app(home: Path | None = None) -> FastAPI:
    """The application on a home folder, by default that of the settings."""
    settings = load_settings(home)
    app = FastAPI(
        title="Partner matcher",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_living,
    )
    app.state.live = Live(settings.home, text_model=settings.embedding_model)
    app.include_router(health.router)
    app.include_router(routes.router)
    app.include_router(pages.router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    handle_problems(app)
    return app


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    """Open the world while the app is up, and watch for what replaces the model."""
    live: Live = app.state.live
    watch = live.start()
    yield
    live.stop()
    watch.join()
