"""A profile written in a file: sectors, challenges, free text; and the template of such files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from data.declared import DeclaredProfile
from data.errors import InputError
from data.readers.fields import JSON, YAML, load_fields
from data.text import MAX_CELL, clean
from data.theme_names import challenge_named, sector_named
from data.vocabulary import CHALLENGES, SECTORS, Theme
from matcher.translation import Translator
from matcher.writing import whole_file

FIELDS = ("sectors", "challenges", "text")


@dataclass(frozen=True, slots=True)
class WrittenProfile:
    """What a profile file declares, and its free text, from which themes may be told."""

    declared: DeclaredProfile
    text: str = ""


def load_profile(path: Path) -> WrittenProfile:
    """The profile that a YAML file, or by its suffix a JSON file, holds."""
    fields = load_fields(path)
    for name in fields.keys() - set(FIELDS):
        raise InputError(
            "{path}: expected the fields {expected}; found {found!r}.",
            path=path,
            expected=", ".join(FIELDS),
            found=name[:40],
        )
    sectors = _named(fields, "sectors", path, name=sector_named)
    challenges = _named(fields, "challenges", path, name=challenge_named)
    profile = WrittenProfile(DeclaredProfile(sectors, challenges), _free_text(fields, path))
    if not profile.declared.keys and not profile.text:
        raise InputError(
            "{path} declares nothing; give at least one sector, one challenge or a text.",
            path=path,
        )
    return profile


def check_text(text: str, *, where: str) -> str:
    """A free text without control characters, not longer than what is read of one."""
    if len(text) > MAX_CELL:
        raise InputError(
            "{where} the text has {count} characters; {most} are read at most: shorten it.",
            where=where,
            count=len(text),
            most=MAX_CELL,
        )
    return clean(text)


def write_profile_template(path: Path, say: Translator) -> None:
    """Write a profile to fill in, its comments in the user's language; JSON has none."""
    suffix = path.suffix.lower()
    if suffix not in (*YAML, *JSON):
        raise InputError("{path}: a profile is written as .yaml, .yml or .json.", path=path)
    if path.exists():
        raise InputError("{path} exists already; choose another name.", path=path)
    with whole_file(path) as stream:
        if suffix in JSON:
            stream.write(json.dumps({"sectors": [], "challenges": [], "text": ""}, indent=2) + "\n")
        else:
            stream.writelines(f"{line}\n" for line in _template(say))


def _template(say: Translator) -> Iterator[str]:
    yield say.text("# Profile of an authority, for: matcher suggest TERRITORY --profile FILE")
    yield say.text("# Take away the # at the head of the lines that hold for you.")
    yield ""
    yield say.text("# What you cooperate on, or want to")
    yield from _lines("sectors", SECTORS, say)
    yield ""
    yield say.text("# The problems that you face")
    yield from _lines("challenges", CHALLENGES, say)
    yield ""
    yield say.text("# In your own words: read for its themes, never kept. Name nobody.")
    yield 'text: ""'


def _lines(field: str, themes: Mapping[str, Theme], say: Translator) -> Iterator[str]:
    width = max(map(len, themes))
    yield f"{field}:"
    for key, theme in themes.items():
        yield f"#  - {key:<{width}}  # {theme.label.in_language(say.language)}"


def _named(
    fields: Mapping[str, Any], field: str, path: Path, *, name: Callable[..., str]
) -> tuple[str, ...]:
    """The keys that the list of a field names, each once; a single text is a list of one."""
    given = fields.get(field) or []
    texts = given if isinstance(given, list) else [given]
    for text in texts:
        if not isinstance(text, str):
            raise InputError(
                "{path}, {field}: expected a key or a label, found {found!r}.",
                path=path,
                field=field,
                found=str(text)[:40],
            )
    return tuple(dict.fromkeys(name(clean(text), where=f"{path}, {field}:") for text in texts))


def _free_text(fields: Mapping[str, Any], path: Path) -> str:
    text = fields.get("text") or ""
    if not isinstance(text, str):
        raise InputError("{path}, text: expected a text, found {found!r}.",
                         path=path, found=str(text)[:40])  # fmt: skip
    return check_text(text, where=f"{path},")
