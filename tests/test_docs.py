"""What the README shows is what the tool says."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest
import typer.main

from matcher.cli import app
from tests.readme import PATH, Session, refreshed, sessions

README = PATH.read_text(encoding="utf-8")


def commands() -> dict[str, str]:
    """Name → help of every command of the tool."""
    group = getattr(typer.main.get_command(app), "commands", {})
    return {name: command.help or "" for name, command in group.items()}


def test_the_readme_has_no_more_than_150_lines() -> None:
    assert len(README.splitlines()) <= 150


def test_every_command_is_in_the_readme() -> None:
    told = set(re.findall(r"(?:^|`)matcher ([a-z-]+)", README, flags=re.MULTILINE))
    assert commands().keys() - told == set()


def test_every_command_has_help() -> None:
    assert [name for name, text in commands().items() if not text.strip()] == []


def test_every_command_of_the_readme_exists() -> None:
    named = set(re.findall(r"(?:^\$ |`)matcher ([a-z-]+)", README, flags=re.MULTILINE))
    assert named - commands().keys() == set()


def test_every_target_of_the_readme_exists() -> None:
    named = set(re.findall(r"(?:^\$ |^|`)make ([a-z-]+)", README, flags=re.MULTILINE))
    makefile = (PATH.parent / "Makefile").read_text(encoding="utf-8")
    assert named - set(re.findall(r"^([a-z-]+):", makefile, flags=re.MULTILINE)) == set()


def test_the_readme_shows_sessions() -> None:
    assert {session.arguments[0] for session in sessions(README)} >= {"suggest"}


@pytest.mark.parametrize("session", sessions(README), ids=lambda session: session.command)
def test_a_session_of_the_readme_is_true(session: Session, home: Path) -> None:
    assert session.run(home) == session.lines


def test_the_python_of_the_readme_is_true(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(home))
    monkeypatch.delenv("MATCHER_LANG", raising=False)
    found = doctest.testfile(str(PATH), module_relative=False)
    assert found.attempted > 0
    assert found.failed == 0


def test_a_cut_session_is_renewed_up_to_its_cut(home: Path) -> None:
    text = "```console\n$ matcher search Kiel --lang en\n\nold\n…\n```"
    before, after = text.splitlines(), refreshed(text, home).splitlines()
    assert (after[:2], after[-2:], len(after)) == (before[:2], before[-2:], len(before))
    assert "old" not in after
