"""Live sources: what Wikidata and the official French list tell today, taken over whole or not."""

from __future__ import annotations

import hashlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from matcher.holdings import CACHE, Holdings, ProgressCallback
from matcher.importing import placed
from matcher.settings import SourceSettings

if TYPE_CHECKING:
    from data.sync.client import Client
    from data.sync.edition import SyncOptions
    from data.sync.pages import Pages
    from matcher.importing import Imported

PRODUCT = "partner-matcher"


def sync_wikidata(
    holdings: Holdings,
    sources: SourceSettings,
    *,
    options: SyncOptions,
    progress: ProgressCallback,
) -> Imported:
    """Import the twinnings that Wikidata tells today, in place of those that it told before."""
    from data.sync.edition import sync_twinnings
    from data.sync.wikidata import Twinnings

    pages = _pages(holdings, sources.wikidata_url, options.country)
    client = _client(sources)
    twinnings = Twinnings(client, sources.wikidata_url, pages, options.country)
    resolver = holdings.resolver
    with holdings.open_store() as store:
        report = sync_twinnings(
            twinnings, store=store, resolver=resolver, options=options, progress=progress
        )
    return placed(holdings, report)


def sync_groupings(
    holdings: Holdings,
    sources: SourceSettings,
    *,
    year: int | None,
    progress: ProgressCallback,
) -> int:
    """Keep the official list of today for the next world, as `import_authorities` does a file's."""
    from data.sync.groupings import check_edition, fetch_lists
    from matcher.pipeline import import_authorities

    with TemporaryDirectory(prefix="matcher-sync-") as name:
        folder = Path(name)
        fetch_lists(_client(sources), sources.geo_url, folder, progress=progress)
        return import_authorities(holdings, folder, year=year, accept=check_edition)


def _pages(holdings: Holdings, url: str, country: str | None) -> Pages:
    """Where the pages of one sync are kept: another address or country has others."""
    from data.sync.pages import Pages

    place = hashlib.sha256(url.encode()).hexdigest()[:12]
    return Pages(holdings.home / CACHE / "sync" / f"wikidata-{country or 'all'}-{place}")


def _client(sources: SourceSettings) -> Client:
    """A client that says what it is, and to whom to write where it asks too much."""
    from data.sync.client import Client
    from models.code_version import code_version

    name = f"{PRODUCT}/{code_version()['package'] or 'sources'}"
    contact = "".join(letter for letter in sources.contact or "" if " " <= letter <= "~")
    return Client(f"{name} ({contact})" if contact else name)
