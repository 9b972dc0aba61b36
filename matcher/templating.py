"""Templates that speak one language: everything is escaped, an undefined name is a failure."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from matcher.translation import Translator

if TYPE_CHECKING:
    from jinja2 import Environment


def open_templates(folder: Path, say: Translator) -> Environment:
    """The templates of a folder, which say their sentences with `_` and `ngettext`."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(_=say.text, ngettext=say.plural, say=say, language=say.language)
    return made
