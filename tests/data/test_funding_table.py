"""The table of standing programmes."""

from __future__ import annotations

import datetime
import re

import pytest

from data.errors import InputError
from data.funding import FundingRow, load_funding, read_funding
from features.world import World

HEADER = (
    "key,french,groups,countries,excluded,themes,levels,min_population,max_km,checked_on,"
    "name_fr,name_en,pays_fr,pays_en,source_name,source_url"
)


@pytest.mark.parametrize("row", load_funding(), ids=lambda row: row.key)
def test_every_programme_speaks_both_languages_and_cites_a_source(row: FundingRow) -> None:
    for words in (row.names, row.pays):
        assert words["fr"] and words["en"]
    assert row.source.name and row.source.locator.startswith("https://")


@pytest.mark.parametrize("row", load_funding(), ids=lambda row: row.key)
def test_no_programme_promises_an_amount_or_the_date_of_a_call(row: FundingRow) -> None:
    said = " ".join((*row.names.values(), *row.pays.values()))
    assert not re.search(r"€|\beuros?\b|\b20\d\d\b", said)


@pytest.mark.parametrize("row", load_funding(), ids=lambda row: row.key)
def test_no_programme_was_checked_in_the_future(row: FundingRow) -> None:
    assert row.checked_on <= datetime.date.today()


def test_no_programme_is_named_twice() -> None:
    keys = [row.key for row in load_funding()]
    assert len(set(keys)) == len(keys)


def test_every_place_of_a_programme_is_in_the_gazetteer(world: World) -> None:
    places = {place for row in load_funding() for place in row.places | row.excluded}
    known = {*world.gazetteer.countries, *world.gazetteer.admin1_codes}
    assert places - known == set()


def test_whoever_has_a_call_of_its_own_is_left_out_of_the_general_one() -> None:
    rows = {row.key: row for row in load_funding()}
    own = set().union(*(rows[key].places for key in ("meae_joint", "meae_mexico", "meae_quebec")))
    assert rows["meae_projects"].excluded == own


@pytest.mark.parametrize(
    ("column", "value"), [("groups", "nato"), ("themes", "war"), ("levels", "village")]
)
def test_an_unknown_key_is_refused_with_its_line(column: str, value: str) -> None:
    cells = dict.fromkeys(HEADER.split(","), "") | {column: value, "checked_on": "2026-01-01"}
    with pytest.raises(InputError, match=f"line 2: {column} '{value}'"):
        read_funding(f"{HEADER}\n{','.join(cells.values())}")
