"""The table of what known partnerships reported: sourced, in our words, without persons."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.embedded import load_embedded
from data.errors import InputError
from data.lessons import load_lessons, read_lessons
from data.privacy import is_personal
from features.world import World
from tests.data.test_partnerships_table import runs

HEADER = "first,second,source,page,condition,threshold,within,note_fr,note_en"
NAMES = {"first": "a", "first_name": "A", "second": "b", "second_name": "B"}
SOURCE = {"source": "s", "locator": "page 3", "date": "2005"}
KNOWN = {("a", "b", "s"): NAMES | SOURCE | {"country": "BE", "second_level": "region"}}
GRADED = {"size_gap", "distance", "neighbours"}
DIFFICULTIES = {
    "size_gap": "size_gap",
    "distance": "distance",
    "language": "language",
    "safety": "insecurity",
}
NOTES = [note for lesson in load_lessons() for note in lesson.notes.values()]


def table(
    condition: str = "level", threshold: str = "", within: str = "country", page: str = ""
) -> str:
    return f"{HEADER}\na,b,s,{page},{condition},{threshold},{within},mot,word"


def test_a_lesson_takes_names_and_source_from_its_partnership() -> None:
    [lesson] = read_lessons(table(), KNOWN)
    assert (lesson.first_name, lesson.second_name, lesson.level) == ("A", "B", "region")
    assert (lesson.source.name, lesson.source.locator, lesson.source.date) == (
        "s",
        "page 3",
        "2005",
    )


def test_a_lesson_from_another_page_has_not_the_date_of_the_first() -> None:
    [lesson] = read_lessons(table(page="page 9"), KNOWN)
    assert (lesson.source.name, lesson.source.locator, lesson.source.date) == ("s", "page 9", None)


def test_a_lesson_without_a_partnership_is_refused_with_its_line() -> None:
    with pytest.raises(InputError, match=r"lessons\.csv, line 2: no partnership between a and b"):
        read_lessons(table(), {})


@pytest.mark.parametrize(("column", "value"), [("condition", "luck"), ("within", "moon")])
def test_a_choice_that_we_do_not_know_is_refused_with_those_we_know(
    column: str, value: str
) -> None:
    with pytest.raises(InputError, match=f"{column} '{value}' is not one of"):
        read_lessons(table(**{column: value}), KNOWN)


def test_graded_conditions_have_a_threshold_and_the_others_none() -> None:
    for lesson in load_lessons():
        assert (lesson.threshold is not None) == (lesson.condition in GRADED)


def test_what_depends_on_the_place_alone_reaches_no_further_than_the_country() -> None:
    assert [
        lesson
        for lesson in load_lessons()
        if lesson.condition in ("place", "level") and lesson.within == "anywhere"
    ] == []


def test_what_a_lesson_blames_is_a_difficulty_of_its_partnership() -> None:
    known = {
        (each.first, each.second, each.sources[0].name): each.terms for each in load_embedded()
    }
    for lesson in load_lessons():
        difficulty = DIFFICULTIES.get(lesson.condition)
        terms = known[lesson.first, lesson.second, lesson.source.name]
        assert difficulty is None or difficulty in terms.difficulties


def test_every_end_of_a_lesson_is_in_the_gazetteer_and_the_second_in_its_country(
    world: World,
) -> None:
    gazetteer = world.gazetteer
    for lesson in load_lessons():
        assert gazetteer.territory(gazetteer.row_of(lesson.first)).country == "FR"
        assert gazetteer.territory(gazetteer.row_of(lesson.second)).country == lesson.country


def test_a_lesson_stands_once_for_each_condition_and_pair() -> None:
    lessons = [(one.first, one.second, one.condition) for one in load_lessons()]
    assert len(lessons) == len(set(lessons))


def test_notes_are_short_speak_both_languages_and_name_no_person() -> None:
    assert [note for note in NOTES if not 0 < len(note) <= 120 or is_personal(note)] == []
    assert [one for one in load_lessons() if one.notes["fr"] == one.notes["en"]] == []


def test_notes_repeat_no_eight_words_of_a_source(shared: Path) -> None:
    paths = [*(shared / "seeds").glob("*.txt"), shared / "partnerships/projects.jsonl"]
    known = {run for path in paths for run in runs(path.read_text(encoding="utf-8"))}
    assert [note for note in NOTES if not known.isdisjoint(runs(note))] == []
