"""`matcher backup` and `matcher restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from matcher.commands.options import LanguageOption
from matcher.commands.running import open_matcher, remark
from matcher.translation import _

if TYPE_CHECKING:
    from matcher.keeping import Backup
    from matcher.translation import Translator


def backup(
    file: Annotated[str, typer.Argument(help=_("File to write, a new .zip."))],
    language: LanguageOption,
) -> None:
    """Write a backup and say what it holds."""
    from matcher.keeping import back_up

    matcher = open_matcher(language.lang)
    made = back_up(matcher.holdings, Path(file))
    held = _content(made, matcher.say)
    remark(matcher.say.text("{path} is written; it holds {held}.", path=made.path, held=held))


def restore(
    file: Annotated[str, typer.Argument(help=_("File that matcher backup wrote."))],
    language: LanguageOption,
    replace: Annotated[
        bool,
        typer.Option(
            "--replace", help=_("Put the backup in the place of all that the local store holds.")
        ),
    ] = False,
) -> None:
    """Restore a backup and say what it held."""
    from matcher import keeping

    matcher = open_matcher(language.lang)
    found = keeping.restore(matcher.holdings, Path(file), replace=replace)
    held = _content(found, matcher.say)
    remark(matcher.say.text("Restored as of {day}: {held}.", day=found.made_at[:10], held=held))


def _content(backup: Backup, say: Translator) -> str:
    """The rows that users know, counted, and the models."""
    rows = backup.rows
    return say.listing([
        say.plural("{count} partnership", "{count} partnerships", count=rows["partnerships"]),
        say.plural("{count} import", "{count} imports", count=rows["imports"]),
        say.plural("{count} mark", "{count} marks", count=rows["decisions"]),
        say.plural("{count} place", "{count} places", count=rows["territories"]),
        say.plural("{count} key", "{count} keys", count=rows["api_keys"]),
        say.plural("{count} model", "{count} models", count=len(backup.models)),
    ])  # fmt: skip
