from __future__ import annotations

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from data.declared import (
    DeclaredProfile,
    declared_by_documents,
    declared_by_users,
    load_documented,
    told_by_documents,
    told_by_partnerships,
    told_by_users,
)
from data.embedded import read_rows
from data.errors import InvalidOption
from data.names import words_of
from data.records import Partnership, Source, Terms
from data.store.database import Store
from data.vocabulary import THEMES, keys_of, mask_of
from features.world import World

LA_ROCHELLE, KENDARI = "siren:241700434", "geonames:1640344"
OLD, NEW = Source("Annuaire", date="2005"), Source("Page", date="2016-02")


def told(*keys: str, source: Source = OLD, second: str = KENDARI) -> Partnership:
    """A partnership of La Rochelle on these sectors."""
    return Partnership(LA_ROCHELLE, second, Terms(sectors=keys), (source,))


def test_every_documented_theme_is_of_the_vocabulary() -> None:
    assert [each for each in load_documented() if each.key not in THEMES] == []


def test_every_documented_territory_is_in_the_gazetteer(world: World) -> None:
    gazetteer = world.gazetteer
    ids = sorted({each.territory for each in load_documented()})
    assert [one for one in ids if gazetteer.id(gazetteer.row_of(one)) != one] == []


def test_no_fact_of_a_document_stands_twice() -> None:
    assert len(load_documented()) == len(set(load_documented())) > 100


def test_a_document_has_one_name_in_both_tables() -> None:
    named = {row["source"] for row in read_rows()}
    assert {each.source.name for each in load_documented()} <= named


def test_kendari_is_documented_to_lack_drinking_water() -> None:
    themes = {each.key: each for each in told_by_documents({KENDARI})}
    assert "drinking_water_access" in themes
    assert themes["drinking_water_access"].source.date == "2025"


def test_the_masks_of_documents_hold_what_the_documents_say() -> None:
    said = {each.key for each in told_by_documents({LA_ROCHELLE})}
    assert set(keys_of(declared_by_documents()[LA_ROCHELLE])) == said


def test_a_partnership_declares_its_themes_for_either_end() -> None:
    for end in (LA_ROCHELLE, KENDARI):
        (found,) = told_by_partnerships([told("sport")], {end}, french=False)
        assert (found.territory, found.key, found.source, found.by) == (
            end, "sport", OLD, "partnership",
        )  # fmt: skip


def test_what_a_partnership_faces_is_told_of_its_foreign_end_alone() -> None:
    terms = Terms(sectors=("sport",), challenges=("insularity",))
    faced = [Partnership(LA_ROCHELLE, KENDARI, terms, (OLD,))]
    french = told_by_partnerships(faced, {LA_ROCHELLE}, french=True)
    foreign = told_by_partnerships(faced, {KENDARI}, french=False)
    assert [each.key for each in french] == ["sport"]
    assert {each.key for each in foreign} == {"sport", "insularity"}


def test_a_pair_that_two_sources_tell_declares_each_theme_once_by_the_latest() -> None:
    rows = [told("sport", "youth"), told("sport", source=NEW)]
    told_of = told_by_partnerships(rows, {LA_ROCHELLE}, french=True)
    found = {each.key: each.source for each in told_of}
    assert found == {"sport": NEW, "youth": OLD}


def test_several_partnerships_declare_a_theme_several_times() -> None:
    rows = [told("sport"), told("sport", second="geonames:1859383")]
    assert len(told_by_partnerships(rows, {LA_ROCHELLE}, french=True)) == 2


def test_what_users_declare_is_dated_and_marked(tmp_path: Path) -> None:
    with Store(tmp_path / "directory.sqlite") as store:
        store.declare(KENDARI, added=["sport"], removed=[], day="2026-01-31")
        (found,) = told_by_users(store, {KENDARI})
        assert (found.key, found.by, found.source.date) == ("sport", "user", "2026-01-31")
        assert declared_by_users(store) == {KENDARI: mask_of(["sport"])}


def test_a_stored_key_of_another_vocabulary_is_passed_over(tmp_path: Path) -> None:
    with Store(tmp_path / "directory.sqlite") as store:
        store.declare(KENDARI, added=["sport", "alchemy"], removed=[], day="2026-01-31")
        assert [each.key for each in told_by_users(store, {KENDARI})] == ["sport"]
        assert declared_by_users(store) == {KENDARI: mask_of(["sport"])}


def test_without_a_store_users_declare_nothing() -> None:
    assert (told_by_users(None, {KENDARI}), declared_by_users(None)) == ([], {})


def test_a_profile_holds_keys_of_the_vocabulary_alone() -> None:
    with pytest.raises(InvalidOption, match="'insularity' is not the key of a sector"):
        DeclaredProfile(sectors=("insularity",))
    with pytest.raises(InvalidOption, match="'eau' is not the key of a challenge"):
        DeclaredProfile(challenges=("eau",))


def test_the_keys_of_a_profile_are_parted_into_sectors_and_challenges() -> None:
    profile = DeclaredProfile.of_keys(["insularity", "sport", "sport"])
    assert (profile.sectors, profile.challenges) == (("sport",), ("insularity",))
    assert keys_of(profile.mask) == ("sport", "insularity")


SEEDS = {
    "La Rochelle, présentation de l'action internationale": "000_",
    "Cités Unies France, annuaire des partenariats franco-chinois": "001_",
    "Ville de Brest, jumelages et coopérations": "002_",
    "Nantes Métropole, mission au Québec": "004_",
}


def test_every_documented_territory_is_named_by_its_document(shared: Path) -> None:
    texts = {
        source: words_of(path.read_text(encoding="utf-8"))
        for source, start in SEEDS.items()
        for path in (shared / "seeds").glob(f"{start}*")
    }
    with files("data.raw").joinpath("declared_themes.csv").open(encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    names = {(row["source"], words_of(row["name"].rpartition(" de ")[2])) for row in rows}
    assert [(source, name) for source, name in names if name not in texts[source]] == []
