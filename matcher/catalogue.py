"""The catalogue of messages, for `make messages`: extract, update, compile."""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from data import errors
from matcher.translation import DOMAIN, LOCALE_FOLDER

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

HEADER = "# What the product says, in one language; `make messages` keeps it in step with the code."

ROOT = Path(__file__).parent.parent
ROOMS = ("data", "features", "models", "matcher", "api")
SAYING = ("matcher", "api")
RULES = (
    "data/memberships.py", "data/noted.py", "features/challenges.py", "features/profile.py",
)  # fmt: skip
EXTRACTOR = "jinja2.ext:babel_extract"
LANGUAGES = ("fr",)

ERRORS = (*(name for name, kind in vars(errors).items() if isinstance(kind, type)), "CellError")
RAISED = {"progress": None, **dict.fromkeys(ERRORS)}
SAID = {**RAISED, "_": None, "mark": None, "text": None, "plural": (1, 2)}
"""What other rooms raise, the edges translate; only the edges say anything themselves."""
IN_TEMPLATES = {"_": None, "ngettext": (1, 2)}


def extract_messages() -> Catalog:
    """Every message that the code says."""
    from babel.messages.catalog import Catalog
    from babel.messages.extract import extract_from_file

    catalogue = Catalog(domain=DOMAIN, project="partner-matcher", fuzzy=False)
    for room in ROOMS:
        keywords = SAID if room in SAYING else RAISED
        for path in sorted((ROOT / room).rglob("*.py")):
            for found in extract_from_file("python", path, keywords=keywords):
                if found[1]:
                    catalogue.add(found[1])
        for path in sorted((ROOT / room).rglob("templates/*.html")):
            for found in extract_from_file(EXTRACTOR, path, keywords=IN_TEMPLATES):
                catalogue.add(found[1])
    for module in RULES:
        for rule in _rules(ROOT / module):
            catalogue.add(rule)
    return catalogue


def load_catalogue(language: str) -> Catalog:
    """The translations as they stand in the `.po` file."""
    from babel.messages.pofile import read_po

    with _po_file(language).open("rb") as stream:
        return read_po(stream, locale=language, domain=DOMAIN)


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the `.mo` file."""
    from babel.messages.mofile import write_mo

    stream = io.BytesIO()
    write_mo(stream, catalogue)
    return stream.getvalue()


def update_catalogue(language: str) -> list[str]:
    """Bring both files in step with the code; the messages that still lack a translation."""
    from babel.messages.pofile import write_po

    catalogue = load_catalogue(language)
    catalogue.header_comment = HEADER
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.update(extract_messages(), no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    for message in catalogue:
        # A sentence that gets a plural is marked so; what is marked is never said.
        message.flags.discard("fuzzy")
    with _po_file(language).open("wb") as stream:
        write_po(stream, catalogue, width=0, sort_output=True)
    mo_file(language).write_bytes(compiled(load_catalogue(language)))
    return untranslated(catalogue)


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages without a translation, in all their forms."""
    return [
        str(message.id) for message in catalogue if message.id and not all(_forms(message.string))
    ]


def mo_file(language: str) -> Path:
    """The compiled catalogue that the product reads."""
    return LOCALE_FOLDER / language / "LC_MESSAGES" / f"{DOMAIN}.mo"


def _rules(path: Path) -> Iterator[str]:
    """The names and locators of the sources that a module states: the rules of derived facts."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Source":
            yield from (
                argument.value
                for argument in node.args[:2]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )


def _po_file(language: str) -> Path:
    return mo_file(language).with_suffix(".po")


def _forms(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, (tuple, list)) else (string or "",)


if __name__ == "__main__":
    for missing in [text for language in LANGUAGES for text in update_catalogue(language)]:
        print(f"without translation: {missing}")  # noqa: T201
