"""Two thousand spoiled files over all readers; the nightly target reads a hundred thousand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.errors import InputError
from tests.data import fuzzing
from tests.data.corpora import GROUPING, PROFILE, PROJECT, TWINNING
from tests.data.fuzzing import TARGETS, Target, batches, failure_of, keep, run, spoiled

INPUTS = 2_000
SEED = 20_261_122

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=12,
)


def records(sound: dict[str, object]) -> st.SearchStrategy[dict[str, object]]:
    """Sound records of which some values are any JSON."""
    return st.dictionaries(st.sampled_from(sorted(sound)), JSON).map(lambda odd: sound | odd)


ANY = st.one_of(
    st.tuples(st.just("wikidata"), st.lists(records(dict(TWINNING)))),
    st.tuples(st.just("projects"), records(dict(PROJECT))),
    st.tuples(st.just("groupings"), st.lists(records(dict(GROUPING)), min_size=1)),
    st.tuples(st.just("profile json"), records(dict(PROFILE))),
)


@pytest.mark.parametrize("name", TARGETS)
def test_what_is_spoiled_is_read_or_refused_in_one_sentence(name: str) -> None:
    failed = [
        path
        for each, numbers in batches(INPUTS)
        if each == name
        for path in run(each, numbers, seed=SEED, folder=fuzzing.FAILURES)
    ]
    assert failed == [], failed[0].with_suffix(".txt").read_text() if failed else ""


@pytest.mark.parametrize("name", TARGETS)
def test_what_fuzzing_begins_with_is_sound(name: str, tmp_path: Path) -> None:
    target = TARGETS[name]
    for number, content in enumerate(target.corpus()):
        path = tmp_path / str(number) / target.file_name
        path.parent.mkdir()
        path.write_bytes(content)
        assert target.read(path)


@settings(max_examples=150, deadline=None)
@given(ANY)
def test_any_value_in_the_place_of_another_is_read_or_refused(found: tuple[str, object]) -> None:
    name, value = found
    assert failure_of(name, json.dumps(value).encode()) == ""


def test_there_are_as_many_inputs_as_asked_for() -> None:
    assert INPUTS <= sum(len(numbers) for _, numbers in batches(INPUTS)) <= INPUTS * 1.01


@pytest.mark.parametrize("name", ["cuf", "groupings", "archive"])
def test_an_input_is_the_same_each_time_whatever_came_before_it(name: str) -> None:
    first = [spoiled(name, seed=1, number=number) for number in range(60)]
    assert [spoiled(name, seed=1, number=number) for number in range(60)] == first
    assert len(set(first)) > 50


def broken(path: Path) -> object:
    return path.read_bytes().decode("ascii").index("=")


def endless(path: Path) -> None:
    while path:
        pass


def told_on_two_lines(path: Path) -> object:
    raise InputError("{path}\nis wrong.", path=path.name)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (broken, "ValueError: substring not found"),
        (endless, "Hang"),
        (lambda _: ["\ud800"], "UnicodeEncodeError"),
        (told_on_two_lines, "no sentence"),
    ],
)
def test_a_reader_that_fails_is_found_and_its_input_kept(
    read: fuzzing.Reader, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fuzzing, "SECONDS", 0.2)
    monkeypatch.setitem(TARGETS, "poor", Target("a.txt", lambda: [b"abc"], read, 1))
    reason = failure_of("poor", b"abc")
    assert said in reason
    kept = keep("poor", b"abc", reason, tmp_path / "poor 1 1.bin")
    assert said in kept.with_suffix(".txt").read_text()
