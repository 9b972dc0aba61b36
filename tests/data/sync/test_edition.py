"""A sync of Wikidata is an import like any other, in place of what Wikidata told before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.errors import SyncError
from data.importing import ImportReport, import_files
from data.readers.wikidata import SOURCE
from data.resolve import Resolver
from data.store.database import Store
from data.store.history import imports_of
from data.sync.edition import SyncOptions, share_of, sync_twinnings
from data.sync.wikidata import Twinnings
from features.world import World
from tests.data.sync.query_service import BREST, KIEL, KNOWN, Twinning, Wikidata
from tests.data.sync.service import Reply, Service

ROCHELLE_ID, BREST_ID, KIEL_ID = "geonames:3006787", "geonames:3030300", "geonames:2891122"
BY_HAND = """itemLabel\tcoord\tpartnerLabel\tpartnerCoord
La Rochelle\tPoint(-1.15 46.16)\tKiel\tPoint(10.14 54.32)
Brest\tPoint(-4.48 48.39)\tKiel\tPoint(10.14 54.32)
Kiel\tPoint(10.14 54.32)\tPlymouth\tPoint(-4.14 50.37)
"""


@pytest.fixture(scope="module")
def resolver(world: World) -> Resolver:
    return Resolver(world.gazetteer)


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "home" / "directory.sqlite") as opened:
        yield opened


@pytest.fixture
def by_hand(tmp_path: Path, directory: Store, resolver: Resolver) -> ImportReport:
    """An export of Wikidata that the user imported before."""
    path = tmp_path / "export.tsv"
    path.write_text(BY_HAND, encoding="utf-8")
    return import_files([path], store=directory, resolver=resolver)


def sync(
    twinnings: Twinnings, directory: Store, resolver: Resolver, **asked: object
) -> ImportReport:
    options = SyncOptions(**asked)  # type: ignore[arg-type]
    twinnings.country = options.country
    return sync_twinnings(twinnings, store=directory, resolver=resolver, options=options)


def ended(directory: Store) -> set[tuple[str, ...]]:
    return {
        tuple(sorted((each.first, each.second)))
        for each in directory.all()
        if each.terms.status == "ended"
    }


def test_what_wikidata_tells_is_imported_as_of_today(
    twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    report = sync(twinnings, directory, resolver)
    today = datetime.now(UTC).date().isoformat()
    assert (report.accepted, report.unresolved, report.rejected) == (3, 0, 0)
    assert {each.sources[0].name for each in directory.all()} == {SOURCE}
    assert {each.sources[0].date for each in directory.all()} == {today}
    assert [each.as_of for each in imports_of(directory)] == [today]


def test_a_second_sync_changes_nothing(
    twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    sync(twinnings, directory, resolver)
    before = directory.digest()
    assert sync(twinnings, directory, resolver).unchanged == 3
    assert directory.digest() == before


def test_a_stated_end_is_an_end(
    service: Service, twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    service.answer = Wikidata([Twinning(BREST, KIEL, end="2022-03-01T00:00:00Z"), KNOWN[0]])
    sync(twinnings, directory, resolver)
    assert ended(directory) == {(KIEL_ID, BREST_ID)}


@pytest.mark.usefixtures("by_hand")
def test_what_wikidata_tells_no_more_has_ended(
    twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    report = sync(twinnings, directory, resolver)
    assert (report.accepted, report.ended, report.replaced) == (2, 2, SOURCE)
    assert (KIEL_ID, ROCHELLE_ID) in ended(directory)
    assert (KIEL_ID, BREST_ID) not in ended(directory)


@pytest.mark.usefixtures("by_hand")
def test_a_sync_of_a_country_leaves_the_others_alone(
    twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    assert sync(twinnings, directory, resolver, country="FR").ended == 1
    assert ended(directory) == {(KIEL_ID, ROCHELLE_ID)}


def test_a_sync_is_undone_like_any_import(
    by_hand: ImportReport, twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    before = directory.digest()
    report = sync(twinnings, directory, resolver, country="FR")
    directory.undo(report.import_id or 0)
    assert directory.digest() == before


def test_a_rehearsal_writes_nothing_and_keeps_its_pages(
    service: Service, twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    assert sync(twinnings, directory, resolver, dry_run=True).accepted == 3
    assert (len(directory), imports_of(directory)) == (0, [])
    service.asked.clear()
    assert sync(twinnings, directory, resolver).accepted == 3
    assert service.asked == []


def test_the_pages_of_a_finished_sync_are_removed(
    twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    sync(twinnings, directory, resolver)
    assert not twinnings.pages.folder.exists()


@pytest.mark.parametrize(
    "bad",
    [
        Reply(status=500),
        Reply(b'{"results": {"bindings": ['),
        Reply(b"<html>"),
        Reply(b"{}"),
        Reply(b"java.util.concurrent.TimeoutException"),
        Reply(b"{}", status=429, headers=(("Retry-After", "86400"),)),
    ],
)
@pytest.mark.usefixtures("by_hand")
def test_nothing_is_written_when_a_page_fails(
    bad: Reply, service: Service, twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    before, known = directory.digest(), Wikidata()
    service.answer = lambda question: bad if 'item), "9")' in question.query else known(question)
    with pytest.raises(SyncError):
        sync(twinnings, directory, resolver)
    assert (directory.digest(), len(imports_of(directory))) == (before, 1)


@pytest.mark.usefixtures("by_hand")
def test_less_than_half_of_what_was_known_is_not_believed(
    service: Service, twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    before, service.answer = directory.digest(), Wikidata([KNOWN[1]])
    with pytest.raises(SyncError, match=r"tells of 1 partnerships .* where 3 of its"):
        sync(twinnings, directory, resolver)
    assert (directory.digest(), len(imports_of(directory))) == (before, 1)
    assert not twinnings.pages.folder.exists()


@pytest.mark.usefixtures("by_hand")
def test_less_than_half_is_believed_where_the_user_says_so(
    service: Service, twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    service.answer = Wikidata([KNOWN[1]])
    assert sync(twinnings, directory, resolver, accept_fewer=True).ended == 2


@pytest.mark.usefixtures("by_hand")
def test_only_what_is_known_of_the_country_is_compared(
    service: Service, twinnings: Twinnings, directory: Store, resolver: Resolver
) -> None:
    service.answer = Wikidata([KNOWN[1]])
    assert sync(twinnings, directory, resolver, country="FR").ended == 1


def test_a_pair_belongs_to_the_countries_of_its_ends(resolver: Resolver) -> None:
    french = share_of(resolver.gazetteer, "FR")
    assert french(f"{KIEL_ID}|{ROCHELLE_ID}")
    assert not french(f"{KIEL_ID}|geonames:1")
