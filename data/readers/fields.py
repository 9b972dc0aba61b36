"""A small YAML or JSON file → the fields of the one mapping that it holds, all of it plain."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from data.errors import InputError, UnreadableFile
from data.text import decode

LARGEST = 64_000
DEEPEST = 4
YAML, JSON = (".yaml", ".yml"), (".json",)


def load_fields(path: Path) -> dict[str, Any]:
    """The fields of a YAML file, or by its suffix of a JSON file; none where it is empty."""
    text = decode(_load_small(path), path)
    try:
        content = _json(text, path) if path.suffix.lower() in JSON else _yaml(text, path)
    except RecursionError as error:
        raise _too_deep(path) from error
    if content is None:
        return {}
    if not isinstance(content, dict):
        raise InputError(
            "{path}: expected named fields, found none; begin from a template.", path=path
        )
    return {str(name): value for name, value in content.items()}


def _load_small(path: Path) -> bytes:
    """The bytes of a file, or of a pipe, that is not too large."""
    try:
        with path.open("rb") as stream:
            raw = stream.read(LARGEST + 1)
    except FileNotFoundError as error:
        raise UnreadableFile("{path} does not exist; check its name.", path=path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(
            "{path} cannot be read ({reason}).", path=path, reason=reason
        ) from error
    if len(raw) > LARGEST:
        raise UnreadableFile(
            "{path} is too large; a file of {most} kB at most is expected here.",
            path=path,
            most=LARGEST // 1000,
        )
    return raw


def _yaml(text: str, path: Path) -> object:
    import yaml

    try:
        _check_plain(text, path)
        node = yaml.compose(text, yaml.SafeLoader)
        if isinstance(node, yaml.MappingNode):
            _check_once((key.value for key, _ in node.value), path)
        content: object = yaml.safe_load(text)
        repr(content)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise _not_in(path, "YAML", line=mark.line + 1 if mark else 1) from error
    except (ValueError, OverflowError) as error:
        # A date or a number of an impossible form, or one too long to be written.
        raise _not_in(path, "YAML", line=1) from error
    return content


def _check_plain(text: str, path: Path) -> None:
    """Refuse aliases, which can multiply without end, tags and deep nesting, building nothing."""
    import yaml

    depth = 0
    for event in yaml.parse(text, yaml.SafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise UnreadableFile(
                "{path}, line {line}: YAML aliases (*name) are not taken; write the value out.",
                path=path,
                line=event.start_mark.line + 1,
            )
        if getattr(event, "tag", None) not in (None, "!"):
            raise _not_in(path, "YAML", line=event.start_mark.line + 1)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _too_deep(path)


def _json(text: str, path: Path) -> object:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        _check_once((name for name, _ in pairs), path)
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=once) if text.strip() else None
    except ValueError as error:
        raise _not_in(path, "JSON", line=getattr(error, "lineno", 1)) from error


def _check_once(names: Iterable[object], path: Path) -> None:
    twice = [name for name, count in Counter(map(str, names)).items() if count > 1]
    if twice:
        raise InputError(
            "{path}: the field {name} stands twice; keep one.", path=path, name=twice[0][:40]
        )


def _not_in(path: Path, language: str, *, line: int) -> UnreadableFile:
    return UnreadableFile(
        "{path}, line {line}: this is not {language}; correct this line or begin from a template.",
        path=path,
        line=line,
        language=language,
    )


def _too_deep(path: Path) -> UnreadableFile:
    return UnreadableFile(
        "{path}: lists and fields are nested too deep; begin from a template.", path=path
    )
