"""What was fetched from Wikidata → one import, as of today, in place of what it told before.

The rule. Wikidata is one source, whatever brought it: a file of it that was imported by hand and a
sync tell in the same name, so that the newer edition stands and the older one is silent. What a
sync no longer finds, and no other source tells, has ended. A sync of one country is the new edition
of that share alone, the pairs of which an end lies in it, by our gazetteer: what Wikidata told of
other pairs stays as it was. `matcher undo` takes a sync back like any import.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from data.errors import SyncError
from data.gazetteer import Gazetteer
from data.importing import ImportOptions, ImportReport, Progress, import_files
from data.merging import pair_key
from data.readers.wikidata import SOURCE
from data.resolve import Resolver
from data.store.database import Store
from data.store.history import sources_of
from data.store.recording import COMMAND_LINE, Batch
from data.sync.wikidata import Twinnings

LEAST_SHARE = 0.5
_IN_FORCE = (
    "SELECT partnerships.pair FROM partnerships JOIN partnership_sources"
    " ON partnership_id = partnerships.id WHERE name = :source AND status <> 'ended'"
)


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """By whom, for which country (ISO 3166-1 code; None for all) and whether only for show.

    With `accept_fewer`, less than half of what was told before is believed too.
    """

    by: str = COMMAND_LINE
    country: str | None = None
    dry_run: bool = False
    accept_fewer: bool = False


def sync_twinnings(
    twinnings: Twinnings,
    *,
    store: Store,
    resolver: Resolver,
    options: SyncOptions = SyncOptions(),
    progress: Progress = lambda _step, _share: None,
) -> ImportReport:
    """Fetch the twinnings of a country and import them; nothing is written unless all are sound.

    Raises SyncError, also where they are too few to be believed. The pages that were fetched are
    kept until an import has used them: a rehearsal leaves them to it.
    """
    twinnings.pages.forget_stale()
    rows = twinnings.fetch(progress)
    try:
        report = _import(rows, store, resolver=resolver, options=options, progress=progress)
    except SyncError:
        # What is too little today is asked for anew the next time.
        twinnings.pages.forget()
        raise
    if not options.dry_run:
        twinnings.pages.forget()
    return report


def _import(
    rows: Sequence[dict[str, str]],
    store: Store,
    *,
    resolver: Resolver,
    options: SyncOptions,
    progress: Progress,
) -> ImportReport:
    today = datetime.now(UTC).date().isoformat()
    share = share_of(resolver.gazetteer, options.country)
    standing = {pair for (pair,) in store.fetch(_IN_FORCE, {"source": SOURCE}) if share(pair)}
    expected = 0 if options.accept_fewer else len(standing)
    name = "-".join(("wikidata", *filter(None, [options.country]), today))
    with TemporaryDirectory(prefix="matcher-sync-") as folder:
        path = Path(folder) / f"{name}.json"
        path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        return import_files(
            [path],
            store=store,
            resolver=resolver,
            options=ImportOptions(
                by=options.by,
                as_of=today,
                replaces=SOURCE if SOURCE in sources_of(store) else None,
                dry_run=options.dry_run,
                share=share if options.country else None,
                accept=lambda batches: _check_number(batches, expected),
            ),
            progress=progress,
        )


def _check_number(batches: Sequence[Batch], standing: int) -> None:
    """Refuse what holds less than half of the pairs that stand."""
    told = {pair_key(row.first, row.second) for each in batches for row in each.partnerships}
    if len(told) < LEAST_SHARE * standing:
        raise SyncError(
            "Wikidata tells of {found} partnerships that are understood, where {known} of its are"
            " in force here: less than half is not believed, and nothing was imported. Try again"
            " tomorrow; if it is right nonetheless, sync again with --accept-fewer.",
            found=len(told),
            known=standing,
        )


def share_of(gazetteer: Gazetteer, country: str | None) -> Callable[[str], bool]:
    """Whether a pair, by `pair_key`, has an end in a country; every pair where none is given."""

    @cache
    def lies_within(territory_id: str) -> bool:
        row = int(gazetteer.rows_of([territory_id])[0])
        return row >= 0 and gazetteer.countries[int(gazetteer.country[row])] == country

    return lambda pair: country is None or any(map(lies_within, pair.split("|")))
