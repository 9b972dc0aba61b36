from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from data.errors import UnreadableFile
from data.importing import ImportReport, import_files
from data.resolve import Resolver
from data.store.database import Store
from features.world import World

HEADER = "itemLabel\tcoord\tpartnerLabel\tpartnerCoord"
ROCHELLE = "La Rochelle\tPoint(-1.15 46.16)"
KIEL = "Kiel\tPoint(10.14 54.32)"
NOWHERE = "Zzyzxville\tPoint(-150.0 -50.0)"
KIEL_ID, ROCHELLE_ID = "geonames:2891122", "geonames:3006787"


@pytest.fixture(scope="module")
def resolver(world: World) -> Resolver:
    return Resolver(world.gazetteer)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "home" / "directory.sqlite") as opened:
        yield opened


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join([HEADER, *lines]) + "\n", encoding="utf-8")
    return path


def counts(report: ImportReport) -> tuple[int, int, int, int, int]:
    return (
        report.accepted,
        report.merged,
        report.unchanged,
        report.unresolved,
        report.rejected,
    )


def test_every_line_is_counted_once(tmp_path: Path, store: Store, resolver: Resolver) -> None:
    lines = (
        f"{ROCHELLE}\t{KIEL}",
        f"{KIEL}\t{ROCHELLE}",
        f"{ROCHELLE}\t{NOWHERE}",
        f"\t\t{KIEL}",
        f"{KIEL}\t{KIEL}",
    )
    report = import_files([write(tmp_path / "a.tsv", *lines)], store=store, resolver=resolver)
    assert counts(report) == (1, 0, 1, 1, 2)


def test_the_french_end_is_recorded_first(tmp_path: Path, store: Store, resolver: Resolver) -> None:
    path = write(tmp_path / "a.tsv", f"{KIEL}\t{ROCHELLE}")
    import_files([path], store=store, resolver=resolver)
    assert [(found.first, found.second) for found in store.all()] == [(ROCHELLE_ID, KIEL_ID)]


def test_a_second_import_of_the_same_file_adds_nothing(
    tmp_path: Path, store: Store, resolver: Resolver
) -> None:
    path = write(tmp_path / "a.tsv", f"{ROCHELLE}\t{KIEL}")
    import_files([path], store=store, resolver=resolver)
    before = store.digest()
    assert counts(import_files([path], store=store, resolver=resolver)) == (0, 0, 1, 0, 0)
    assert store.digest() == before


def test_an_unresolved_line_says_where_it_stands_and_which_name_failed(
    tmp_path: Path, store: Store, resolver: Resolver
) -> None:
    path = write(tmp_path / "a.tsv", f"{ROCHELLE}\t{KIEL}", f"{ROCHELLE}\t{NOWHERE}")
    (file,) = import_files([path], store=store, resolver=resolver).files
    (unresolved,) = file.unresolved
    assert (unresolved.line, unresolved.mention.name) == (3, "Zzyzxville")
    assert "Zzyzxville" in unresolved.reason


def test_a_line_with_the_same_territory_at_both_ends_is_rejected(
    tmp_path: Path, store: Store, resolver: Resolver
) -> None:
    path = write(tmp_path / "a.tsv", f"{KIEL}\t{KIEL}")
    (file,) = import_files([path], store=store, resolver=resolver).files
    assert file.rejected[0].line == 2
    assert "are the same territory (Kiel, geonames:2891122)" in file.rejected[0].reason


def test_when_one_file_cannot_be_read_nothing_of_the_others_is_recorded(
    tmp_path: Path, store: Store, resolver: Resolver
) -> None:
    good = write(tmp_path / "a.tsv", f"{ROCHELLE}\t{KIEL}")
    bad = tmp_path / "b.tsv"
    bad.write_bytes(b"\x00\x01")
    with pytest.raises(UnreadableFile):
        import_files([good, bad], store=store, resolver=resolver)
    assert store.all() == []


def test_a_folder_is_imported_and_what_is_no_directory_in_it_is_told(
    tmp_path: Path, store: Store, resolver: Resolver
) -> None:
    write(tmp_path / "a.tsv", f"{ROCHELLE}\t{KIEL}")
    (tmp_path / "README.txt").write_text("À lire.", encoding="utf-8")
    report = import_files([tmp_path], store=store, resolver=resolver)
    assert [file.name for file in report.files] == [f"{tmp_path.name}/a.tsv"]
    assert [skipped.name for skipped in report.skipped] == [f"{tmp_path.name}/README.txt"]
    assert len(store.all()) == 1


def test_progress_is_told_up_to_the_end(tmp_path: Path, store: Store, resolver: Resolver) -> None:
    told: list[tuple[str, float]] = []
    path = write(tmp_path / "a.tsv", f"{ROCHELLE}\t{KIEL}")
    import_files(
        [path],
        store=store,
        resolver=resolver,
        progress=lambda step, share: told.append((step, share)),
    )
    assert told == [("a.tsv", 0.0), ("a.tsv", 1.0)]


@pytest.fixture(scope="module")
def twinnings(
    shared: Path, resolver: Resolver, tmp_path_factory: pytest.TempPathFactory
) -> tuple[ImportReport, Store]:
    """The whole Wikidata table, imported."""
    store = Store(tmp_path_factory.mktemp("home") / "directory.sqlite")
    path = shared / "partnerships" / "wikidata-twinnings.tsv"
    return import_files([path], store=store, resolver=resolver), store


def test_at_least_86_percent_of_the_twinnings_have_both_ends(
    twinnings: tuple[ImportReport, Store],
) -> None:
    report, _ = twinnings
    assert sum(counts(report)) == 23_499
    assert (report.accepted + report.merged + report.unchanged) / 23_499 >= 0.86


def test_the_french_end_of_every_twinning_comes_first(
    twinnings: tuple[ImportReport, Store], world: World
) -> None:
    gazetteer, (_, store) = world.gazetteer, twinnings
    france = gazetteer.countries.index("FR")
    first, second = (
        gazetteer.country[gazetteer.rows_of(list(ids))]
        for ids in zip(*((first, second) for first, second, _ in store.ends()), strict=True)
    )
    assert int((first == france).sum()) > 2_000
    assert int(((second == france) & (first != france)).sum()) == 0


def test_nordic_towns_are_where_their_coordinates_say_not_their_country_column(
    twinnings: tuple[ImportReport, Store], world: World
) -> None:
    _, store = twinnings
    sonderborg = "geonames:2612045"
    partners = {
        found.second if found.first == sonderborg else found.first
        for found in store.of([sonderborg])
    }
    rows = world.gazetteer.rows_of(sorted(partners))
    assert "SE" in {world.gazetteer.countries[code] for code in world.gazetteer.country[rows]}
