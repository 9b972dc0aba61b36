"""What Prometheus may ask of a worker; several workers share their counts through a folder."""

from __future__ import annotations

import os
from pathlib import Path

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import generate_latest
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from matcher.settings import metrics_folder

STATM = Path("/proc/self/statm")
BUCKETS = (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 5, 10)

REQUESTS = Counter("matcher_requests", "Requests answered.", ("method", "route", "status"))
LATENCY = Histogram(
    "matcher_request_seconds", "Time until an answer was sent.", ("method", "route"),
    buckets=BUCKETS,
)  # fmt: skip
MODEL = Gauge(
    "matcher_model_in_use", "1 for the version of the model in use, 0 for those before it.",
    ("version",), multiprocess_mode="livemax",
)  # fmt: skip
MEMORY = Gauge(
    "matcher_memory_bytes", "Resident memory of the process.", multiprocess_mode="liveall"
)


def observe(method: str, route: str, *, status: int, seconds: float) -> None:
    """Count one answered request."""
    REQUESTS.labels(method, route, str(status)).inc()
    LATENCY.labels(method, route).observe(seconds)
    if STATM.exists():
        MEMORY.set(int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE"))


def observe_model(version: str, previous: str | None) -> None:
    """Say which model is in use from now on."""
    if previous is not None:
        MODEL.labels(previous).set(0)
    MODEL.labels(version).set(1)


def exposition() -> bytes:
    """The measures of this worker, or of all workers where they share a folder, as text."""
    if metrics_folder() is None:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


def leave_metrics() -> None:
    """Take a worker that ends out of what the others tell of those that live."""
    if metrics_folder() is not None:
        mark_process_dead(os.getpid())  # type: ignore[no-untyped-call]
