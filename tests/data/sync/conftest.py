"""A query service on this machine, and who asks it for its twinnings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.sync.client import Client, Manners
from data.sync.pages import Pages
from data.sync.wikidata import Twinnings
from tests.data.sync.query_service import Wikidata
from tests.data.sync.service import Service, serving

HASTY = Manners(answer_seconds=2, first_wait_seconds=0.01, attempts=2)


@pytest.fixture
def service() -> Iterator[Service]:
    with serving(Service(Wikidata())) as served:
        yield served


@pytest.fixture
def twinnings(service: Service, tmp_path: Path) -> Twinnings:
    """All that the service tells; the pages are kept under the test's folder."""
    return Twinnings(Client("partner-matcher", HASTY), service.url, Pages(tmp_path / "pages"))
