from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from data.errors import InvalidOption, UnreadableFile
from data.importing import ImportOptions, ImportReport, import_files
from data.resolve import Resolver
from data.store.database import Store
from features.world import World
from tests.data.reports import KIEL, NOWHERE, ROCHELLE, write

SOURCE = "Wikidata, P190 (CC0)"
OULU = "Oulu\tPoint(25.47 65.01)"
TEMPLATE = "collectivité française;partenaire;pays du partenaire\n"


@pytest.fixture(scope="module")
def resolver(world: World) -> Resolver:
    return Resolver(world.gazetteer)


@pytest.fixture
def known(store: Store, resolver: Resolver, tmp_path: Path) -> Store:
    """A store that knows two twinnings of La Rochelle from Wikidata."""
    path = write(tmp_path / "old.tsv", f"{ROCHELLE}\t{KIEL}", f"{ROCHELLE}\t{OULU}")
    import_files([path], store=store, resolver=resolver)
    return store


def bring(store: Store, resolver: Resolver, path: Path, options: ImportOptions) -> ImportReport:
    return import_files([path], store=store, resolver=resolver, options=options)


@pytest.mark.parametrize("name", [SOURCE, "wikidata", SOURCE.upper()])
def test_what_the_new_edition_leaves_out_has_ended(
    known: Store, resolver: Resolver, tmp_path: Path, name: str
) -> None:
    path = write(tmp_path / "new.tsv", f"{ROCHELLE}\t{KIEL}")
    report = bring(known, resolver, path, ImportOptions(replaces=name, as_of="2026-01-31"))
    assert (report.ended, report.unchanged, report.replaced) == (1, 1, SOURCE)
    assert known.all()[1].sources[0].date == "2026-01-31"


def test_a_source_that_nobody_imported_is_refused_with_those_that_are_known(
    known: Store, resolver: Resolver, tmp_path: Path
) -> None:
    path = write(tmp_path / "new.tsv", f"{ROCHELLE}\t{KIEL}")
    with pytest.raises(InvalidOption, match=r"Wikidata, P190 \(CC0\) \(2\)"):
        bring(known, resolver, path, ImportOptions(replaces="Annuaire"))
    assert [each.terms.status for each in known.all()] == ["unknown", "unknown"]


def test_files_of_another_source_do_not_replace(
    known: Store, resolver: Resolver, tmp_path: Path
) -> None:
    path = tmp_path / "new.csv"
    path.write_text(
        TEMPLATE.replace("\n", ";source\n") + "La Rochelle;Kiel;Allemagne;Ville de Kiel\n",
        encoding="utf-8",
    )
    with pytest.raises(InvalidOption, match="but of Ville de Kiel"):
        bring(known, resolver, path, ImportOptions(replaces=SOURCE))


def test_a_list_without_a_source_speaks_for_the_one_that_it_replaces(
    store: Store, resolver: Resolver, tmp_path: Path
) -> None:
    old, new = tmp_path / "2025.csv", tmp_path / "2026.csv"
    kiel, oulu = "La Rochelle;Kiel;Allemagne\n", "La Rochelle;Oulu;Finlande\n"
    old.write_text(TEMPLATE + kiel + oulu, encoding="utf-8")
    new.write_text(TEMPLATE + kiel, encoding="utf-8")
    bring(store, resolver, old, ImportOptions())
    report = bring(store, resolver, new, ImportOptions(replaces="2025.csv"))
    assert (report.unchanged, report.ended, report.accepted) == (1, 1, 0)


@pytest.mark.parametrize("day", ["31/01/2026", "2026-02-30", "", "soon"])
def test_what_is_no_day_is_refused(
    known: Store, resolver: Resolver, tmp_path: Path, day: str
) -> None:
    path = write(tmp_path / "new.tsv", f"{ROCHELLE}\t{KIEL}")
    with pytest.raises(InvalidOption, match="is not a day"):
        bring(known, resolver, path, ImportOptions(as_of=day))


def test_an_edition_of_tomorrow_is_refused(
    known: Store, resolver: Resolver, tmp_path: Path
) -> None:
    path = write(tmp_path / "new.tsv", f"{ROCHELLE}\t{KIEL}")
    day = (date.today() + timedelta(days=2)).isoformat()
    with pytest.raises(InvalidOption, match="has not come yet"):
        bring(known, resolver, path, ImportOptions(as_of=day))


def test_nothing_is_replaced_in_an_empty_store(
    store: Store, resolver: Resolver, tmp_path: Path
) -> None:
    path = write(tmp_path / "new.tsv", f"{ROCHELLE}\t{KIEL}")
    with pytest.raises(InvalidOption, match="nothing was imported yet"):
        bring(store, resolver, path, ImportOptions(replaces=SOURCE))


def test_when_one_file_of_several_is_unreadable_the_store_stays_as_it_is(
    known: Store, resolver: Resolver, tmp_path: Path
) -> None:
    before = known.digest(), known.fetch("SELECT count(*) FROM imports", {})
    good = write(tmp_path / "new.tsv", f"{ROCHELLE}\t{NOWHERE}")
    bad = tmp_path / "bad.tsv"
    bad.write_bytes(b"\x00\x01")
    with pytest.raises(UnreadableFile):
        import_files([good, bad], store=known, resolver=resolver)
    assert (known.digest(), known.fetch("SELECT count(*) FROM imports", {})) == before


def test_five_territories_are_proposed_for_a_name_that_nobody_bears(
    store: Store, resolver: Resolver, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(TEMPLATE + "La Rochelle;District de Essauira;Maroc\n", encoding="utf-8")
    (file,) = bring(store, resolver, path, ImportOptions(dry_run=True)).files
    nearest = file.unresolved[0].ends[0].nearest
    assert len(nearest) == 5 and nearest[0].name == "Essaouira"
    assert {each.country for each in nearest} == {"MA"}
