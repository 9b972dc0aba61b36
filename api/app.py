"""The application: routes, pages and the layers around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES, GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from api import health, pages, routes
from api.counting import Counting
from api.layers.answers import Answers
from api.layers.guard import Guard
from api.layers.heads import Heads
from api.layers.hosts import Hosts
from api.layers.observing import Observing
from api.layers.rates import Rates
from api.layers.request_ids import HEADER, RequestIds
from api.layers.security import SecurityHeaders
from api.layers.turns import Turns
from api.layers.unexpected import Unexpected
from api.live import Live
from api.logs import configure_logs
from api.memory import limit_arenas
from api.openapi import Application
from api.pages.rendering import static_address
from api.problems import handle_problems
from matcher.settings import ServiceSettings, load_service_settings, load_settings

STATIC = Path(__file__).parent / "pages" / "static"
PACKED = (
    *DEFAULT_EXCLUDED_CONTENT_TYPES,
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
"""Contents that are compressed already."""
LAST_SECONDS = 5.0


def create_app(home: Path | None = None) -> FastAPI:
    """The application on a home folder, by default that of the settings."""
    limit_arenas()
    settings = load_settings(home)
    service = load_service_settings()
    configure_logs(service.log_format)
    live = Live(settings.home, text_model=settings.embedding_model, database=settings.database)
    app = Application(
        title="Partner matcher",
        summary="Which foreign territory to cooperate with, and why.",
        version="1.0.0",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_living,
        middleware=layers(live, service),
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
    )
    app.state.live = live
    app.state.counting = Counting(service)
    for router in (health.router, routes.router, pages.router):
        app.include_router(router)
    app.mount("/static", StaticFolder(directory=STATIC))
    handle_problems(app)
    return app


def layers(live: Live, service: ServiceSettings) -> list[Middleware]:
    """What a request passes through, from the outside in."""
    cors = Middleware(
        CORSMiddleware,
        allow_origins=service.cors_origins,
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["Authorization", "Content-Type", HEADER],
        expose_headers=["ETag", "Retry-After", HEADER],
    )
    return [
        Middleware(Heads),
        Middleware(RequestIds),
        Middleware(Observing),
        Middleware(SecurityHeaders),
        *([cors] if service.cors_origins else []),
        Middleware(GZipMiddleware, compresslevel=5, exclude_content_types=PACKED),
        Middleware(Unexpected),
        Middleware(Hosts, names=service.hosts),
        Middleware(Rates),
        Middleware(Guard),
        Middleware(Answers, live=live),
        Middleware(Turns),
    ]


class StaticFolder(StaticFiles):
    """Files whose addresses name their content (`?v=`), for browsers to keep for good."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file; one that is asked for under its content's name never changes."""
        response = await super().get_response(path, scope)
        # Another version, still running beside us, must not be kept under our content's name.
        named = f"/static/{path}?{scope['query_string'].decode('latin-1')}" == static_address(path)
        kept = "public, max-age=31536000, immutable" if named else "no-cache"
        response.headers["Cache-Control"] = kept
        return response


@asynccontextmanager
async def _living(app: FastAPI) -> AsyncIterator[None]:
    """Open the world while the app is up, and watch for what replaces the model."""
    live: Live = app.state.live
    watch = live.start()
    yield
    live.stop()
    await run_in_threadpool(watch.join, LAST_SECONDS)
