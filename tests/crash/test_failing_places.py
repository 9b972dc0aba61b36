"""A full disk and a read-only folder: one clear sentence, and what was there before stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from data.errors import MatcherError
from matcher.holdings import Holdings
from matcher.requests import SuggestRequest
from matcher.service import Matcher
from matcher.translation import translator
from tests.crash.actions import ACTIONS, Action
from tests.crash.checks import complaints, numberless, state_of
from tests.crash.places import Disk, sealed
from tests.crash.scene import Scene

ROOMS = (0, 8_000, 40_000, 150_000)
"""Bytes: an action stops at its first file, or in the midst of it."""

every_action = pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)


@pytest.fixture
def trial(scene: Scene) -> Iterator[Path]:
    """A copy of the home that nobody else uses."""
    home = scene.folder / "trial"
    shutil.copytree(scene.base, home)
    yield home
    shutil.rmtree(home)


def refusal(scene: Scene, holdings: Holdings, action: Action) -> str:
    """The sentence with which an action ends; empty where it succeeds."""
    try:
        action.do(scene, holdings)
    except MatcherError as error:
        return str(error)
    return ""


def is_a_sentence(text: str) -> bool:
    return "\n" not in text and text.endswith(".") and "Traceback" not in text


@every_action
def test_a_full_disk_is_told_in_one_sentence_and_nothing_is_lost(
    scene: Scene, disk: Disk, trial: Path, action: Action
) -> None:
    action.do(scene, after := scene.holdings(trial, None))
    shutil.copytree(scene.base, home := disk.place / "home")
    before = state_of(holdings := scene.holdings(home, None))
    for room in ROOMS:
        with disk.leaving(room):
            told = refusal(scene, holdings, action)
        if not told:
            break
        assert is_a_sentence(told)
        assert (state_of(holdings), list(complaints(holdings, scene.world))) == (before, [])
    assert room > 0
    if told:
        action.do(scene, holdings)
    assert numberless(state_of(holdings)) == numberless(state_of(after))


@every_action
def test_a_read_only_folder_is_told_in_one_sentence_and_nothing_is_lost(
    scene: Scene, trial: Path, action: Action
) -> None:
    # Modules are loaded by now, from folders that nobody else may enter.
    action.do(scene, scene.holdings(trial, None))
    shutil.rmtree(trial)
    shutil.copytree(scene.base, trial)
    before = state_of(holdings := scene.holdings(trial, None))
    with sealed(trial):
        told = refusal(scene, holdings, action)
        assert is_a_sentence(told)
        assert state_of(holdings) == before
    assert (state_of(holdings), list(complaints(holdings, scene.world))) == (before, [])


def test_a_read_only_folder_still_answers(scene: Scene, trial: Path) -> None:
    asked = SuggestRequest("Brest", top=1)
    holdings = scene.holdings(trial, None)
    expected = Matcher(holdings, translator("fr")).suggest(asked).suggestions[0].territory
    with sealed(trial):
        matcher = Matcher(scene.holdings(trial, None), translator("fr"))
        assert matcher.suggest(asked).suggestions[0].territory == expected
