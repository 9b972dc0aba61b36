from __future__ import annotations

import inspect
from dataclasses import dataclass

from matcher.commands.spreading import spread


@dataclass(frozen=True)
class Size:
    width: int
    height: int = 2


def test_each_field_of_a_dataclass_becomes_a_parameter() -> None:
    def command(name: str, size: Size) -> None: ...

    parameters = inspect.signature(spread(command)).parameters
    assert list(parameters) == ["name", "width", "height"]
    assert parameters["height"].default == 2
    assert parameters["width"].default is inspect.Parameter.empty


def test_the_command_gets_its_dataclass_whole() -> None:
    got = []

    def command(name: str, size: Size) -> None:
        got.append((name, size))

    spread(command)(name="door", width=1, height=3)
    assert got == [("door", Size(1, 3))]
