"""Names and values of facts in words."""

from __future__ import annotations

import pytest

from data.memberships import CLOSEST, GROUPS
from data.records import Fact, Source
from matcher.labels import FACTS, MEMBERSHIPS
from matcher.printing.facts import fact_name, fact_value
from matcher.translation import translator

SOURCE = Source("a list")


@pytest.mark.parametrize(
    ("language", "name", "value"),
    [
        ("fr", "pays les moins avancés", "membre, depuis 1975, jusqu’au 2026-11-24"),
        ("en", "least developed countries", "member, since 1975, until 2026-11-24"),
    ],
)
def test_a_membership_is_told_with_its_dates(language: str, name: str, value: str) -> None:
    say = translator(language)
    fact = Fact("ldc", ("member", "since 1975", "until 2026-11-24"), "declared", SOURCE)
    assert (fact_name("ldc", say), fact_value(fact, say)) == (name, value)


def test_a_date_of_accession_is_told_by_its_year() -> None:
    fact = Fact("eu", ("member", "since 2013-07-01"), "declared", SOURCE)
    assert fact_value(fact, translator("en")) == "member, since 2013"


def test_every_group_and_every_status_has_its_words() -> None:
    assert GROUPS.keys() <= FACTS.keys()
    assert set(CLOSEST) == MEMBERSHIPS.keys()
