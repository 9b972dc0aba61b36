from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, get_args

import pytest

from data import closed_lists, records
from data.closed_lists import LEVEL_WORDS, STATUS_WORDS, Words, key_named
from data.label import in_a_row
from data.names import name_key

LISTS: dict[str, Mapping[Any, Words]] = {
    "Level": closed_lists.LEVEL_WORDS,
    "Link": closed_lists.LINK_WORDS,
    "PartnershipStatus": closed_lists.STATUS_WORDS,
    "Outcome": closed_lists.OUTCOME_WORDS,
    "Difficulty": closed_lists.DIFFICULTY_WORDS,
}


@pytest.mark.parametrize("name", LISTS)
def test_every_key_of_a_closed_list_has_its_words_in_the_same_order(name: str) -> None:
    assert tuple(LISTS[name]) == get_args(getattr(records, name))


@pytest.mark.parametrize("name", LISTS)
def test_no_word_of_a_closed_list_means_two_keys(name: str) -> None:
    told = Counter(
        spoken
        for key, each in LISTS[name].items()
        for spoken in {name_key(word) for word in (key, *each.label, *each.synonyms)}
    )
    assert [word for word, count in told.items() if count > 1] == []


@pytest.mark.parametrize(
    "text",
    [
        "agglomération",
        "Communauté d'agglomération",
        "communauté de communes",
        "Métropole",
        "EPCI",
        "agglomeration",
    ],
)
def test_a_grouping_is_known_by_what_officers_call_it(text: str) -> None:
    assert key_named(text, LEVEL_WORDS) == "intercommunality"


@pytest.mark.parametrize("text", ["Commune", " COMMUNE", "ville", "city", "municipality"])
def test_a_key_is_known_by_any_of_its_words(text: str) -> None:
    assert key_named(text, LEVEL_WORDS) == "municipality"


@pytest.mark.parametrize("text", ["", "?", "communes", "terminer"])
def test_a_word_of_no_key_is_none(text: str) -> None:
    assert key_named(text, LEVEL_WORDS) is None
    assert key_named(text, STATUS_WORDS) is None


def test_words_are_told_in_a_row_in_each_language() -> None:
    assert in_a_row(words.label for words in STATUS_WORDS.values()) == (
        "actif, suspendu, terminé, inconnu",
        "active, suspended, ended, unknown",
    )
