"""Which countries belong to which groups."""

from __future__ import annotations

import re

import pytest

from data.memberships import CLOSEST, GROUPS, load_memberships, members, memberships_of
from data.tables import load_divisions


def statuses(country: str, division: str | None = None) -> dict[str, str]:
    return {held.group: held.status for held in memberships_of(country, division)}


@pytest.mark.parametrize(
    ("group", "count"), [("eu", 27), ("dac", 141), ("ldc", 44), ("sids", 39), ("oif", 89)]
)
def test_a_group_has_all_its_members(group: str, count: int) -> None:
    assert len(members(group)) == count
    assert sum(held.group == group for held in load_memberships()) == count


@pytest.mark.parametrize(
    ("status", "count"),
    [
        ("least_developed", 44),
        ("low_income", 2),
        ("lower_middle_income", 36),
        ("upper_middle_income", 59),
    ],
)
def test_the_recipients_of_aid_are_told_by_income(status: str, count: int) -> None:
    assert sum(held.status == status for held in load_memberships()) == count


@pytest.mark.parametrize(("status", "count"), [("member", 52), ("associate", 5), ("observer", 32)])
def test_the_francophonie_is_told_by_status(status: str, count: int) -> None:
    held = [each for each in load_memberships() if each.group == "oif"]
    assert sum(each.status == status for each in held) == count


@pytest.mark.parametrize(
    ("country", "expected"),
    [
        ("FR", {"eu": "member", "oif": "member"}),
        ("GB", {}),
        ("US", {}),
        ("ID", {"dac": "upper_middle_income"}),
        ("VN", {"dac": "lower_middle_income", "oif": "member"}),
        ("HT", {"dac": "least_developed", "ldc": "member", "sids": "member", "oif": "member"}),
        ("CV", {"dac": "lower_middle_income", "sids": "member", "oif": "member"}),
        ("ST", {"dac": "lower_middle_income", "sids": "member", "oif": "member"}),
        ("SG", {"sids": "member"}),
        ("PL", {"eu": "member", "oif": "observer"}),
        ("CY", {"eu": "member", "oif": "member"}),
        ("XK", {"dac": "upper_middle_income", "oif": "associate"}),
        ("BT", {"dac": "lower_middle_income"}),
        ("ML", {"dac": "least_developed", "ldc": "member"}),
    ],
)
def test_a_country_is_in_its_groups(country: str, expected: dict[str, str]) -> None:
    assert statuses(country) == expected


def test_a_division_may_have_a_status_of_its_own() -> None:
    assert statuses("US", "US.LA") == {"oif": "observer"}
    assert statuses("US", "US.TX") == {}


def test_the_closest_tie_of_country_and_division_counts() -> None:
    assert statuses("CA", "CA.10") == statuses("CA", "CA.07") == {"oif": "member"}


def test_the_groups_come_in_their_order() -> None:
    assert [held.group for held in memberships_of("HT")] == ["dac", "ldc", "sids", "oif"]


@pytest.mark.parametrize(("country", "since"), [("FR", "1958-01-01"), ("HR", "2013-07-01")])
def test_members_of_the_union_have_the_date_of_their_accession(country: str, since: str) -> None:
    assert memberships_of(country)[0].since == since


@pytest.mark.parametrize("country", ["BD", "LA", "NP"])
def test_a_country_that_is_about_to_leave_says_when(country: str) -> None:
    [held] = [each for each in memberships_of(country) if each.group == "ldc"]
    assert held.until == "2026-11-24"


def test_every_least_developed_country_receives_aid_as_such() -> None:
    listed = {held.member for held in load_memberships() if held.status == "least_developed"}
    assert listed == members("ldc")


def test_every_row_is_well_formed_and_sourced() -> None:
    for held in load_memberships():
        assert held.status in CLOSEST
        assert held.source.name and held.source.date
        assert re.fullmatch(r"(\d{4}(-\d\d-\d\d)?)?", held.since)
        assert re.fullmatch(r"(\d{4}-\d\d-\d\d)?", held.until)


def test_no_group_lists_a_member_twice() -> None:
    pairs = [(held.group, held.member) for held in load_memberships()]
    assert len(set(pairs)) == len(pairs)
    assert {group for group, _ in pairs} == set(GROUPS)


def test_every_division_is_known() -> None:
    divisions = {held.member for held in load_memberships() if "." in held.member}
    assert {f"admin1:{code}" for code in divisions} <= {row.id for row in load_divisions()}
