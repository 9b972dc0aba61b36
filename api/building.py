"""A world that is built apart, while others are answered from the last one."""

from __future__ import annotations

from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from features.world import build_apart

if TYPE_CHECKING:
    from data.noted import Amendments


class Building:
    """The world of a home folder with what users say: begun at once, to be asked for its end.

    `failure` is why it ended without a world.
    """

    def __init__(self, home: Path, amendments: Amendments) -> None:
        self.failure: Exception | None = None
        asked = (home, amendments)
        self._thread = Thread(target=self._build, args=asked, name="building", daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether the world is whole, or will not be."""
        return not self._thread.is_alive()

    def _build(self, home: Path, amendments: Amendments) -> None:
        try:
            build_apart(home, amendments)
        except Exception as failure:
            self.failure = failure
