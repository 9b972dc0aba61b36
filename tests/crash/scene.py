"""A home to be harmed: a store with something in it, two models, one of them in use, a backup."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import islice, product
from pathlib import Path

from data.records import Partnership, Source, Terms, Territory
from data.resolve import Resolver
from data.store.editions import keep
from data.store.recording import Batch, Change
from features.world import World
from matcher.holdings import Holdings
from matcher.keeping import back_up
from matcher.translation import translator
from matcher.versions import publish_version
from models.artifact import default_folder, load_model
from models.model import Model
from models.registry import save_version

OLD, NEW = "0123456789ab", "cba987654321"
ROWS = 150
CITIES = 20


@dataclass(frozen=True)
class Scene:
    """What all trials share, warm in the process that forks them."""

    folder: Path
    world: World
    resolver: Resolver
    model: Model
    service: str
    """The address of a query service that tells twinnings."""
    database: str | None
    """Where the store is kept; a file in each home where it is None."""

    @property
    def base(self) -> Path:
        """The home of which each trial gets a copy."""
        return self.folder / "base"

    @property
    def directory(self) -> Path:
        """A file to import, which tells some pairs of the base otherwise and others anew."""
        return self.folder / "directory.jsonl"

    @property
    def backup(self) -> Path:
        """A backup of another time."""
        return self.folder / "backup.zip"

    def holdings(self, home: Path, database: str | None) -> Holdings:
        """Holdings of a home on the world that is open."""
        opened = Holdings(home, database=database)
        opened.world, opened.resolver = self.world, self.resolver
        return opened


def build(folder: Path, world: World, *, service: str, database: str | None) -> Scene:
    """Make the base home, the directory to import and the backup to restore."""
    model = replace(load_model(default_folder(), world), version=OLD)
    scene = Scene(folder, world, Resolver(world.gazetteer), model, service, database)
    pairs = list(product(_cities(world, "FR"), _cities(world, "DE")))
    holdings = scene.holdings(scene.base, database)
    with holdings.open_store() as store:
        for name, told in (("a.csv", pairs[:ROWS]), ("b.csv", pairs[ROWS // 2 : ROWS])):
            store.record(Change([Batch(name, [_twinning(*pair, name) for pair in told])]))
        store.declare(pairs[0][0].id, added=["sport"], removed=[], day="2026-01-31")
    save_version(model, scene.base)
    save_version(replace(model, version=NEW), scene.base)
    _take_over(holdings, "id,name\n")
    back_up(holdings, scene.backup)
    scene.backup.chmod(0o644)
    publish(holdings, OLD)
    _take_over(holdings, "id\n")
    rows = [json.dumps(_row(*pair)) for pair in pairs[ROWS - 40 : ROWS + 40]]
    scene.directory.write_text("\n".join(rows), encoding="utf-8")
    return scene


def publish(holdings: Holdings, model: str) -> None:
    """Put a model in use, whatever its figures."""
    publish_version(holdings, model, force="essai", by=None, say=translator("fr"))


def _take_over(holdings: Holdings, authorities: str) -> None:
    """Put a list of authorities in use."""
    with holdings.open_store() as store, store.writing("test", by="", detail={}) as connection:
        keep(connection, authorities)


def _cities(world: World, country: str) -> list[Territory]:
    """The largest cities of a country."""
    largest = (-world.gazetteer.population).argsort()
    found = (world.gazetteer.territory(int(row)) for row in largest)
    named = (each for each in found if (each.country, each.level) == (country, "municipality"))
    return list(islice(named, CITIES))


def _twinning(first: Territory, second: Territory, name: str) -> Partnership:
    return Partnership(first.id, second.id, Terms("jumelage", "active"), (Source(name),))


def _row(first: Territory, second: Territory) -> dict[str, object]:
    """The line of a project that names both."""
    ends = {"french_name": first.name, "foreign_name": second.name}
    return {**ends, "foreign_country_iso2": second.country, "start_year": 1999}
