"""What the worker answers from: one world, and the model and directory of the moment."""

from __future__ import annotations

import math
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

import structlog

from api.building import Building
from api.logs import place_of
from api.metrics import leave_metrics, observe_model
from api.stamps import Marks, code_stamp, content_of, digest, marks_of
from data.directory import open_shelf
from data.errors import EmbeddingError, MatcherError, StoreError, WorldError
from data.store.standing import heard_of
from matcher.holdings import Holdings
from matcher.requests import SuggestRequest
from matcher.service import Matcher
from matcher.settings import LANGUAGES
from matcher.translation import translator

if TYPE_CHECKING:
    from data.noted import Amendments
    from data.store.shelf import Shelf

WATCH_SECONDS = 2.0
RETRY_SECONDS = 30.0
UNBUILT = ""
"""The mark of what was opened with the last world: it is opened again when its own is built."""
PATIENCE_SECONDS = 20.0
USUAL_ASKERS = ("La Rochelle", "Bretagne")
"""A municipality of France and a région: most requests share their candidates."""

log = structlog.get_logger("api")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Holdings that are warm, the tag of their content, and the marks under which it was read."""

    holdings: Holdings
    content: str
    marks: Marks

    @property
    def tag(self) -> str:
        """What changes with anything that could be answered."""
        return digest([self.content, self.marks.heard])

    def hearing(self, shelf: Shelf) -> Snapshot:
        """The same, with the mark of what users have decided by now."""
        return replace(self, marks=replace(self.marks, heard=heard_of(shelf)))


class Live:
    """The snapshot in use; another takes its place as soon as it is warm.

    A request keeps the snapshot that it began with. What cannot be opened is told in the log and
    never replaces what works. While a world is built, all else is opened with the last one.
    """

    def __init__(
        self, home: Path, *, text_model: Path | None = None, database: str | None = None
    ) -> None:
        self._home = home
        self._database = database
        self._text_model = text_model
        self._snapshot: Snapshot | None = None
        self._failure: MatcherError | None = None
        self._marks: Marks | None = None
        self._told: set[str] = set()
        self._building: Building | None = None
        self._build_after = -math.inf
        self._again = math.inf
        self._settled = Event()
        self._ending = Event()
        self._turn = Lock()

    def start(self) -> Thread:
        """Begin to open the first snapshot and to watch for what replaces it."""
        self._ending.clear()
        watch = Thread(target=self._watch, name="live", daemon=True)
        watch.start()
        return watch

    def stop(self) -> None:
        """Let the watching end."""
        self._ending.set()

    @property
    def ready(self) -> bool:
        """Whether there is a snapshot to answer from."""
        return self._snapshot is not None

    @property
    def tag(self) -> str:
        """The tag of the snapshot in use, empty while there is none."""
        return self._snapshot.tag if self._snapshot else ""

    @property
    def holdings(self) -> Holdings:
        """The holdings in use; waits for the first ones, raises what keeps them from opening."""
        if self._snapshot is None:
            self._settled.wait(PATIENCE_SECONDS)
        if self._snapshot is not None:
            return self._snapshot.holdings
        raise self._failure or WorldError("The world is still being opened; ask again soon.")

    def matcher(self, language: str) -> Matcher:
        """A matcher on the holdings in use, in this language."""
        return Matcher(self.holdings, translator(language))

    def notice(self) -> None:
        """Let what a user has just decided count at once: its page is not to come from memory.

        What was decided is kept already: where the store cannot be read now, the watch hears of it.
        """
        with self._turn, suppress(StoreError):
            if self._snapshot is not None:
                self._snapshot = self._snapshot.hearing(self._shelf)

    @cached_property
    def _shelf(self) -> Shelf:
        return open_shelf(self._home, self._database)

    def _watch(self) -> None:
        """Look every two seconds for what was published, imported, declared or decided."""
        while not self._ending.is_set():
            self._renew()
            self._ending.wait(WATCH_SECONDS)
        leave_metrics()

    def _renew(self) -> None:
        """Open what there is now, if it changed or could not be opened a while ago."""
        try:
            self._see_building()
            marks = marks_of(self._home, self._shelf)
            if marks == self._marks and time.monotonic() < self._again:
                return
            self._marks, self._again = marks, math.inf
            snapshot = self._opened(marks)
            self._take(snapshot)
            if snapshot.marks.opened != UNBUILT:
                self._told.clear()
        except Exception as failure:
            self._again = time.monotonic() + RETRY_SECONDS
            self._failure = failure if isinstance(failure, MatcherError) else None
            self._tell(str(self._failure or type(failure).__name__), place_of(failure))
        self._settled.set()

    def _see_building(self) -> None:
        """Let a world that is whole be opened at once; raise why another one will not be."""
        if self._building is None or not self._building.over:
            return
        ended, self._building = self._building, None
        if ended.failure is not None:
            self._build_after = time.monotonic() + RETRY_SECONDS
            raise ended.failure
        self._again = -math.inf

    def _build(self, amendments: Amendments) -> None:
        """Begin to build a world apart, unless that goes on or failed a moment ago."""
        if self._building is None and time.monotonic() < self._build_after:
            self._again = self._build_after
        elif self._building is None:
            self._building = Building(self._home, amendments)

    def _tell(self, reason: str, where: list[str]) -> None:
        """Log why something was not opened, once until all that there is could be."""
        if reason not in self._told:
            log.error("not opened", reason=reason, where=where)
        self._told.add(reason)

    def _opened(self, marks: Marks) -> Snapshot:
        """Warm holdings of the moment, the world kept where it is open; all where nothing else is.

        What users decide is read by each request: it changes the tag and opens nothing.
        """
        last = self._snapshot
        if last is None:
            holdings = Holdings(self._home, text_model=self._text_model, database=self._database)
        elif last.marks.opened == marks.opened:
            return replace(last, marks=marks)
        else:
            holdings = last.holdings.renewed()
            if not holdings.built:
                self._build(holdings.amendments)
                holdings = last.holdings.renewed(world_kept=True)
                marks = replace(marks, opened=UNBUILT)
        content = content_of(holdings, code_stamp())
        if last is not None and last.content == content:
            return replace(last, marks=marks)
        warm(Matcher(holdings, translator(LANGUAGES[0])))
        return Snapshot(holdings, content, marks)

    def _take(self, snapshot: Snapshot) -> None:
        # While another model was opened, users may have decided more.
        with self._turn:
            last, self._snapshot = self._snapshot, snapshot.hearing(self._shelf)
        if last is not None and last.holdings is snapshot.holdings:
            return
        version = snapshot.holdings.model.version
        observe_model(version, last.holdings.model.version if last else None)
        log.info("in use", model=version, tag=snapshot.tag)


def warm(matcher: Matcher) -> None:
    """Ask what is asked first, so that nobody waits for what it reads."""
    for territory in USUAL_ASKERS:
        matcher.suggest(SuggestRequest(territory, standing=True))
    _ = matcher.holdings.columns
    try:
        _ = matcher.holdings.tagger
    except EmbeddingError as failure:
        log.error("no text model", reason=str(failure))
