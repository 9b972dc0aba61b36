"""A world that is built apart, while others are answered from the last one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from features.world import build_apart

if TYPE_CHECKING:
    from data.noted import Noted


class Building:
    """The world of a home folder with what users noted: begun at once, to be asked for its end.

    `failure` is why it ended without a world.
    """

    def __init__(self, home: Path, noted: Sequence[Noted]) -> None:
        self.failure: Exception | None = None
        self._thread = Thread(target=self._build, args=(home, noted), name="building", daemon=True)
        self._thread.start()

    @property
    def over(self) -> bool:
        """Whether the world is whole, or will not be."""
        return not self._thread.is_alive()

    def _build(self, home: Path, noted: Sequence[Noted]) -> None:
        try:
            build_apart(home, noted)
        except Exception as failure:
            self.failure = failure
