"""Progress bars on standard error, drawn from the first step on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from matcher.printing.screen import open_console
from matcher.translation import Translator

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class ProgressBar:
    """A callback that draws a bar: the step in words and the share done, from 0 to 1.

    The bar is closed when the whole is done; a step after that opens another.
    """

    def __init__(self, say: Translator) -> None:
        self._say = say
        self._drawn: tuple[Progress, TaskID] | None = None

    def __call__(self, label: str, done: float) -> None:
        """Show the step and how much is done."""
        progress, task = self._drawn = self._drawn or self._open()
        progress.update(task, description=self._say.text(label), completed=done)
        if done >= 1:
            self.close()

    def close(self) -> None:
        """Leave the bar as it is."""
        if self._drawn is not None:
            self._drawn[0].stop()
            self._drawn = None

    def _open(self) -> tuple[Progress, TaskID]:
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TaskProgressColumn(),
            console=open_console(sys.stderr),
        )
        task = progress.add_task("", total=1.0)
        progress.start()
        return progress, task
