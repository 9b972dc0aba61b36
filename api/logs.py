"""The log: one line for each event on standard error, as JSON or for a person to read."""

from __future__ import annotations

import logging
import sys
from traceback import extract_tb
from typing import TextIO, cast

import structlog
from structlog.typing import Processor

from matcher.settings import LogFormat

RENDERERS: dict[LogFormat, Processor] = {
    "json": structlog.processors.JSONRenderer(ensure_ascii=False),
    "console": structlog.dev.ConsoleRenderer(colors=False),
}
LEVELS = {"api": logging.INFO, "uvicorn": logging.WARNING}
"""Whose events are told, ours and the server's, and from which level on."""


class ErrorStream:
    """Standard error, whichever it is at the moment of writing."""

    def write(self, text: str) -> int:
        """Write to it."""
        return sys.stderr.write(text)

    def flush(self) -> None:
        """Flush it."""
        sys.stderr.flush()


def configure_logs(form: LogFormat) -> None:
    """Tell events in this form from now on."""
    named: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*named, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    handler = logging.StreamHandler(cast("TextIO", ErrorStream()))
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=named,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                RENDERERS[form],
            ],
        )
    )
    for name, level in LEVELS.items():
        logger = logging.getLogger(name)
        logger.handlers = [handler]
        logger.setLevel(level)


def place_of(error: BaseException) -> list[str]:
    """Where in the code an exception arose; its message may quote what was asked, this does not."""
    frames = extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
