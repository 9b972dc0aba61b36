"""What an answer draws on: world, names, directory, model, each opened at its first use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.kept import Kept

if TYPE_CHECKING:
    from data.decisions import Decisions
    from data.directory import Directory
    from data.gazetteer import Gazetteer, Rows
    from data.noted import Amendments, Noted
    from data.records import Level, Territory
    from data.resolve import Resolver
    from data.store.database import Store
    from data.store.shelf import Shelf
    from features.embedding import Encoder
    from features.pairing import Pool
    from features.tagging import Tagger
    from features.theme_book import ThemeBook
    from features.world import World
    from matcher.directory_columns import DirectoryColumns
    from matcher.ranking import Scored
    from matcher.requests import Filters
    from models.model import Model
    from models.reciprocity import Rivals

POOLS_KEPT = 8
SCORES_KEPT = 32
"""Who reads suggestions then opens the sheets of some: the same scores rank each of them."""
CACHE = "cache"
KEPT = {"world", "resolver", "encoder", "tagger"}
"""What stays when the model or the directory changes."""

OF_WORLD = {"world", "resolver"}
"""What goes with it when users say otherwise of territories."""

ProgressCallback = Callable[[str, float], None]


class Holdings:
    """The world, the directory and the model of one home folder.

    `progress` is told the step and the share done, from 0 to 1, when the world has to be built;
    `text_model` is the folder of a text model to use instead of the packaged one, `database` the
    URL of a store elsewhere. `scores` keeps those of all candidates for the ones who asked last.
    """

    def __init__(
        self,
        home: Path,
        progress: ProgressCallback | None = None,
        *,
        text_model: Path | None = None,
        database: str | None = None,
    ) -> None:
        self.home = home
        self._database = database
        self._progress = progress
        self._text_model = text_model
        self._pools: Kept[Pool] = Kept(POOLS_KEPT)
        self.scores: Kept[Scored] = Kept(SCORES_KEPT)
        self._rivals: dict[bool, Rivals] = {}
        self._heard: tuple[str, Decisions] | None = None

    @cached_property
    def world(self) -> World:
        """The territories and what is known of them; built the first time."""
        from features.world import open_world

        return open_world(self.home, self._progress, self.amendments)

    @property
    def amendments(self) -> Amendments:
        """What users say of territories beyond what we ship."""
        from data.noted import Amendments
        from data.store.editions import authorities_taken_over

        return Amendments(self.noted, authorities_taken_over(self.shelf))

    @property
    def noted(self) -> tuple[Noted, ...]:
        """What users added to the gazetteer or put right of it."""
        from data.store.territories import noted_territories

        return noted_territories(self.shelf)

    @property
    def built(self) -> bool:
        """Whether the world is there, with all that users say."""
        from features.world_files import is_whole, world_folder

        return "world" in vars(self) or is_whole(world_folder(self.home, self.amendments))

    def world_at_hand(self) -> World:
        """The world, without what was noted where that is not built: who notes much waits once."""
        from features.world import open_world

        if self.built:
            return self.world
        return open_world(self.home, self._progress, replace(self.amendments, noted=()))

    @property
    def gazetteer(self) -> Gazetteer:
        """The territories as columns."""
        return self.world.gazetteer

    @cached_property
    def resolver(self) -> Resolver:
        """Names to territories."""
        from data.resolve import Resolver

        return Resolver(self.gazetteer)

    @cached_property
    def directory(self) -> Directory:
        """The partnerships, embedded and imported."""
        from data.directory import Directory

        return Directory.open(self.home, self.gazetteer, url=self._database)

    @cached_property
    def shelf(self) -> Shelf:
        """The local store, for reading."""
        from data.directory import open_shelf

        return open_shelf(self.home, self._database)

    def open_store(self, busy_seconds: float | None = None) -> Store:
        """The local store, for writing; close it after use.

        Who finds another one writing waits up to `busy_seconds`, else as long as usual.
        """
        from data.directory import STORE_NAME
        from data.store.database import BUSY_SECONDS, Store

        seconds = BUSY_SECONDS if busy_seconds is None else busy_seconds
        return Store(self._database or self.home / STORE_NAME, seconds)

    @property
    def decisions(self) -> Decisions:
        """What stands of all that was said of suggestions, as of this moment.

        It is read anew when somebody has said something.
        """
        from data.store.standing import decisions_of, heard_of

        # A store without any partnership is as good as any, and counting them takes time.
        store = self.directory.store
        shelf = self.shelf if store is None else store
        heard = heard_of(shelf)
        if self._heard is None or self._heard[0] != heard:
            self._heard = (heard, decisions_of(shelf))
        return self._heard[1]

    @cached_property
    def ends(self) -> tuple[Rows, Rows]:
        """The rows of both ends of every partnership in force, as of the first use."""
        return self.directory.ends()

    @cached_property
    def columns(self) -> DirectoryColumns:
        """The directory as columns, as of the first use."""
        from matcher.directory_columns import DirectoryColumns

        return DirectoryColumns.of(self.directory, self.gazetteer)

    @property
    def has_imports(self) -> bool:
        """Whether the user has imported partnerships into the home folder."""
        return bool(self.directory.store)

    def pool(self, origin: Territory, filters: Filters) -> Pool:
        """The candidates for an origin as columns; kept, since many origins share theirs."""
        from features.pairing import Pool
        from matcher.candidates import candidate_rows, candidates_key

        return self._pools.get(
            candidates_key(origin, filters),
            lambda: Pool(self.world, candidate_rows(self.gazetteer, origin, filters=filters)),
        )

    def rivals(self, level: Level) -> Rivals:
        """The French authorities that may want the same partners as one of this level; kept."""
        from matcher.rivals import is_local, open_rivals

        local = is_local(level)
        if local not in self._rivals:
            self._rivals[local] = open_rivals(self.world, self.model, ends=self.ends, local=local)
        return self._rivals[local]

    @cached_property
    def encoder(self) -> Encoder:
        """Texts to vectors, those of texts seen before from the cache of the home folder."""
        from features.embedding import load_encoder

        return load_encoder(self._text_model, cache=self.home / CACHE)

    @cached_property
    def tagger(self) -> Tagger:
        """Texts to sectors and challenges."""
        from features.tagging import load_tagger

        return load_tagger(self.encoder)

    @cached_property
    def model(self) -> Model:
        """The model in use: the one that the store names, else the one that we ship."""
        from models.artifact import load_model
        from models.registry import current_folder

        folder = current_folder(self.home, self.shelf)
        return load_model(folder, self.world).with_themes(self.themes)

    @cached_property
    def themes(self) -> ThemeBook:
        """What partnerships, documents and users say that territories work on and face."""
        from data.declared import declared_by_documents, declared_by_users
        from features.theme_book import ThemeBook

        directory = self.directory
        by_users = declared_by_users(directory.store)
        return ThemeBook.of(self.world, directory.themed(), declared_by_documents(), by_users)

    def renewed(self, *, world_kept: bool = False) -> Holdings:
        """Other holdings of the same home, which read its model and its directory anew.

        What neither they nor what users say of territories changes is kept where it is open; the
        world is kept whatever they say, if asked.
        """
        holdings = Holdings(
            self.home, self._progress, text_model=self._text_model, database=self._database
        )
        opened = vars(self)
        stale = not world_kept and "world" in opened and not self._is_of_today(self.world)
        kept = KEPT - OF_WORLD if stale else KEPT
        vars(holdings).update({name: opened[name] for name in kept & opened.keys()})
        if not stale:
            holdings._pools = self._pools.copy()
        return holdings

    def _is_of_today(self, world: World) -> bool:
        from features.world_files import fingerprint

        return world.fingerprint == fingerprint(self.amendments)

    def renew_themes(self) -> None:
        """Read anew what users declare, where it was read before; the model learns of it too."""
        self._rivals.clear()
        self.scores.clear()
        if self.__dict__.pop("themes", None) and "model" in self.__dict__:
            self.model = self.model.with_themes(self.themes)
