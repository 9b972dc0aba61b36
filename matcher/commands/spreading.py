"""Commands take their options as dataclasses; each field becomes an option of its own."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, get_type_hints

Command = Callable[..., None]


def spread(function: Command) -> Command:
    """The function with every dataclass parameter spread into one parameter per field."""
    hints = get_type_hints(function, include_extras=True)
    groups: dict[str, Any] = {name: kind for name, kind in hints.items() if is_dataclass(kind)}
    plain = {
        name: parameter
        for name, parameter in inspect.signature(function).parameters.items()
        if name not in groups
    }

    def command(**given: Any) -> None:
        made = {
            name: kind(**{field.name: given[field.name] for field in fields(kind)})
            for name, kind in groups.items()
        }
        function(**{name: given[name] for name in plain}, **made)

    parameters = [
        parameter.replace(annotation=hints[name], kind=parameter.KEYWORD_ONLY)
        for name, parameter in plain.items()
    ]
    parameters += [parameter for kind in groups.values() for parameter in _parameters(kind)]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {each.name: each.annotation for each in parameters}
    command.__name__ = function.__name__
    return command


def _parameters(kind: Any) -> list[inspect.Parameter]:
    hints = get_type_hints(kind, include_extras=True)
    return [
        inspect.Parameter(
            field.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if field.default is MISSING else field.default,
            annotation=hints[field.name],
        )
        for field in fields(kind)
    ]
