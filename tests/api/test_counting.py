"""Sliding windows: how often an address or a key may ask."""

from __future__ import annotations

import time

import pytest

from api.counting import Counting, What, address_of
from matcher.settings import ServiceSettings


def counting(read: str | None = None, write: str | None = None, *, most: int = 100) -> Counting:
    return Counting(ServiceSettings((), "console", read_rate=read, write_rate=write), most)


def taken(counts: Counting, what: What, who: str, *, times: int) -> list[bool]:
    """Whether each of so many was let through."""
    return [counts.take(what, who) == 0 for _ in range(times)]


@pytest.mark.parametrize(("what", "most"), [("read", 3), ("write", 2)])
def test_one_more_than_the_rate_has_to_wait(what: What, most: int) -> None:
    found = taken(counting("3/hour", "2/hour"), what, "192.0.2.1", times=most + 2)
    assert found == [True] * most + [False] * 2


def test_keys_that_are_none_are_shown_ten_times_a_minute_at_most() -> None:
    found = taken(counting(write="900/hour"), "failure", "192.0.2.1", times=30)
    assert found[:10] == [True] * 10
    assert not all(found[:20])


def test_who_waits_says_nothing_of_others() -> None:
    counts = counting("1/hour", "1/hour")
    assert taken(counts, "read", "192.0.2.1", times=2) == [True, False]
    assert taken(counts, "read", "192.0.2.2", times=1) == [True]
    assert taken(counts, "write", "192.0.2.1", times=1) == [True]


def test_what_is_not_limited_is_not_counted() -> None:
    counts = counting()
    assert all(taken(counts, "write", "192.0.2.1", times=1000))
    assert all(taken(counts, "failure", "192.0.2.1", times=1000))
    assert len(counts) == 0


def test_to_look_whether_one_must_wait_counts_nothing() -> None:
    counts = counting("1/hour")
    assert [counts.wait("read", "192.0.2.1") for _ in range(3)] == [0, 0, 0]
    counts.take("read", "192.0.2.1")
    assert 1 <= counts.wait("read", "192.0.2.1") <= 3600


def test_after_the_time_that_was_told_one_is_let_through() -> None:
    counts = counting("2/second")
    seconds = [counts.take("read", "192.0.2.1") for _ in range(3)][-1]
    time.sleep(seconds + 0.5)
    assert counts.take("read", "192.0.2.1") == 0


def test_many_addresses_take_no_more_than_their_share_of_memory() -> None:
    counts = counting("5/hour", most=50)
    sizes = {counts.take("read", f"192.0.2.{number}") or len(counts) for number in range(200)}
    assert max(sizes) == 50


@pytest.mark.parametrize(
    ("client", "who"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("testclient", "testclient"),
    ],
)
def test_a_household_is_one_address(client: str, who: str) -> None:
    assert address_of({"type": "http", "client": (client, 5)}) == who


def test_who_comes_by_no_network_is_one_too() -> None:
    assert address_of({"type": "http", "client": None}) == ""
