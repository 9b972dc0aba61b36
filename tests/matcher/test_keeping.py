"""Backups: written while others write, restored whole on either database, or refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import InputError, RefusedAction
from data.store.database import Store
from data.store.file import StoreFile
from matcher.cli import run
from matcher.holdings import Holdings
from matcher.keeping import back_up, restore
from tests.data.old_stores import write_first_store
from tests.data.postgres import Cluster
from tests.keeping import TOLD, Rows, files_held, rows_held, write_every_table, write_files

Make = Callable[[str, str], Holdings]
DATABASES = ("sqlite", "postgresql")


@pytest.fixture
def make(tmp_path: Path, request: pytest.FixtureRequest) -> Make:
    """An empty home of this name, on this database."""

    def made(name: str, database: str) -> Holdings:
        if database == "sqlite":
            return Holdings(tmp_path / name)
        cluster: Cluster = request.getfixturevalue("postgresql")
        return Holdings(tmp_path / name, database=cluster.migrated())

    return made


@pytest.fixture
def full(make: Make) -> Holdings:
    """A home on SQLite with something of everything."""
    return filled(make("full", "sqlite"))


def filled(holdings: Holdings) -> Holdings:
    with holdings.open_store() as store:
        write_every_table(store)
    write_files(holdings.home)
    return holdings


def without_restoring(rows: Rows) -> Rows:
    """The rows, but for the word of the audit that they were restored."""
    assert [row["action"] for row in rows["audit"]][-1] == "restore"
    return {**rows, "audit": rows["audit"][:-1]}


@pytest.mark.parametrize("origin", DATABASES)
@pytest.mark.parametrize("target", DATABASES)
def test_what_was_backed_up_is_restored_whole_on_either_database(
    make: Make, tmp_path: Path, origin: str, target: str
) -> None:
    before, after = filled(make("before", origin)), make("after", target)
    back_up(before, tmp_path / "b.zip")
    restore(after, tmp_path / "b.zip")
    assert without_restoring(rows_held(after)) == rows_held(before)
    assert files_held(after.home) == files_held(before.home)
    assert after.shelf.digest() == before.shelf.digest()


@pytest.mark.parametrize("target", DATABASES)
def test_a_restored_store_goes_on_where_it_stopped(
    make: Make, full: Holdings, tmp_path: Path, target: str
) -> None:
    back_up(full, tmp_path / "b.zip")
    restore(after := make("after", target), tmp_path / "b.zip")
    with after.open_store() as store:
        assert store.undo(1).removed == 1
        write_every_table(store)
        assert store.all() == [TOLD]
    assert [row["id"] for row in rows_held(after)["imports"]] == [1, 2, 3, 4]


@pytest.mark.parametrize("database", DATABASES)
def test_what_is_written_during_a_backup_is_not_in_it(make: Make, database: str) -> None:
    holdings = filled(make("home", database))
    with holdings.open_store() as store, store.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM tellings").scalar()
        with holdings.open_store() as other:
            write_every_table(other)
        assert connection.exec_driver_sql("SELECT count(*) FROM tellings").scalar() == before
        assert connection.exec_driver_sql("SELECT count(*) FROM imports").scalar() == 2


@pytest.mark.parametrize("database", DATABASES)
def test_a_store_that_holds_anything_is_not_replaced_unasked(
    make: Make, full: Holdings, tmp_path: Path, database: str
) -> None:
    back_up(full, tmp_path / "b.zip")
    with (other := make("other", database)).open_store() as store:
        store.declare("geonames:1", added=["sport"], removed=[], day="2026-01-31")
    before = rows_held(other)
    with pytest.raises(RefusedAction, match="--replace"):
        restore(other, tmp_path / "b.zip")
    assert (rows_held(other), files_held(other.home)) == (before, {})


@pytest.mark.parametrize("database", DATABASES)
def test_replacing_keeps_the_audit_and_adds_that_of_the_backup(
    make: Make, full: Holdings, tmp_path: Path, database: str
) -> None:
    back_up(full, tmp_path / "b.zip")
    with (other := make("other", database)).open_store() as store:
        store.declare("geonames:1", added=["sport"], removed=[], day="2026-01-31")
    restore(other, tmp_path / "b.zip", replace=True)
    after, told = rows_held(other), rows_held(full)
    assert {**after, "audit": []} == {**told, "audit": []}
    actions = [row["action"] for row in after["audit"]]
    assert actions == ["declare", *(row["action"] for row in told["audit"]), "restore"]


@pytest.mark.parametrize("database", DATABASES)
def test_going_back_to_an_own_backup_rewinds_all_but_the_audit(
    make: Make, tmp_path: Path, database: str
) -> None:
    before = rows_held(holdings := filled(make("home", database)))
    back_up(holdings, tmp_path / "b.zip")
    with holdings.open_store() as store:
        store.undo(1)
    restore(holdings, tmp_path / "b.zip", replace=True)
    after = rows_held(holdings)
    assert {**after, "audit": before["audit"]} == before
    assert [row["action"] for row in after["audit"][len(before["audit"]) :]] == ["undo", "restore"]


def test_a_key_that_was_revoked_since_stays_revoked(full: Holdings, tmp_path: Path) -> None:
    with full.open_store() as store, store.writing("test", by="", detail={}) as connection:
        connection.exec_driver_sql("UPDATE api_keys SET revoked_at = NULL")
    back_up(full, tmp_path / "b.zip")
    with full.open_store() as store, store.writing("test", by="", detail={}) as connection:
        connection.exec_driver_sql("UPDATE api_keys SET revoked_at = '2026-02-01'")
    restore(full, tmp_path / "b.zip", replace=True)
    assert [key["revoked_at"] for key in rows_held(full)["api_keys"]] == ["2026-02-01"]


def test_a_store_of_the_first_version_is_backed_up_as_it_stands(make: Make, tmp_path: Path) -> None:
    old, new = make("old", "sqlite"), make("new", "sqlite")
    write_first_store(path := old.home / "directory.sqlite", declared=False)
    back_up(old, tmp_path / "b.zip")
    restore(new, tmp_path / "b.zip")
    assert new.shelf.all() == old.shelf.all() != []
    assert not StoreFile(path).has_table("alembic_version")


def test_a_home_that_holds_nothing_can_be_backed_up_and_restored(
    make: Make, tmp_path: Path
) -> None:
    back_up(make("empty", "sqlite"), tmp_path / "b.zip")
    assert not (tmp_path / "empty").exists()
    restore(after := make("after", "sqlite"), tmp_path / "b.zip")
    assert [name for name, rows in rows_held(after).items() if rows] == ["audit"]


def test_a_backup_overwrites_nothing_and_only_its_owner_may_read_it(
    full: Holdings, tmp_path: Path
) -> None:
    back_up(full, path := tmp_path / "b.zip")
    before = path.read_bytes()
    with pytest.raises(InputError, match="exists already"):
        back_up(full, path)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (before, 0o600)


def test_a_model_that_was_damaged_is_mended(full: Holdings, tmp_path: Path) -> None:
    before = files_held(full.home)
    back_up(full, tmp_path / "b.zip")
    (full.home / "models" / "0123456789ab" / "model.json").unlink()
    restore(full, tmp_path / "b.zip", replace=True)
    assert files_held(full.home) == before


def test_the_commands_say_what_is_kept_and_what_is_refused(
    full: Holdings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(full.home))
    path = str(tmp_path / "b.zip")
    codes = [run(["backup", path]), run(["restore", path]), run(["restore", path, "--replace"])]
    told, refused, restored = capsys.readouterr().err.splitlines()
    assert codes == [0, 2, 0]
    assert told.endswith(
        "il contient 1 partenariat, 2 imports, 1 marque, 1 lieu noté, 1 clé et 1 modèle."
    )
    assert "--replace" in refused
    assert restored.startswith("Restauré dans l’état du ")


def test_a_backup_that_fails_leaves_nothing_behind(make: Make, tmp_path: Path) -> None:
    broken = make("broken", "sqlite")
    broken.home.mkdir()
    (broken.home / "directory.sqlite").write_bytes(b"not a database" * 200)
    with pytest.raises(Exception, match="damaged"):
        back_up(broken, tmp_path / "b.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["broken"]


def test_the_url_of_a_store_that_is_a_file_is_backed_up_too(make: Make, tmp_path: Path) -> None:
    with Store(url := f"sqlite:///{tmp_path}/elsewhere.sqlite") as store:
        write_every_table(store)
    back_up(Holdings(tmp_path / "home", database=url), tmp_path / "b.zip")
    restore(after := make("after", "sqlite"), tmp_path / "b.zip")
    assert after.shelf.all() == [TOLD]
