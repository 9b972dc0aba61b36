"""What tells two models apart, for users."""

from __future__ import annotations

import csv
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from data.directory import Directory
from data.errors import InvalidOption, RefusedAction, UnknownRecord
from features.world import World
from matcher.holdings import Holdings
from matcher.printing.answers import print_answer
from matcher.service import Matcher
from matcher.translation import translator
from matcher.version_diff import VersionDiff
from models.artifact import default_folder
from models.model import Model
from models.registry import save_version

TERRITORIES = 12


@pytest.fixture(scope="module")
def matcher(world: World, model: Model, tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    """A home with one saved model, which differs much from the shipped one in use."""
    opened = Holdings(tmp_path_factory.mktemp("diff"))
    opened.world = world
    opened.directory = Directory.open(opened.home, world.gazetteer)
    weights = {"size_ratio": 5.0, "coast": -0.25}
    save_version(replace(model, card={"partnerships": 7, "weights": weights}), opened.home)
    return Matcher(opened, translator("fr"))


@pytest.fixture(scope="module")
def found(matcher: Matcher) -> VersionDiff:
    return matcher.diff_models(territories=TERRITORIES)


def shown(found: VersionDiff, capsys: pytest.CaptureFixture[str], form: str = "table") -> str:
    print_answer(found, form, say=translator("fr"))
    return capsys.readouterr().out


def test_the_one_in_use_is_compared_with_the_newest(found: VersionDiff) -> None:
    assert (found.before.name, found.after.name) == ("shipped", "straight")
    assert sum(found.territories.values()) == TERRITORIES


def test_who_enters_and_leaves_is_told_with_ranks(found: VersionDiff) -> None:
    assert found.overlap.mean < 10 and found.examples
    for example in found.examples:
        assert len(example.entered) == len(example.left) > 0
        assert all(1 <= rank <= 10 for _, rank in (*example.entered, *example.left))


def test_what_was_not_measured_speaks_against_the_second(found: VersionDiff) -> None:
    assert [each.after for each in found.lapses] == [None] * 3
    assert found.learned.added is None and not found.learned.same_partnerships


def test_the_screen_tells_all_in_eighty_columns(
    found: VersionDiff, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(found, capsys)
    assert max(map(len, text.splitlines())) <= 80
    for word in (
        "De livré (shipped) à straight",
        "Sur dix",
        "entrées",
        "Littoral",
        "Contre",
        "--force",
    ):
        assert word in text


def test_an_example_is_told_in_words_that_are_not_broken(
    found: VersionDiff, capsys: pytest.CaptureFixture[str]
) -> None:
    text = " ".join(shown(found, capsys).split())
    assert re.search(r"\) au rang \d+, et \d+ autres? ; sorties", text)
    assert all(each.territory.name in text for each in found.examples)


def test_json_and_csv_tell_the_same(found: VersionDiff, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(shown(found, capsys, "json"))
    rows = list(csv.DictReader(shown(found, capsys, "csv").splitlines()))
    assert told["overlap"]["mean"] == found.overlap.mean
    entered = sum(len(each["entered"]) for each in told["examples"])
    assert sum(row["table"] == "entered" for row in rows) == entered
    assert {row["name"] for row in rows if row["table"] == "weight"} >= {"size_ratio", "coast"}


def test_a_model_is_not_compared_with_itself(matcher: Matcher) -> None:
    with pytest.raises(InvalidOption, match="itself"):
        matcher.diff_models("straight", "straight")


def test_without_another_model_there_is_nothing_to_compare(world: World, tmp_path: Path) -> None:
    alone = Holdings(tmp_path)
    alone.world = world
    with pytest.raises(UnknownRecord, match="matcher train"):
        Matcher(alone, translator("fr")).diff_models()


def test_a_model_of_other_features_can_only_be_listed(matcher: Matcher) -> None:
    folder = matcher.holdings.home / "models" / "horoscope"
    shutil.copytree(default_folder(), folder)
    text = (folder / "model.json").read_text(encoding="utf-8")
    (folder / "model.json").write_text(text.replace('"size_ratio"', '"horoscope"'))
    with pytest.raises(RefusedAction, match="only be listed"):
        matcher.diff_models("shipped", "horoscope")
