"""The house numbers: how long files and functions are, how many arguments, which names."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median, quantiles

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("data", "features", "models", "matcher", "api")
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(*folders: str) -> list[Path]:
    """Every Python file of the named folders."""
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def line_count(path: Path) -> int:
    """Lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def functions(*folders: str) -> Iterator[tuple[str, Function]]:
    """Every function with the place where it stands."""
    for path in files(*folders):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def body_length(function: Function) -> int:
    """Lines of a function from after its docstring to its end."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


def positional(function: Function) -> list[str]:
    """Arguments that may be given by place, without the object or class itself."""
    names = [argument.arg for argument in function.args.posonlyargs + function.args.args]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def is_command(function: Function) -> bool:
    """A command of the CLI declares its options as arguments, as many as its users need."""
    calls = (node for node in function.decorator_list if isinstance(node, ast.Call))
    return any(getattr(call.func, "attr", "") in {"command", "callback"} for call in calls)


def public_functions() -> Iterator[tuple[str, Function]]:
    """Functions that any module may call, the commands apart."""
    for place, function in functions(*ROOMS):
        if not function.name.startswith("_") and not is_command(function):
            yield place, function


def test_no_file_is_longer_than_300_lines() -> None:
    long = {str(path): line_count(path) for path in files(*ROOMS, "tests")}
    assert {path: length for path, length in long.items() if length > 300} == {}


def test_half_of_the_files_are_no_longer_than_100_lines() -> None:
    assert median(line_count(path) for path in files(*ROOMS)) <= 100


def test_no_function_body_is_longer_than_50_lines() -> None:
    assert [place for place, function in functions(*ROOMS) if body_length(function) > 50] == []


def test_no_test_is_longer_than_40_lines() -> None:
    assert [place for place, function in functions("tests") if body_length(function) > 40] == []


def test_bodies_are_short_in_general() -> None:
    lengths = [body_length(function) for _, function in functions(*ROOMS)]
    assert median(lengths) <= 8
    assert quantiles(lengths, n=10)[-1] <= 25


def test_no_function_takes_more_than_6_arguments() -> None:
    crowded = [
        place
        for place, function in functions(*ROOMS)
        if len(positional(function)) + len(function.args.kwonlyargs) > 6
        and not is_command(function)
    ]
    assert crowded == []


def test_public_functions_take_arguments_after_the_second_by_name_nine_times_in_ten() -> None:
    counts = [len(positional(function)) for _, function in public_functions()]
    assert quantiles(counts, n=10)[-1] <= 2


def test_no_public_function_takes_a_fifth_argument_by_place() -> None:
    assert [place for place, each in public_functions() if len(positional(each)) > 4] == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path for path in files(*ROOMS, "tests") if VAGUE & set(path.stem.split("_"))] == []


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in files("tests")}
    assert [folder for folder in folders if not (folder / "__init__.py").exists()] == []


@pytest.mark.parametrize(
    ("code", "length"),
    [
        ('def f():\n    """Say."""\n', 0),
        ('def f():\n    """Say."""\n    a = 1\n\n    return a\n', 3),
        ("def f():\n    return (\n        1\n    )\n", 3),
    ],
)
def test_a_body_is_counted_after_its_docstring(code: str, length: int) -> None:
    (function,) = ast.parse(code).body
    assert isinstance(function, Function)
    assert body_length(function) == length
