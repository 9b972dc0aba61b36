"""Every package that the product runs on was looked at, at the version that is pinned.

Tools that ask a service of advisories cannot reach one from where these tests run, and then report
that nothing was found. So the review is kept in `dependencies.csv`: whoever pins another version
reads its release notes and its advisories, and writes the line anew, with the last advisory that
they know and the version that mends it. An old review is told at the end of a run (`conftest.py`)
and fails nothing: what passed yesterday passes today.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from importlib.metadata import requires

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.reviews import OLD_DAYS, REVIEWS, Review, remark_on_age
from tests.test_packaging import declared, pins

ADVISORY = re.compile(r"(CVE|PYSEC)-\d{4}-\d+|GHSA(-[0-9a-z]{4}){3}")


def running() -> set[str]:
    """Every distribution that the product runs on, at any depth, extras too."""
    found: set[tuple[str, frozenset[str]]] = set()
    waiting = declared()
    while waiting:
        requirement = waiting.pop()
        asked = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if asked not in found and asked[0] in pins():
            found.add(asked)
            lines = map(Requirement, requires(requirement.name) or [])
            waiting += [line for line in lines if applies(line, requirement.extras)]
    return {name for name, _ in found}


def applies(requirement: Requirement, extras: set[str]) -> bool:
    """Whether a requirement holds on this machine for a package of which these extras are used."""
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": each}) for each in extras or {""})


def test_what_the_product_runs_on_was_reviewed_at_the_version_that_is_pinned() -> None:
    reviewed = {review.package: review.version for review in REVIEWS}
    assert reviewed == {name: pins()[name] for name in running()}


def test_extras_are_among_it() -> None:
    assert {"psycopg", "psycopg-binary"} <= running()


@pytest.mark.parametrize("review", [each for each in REVIEWS if each.advisory], ids=str)
def test_the_last_advisory_is_mended_in_the_version_that_is_pinned(review: Review) -> None:
    assert ADVISORY.fullmatch(review.advisory)
    assert Version(review.version) >= Version(review.fixed_in)


def test_a_review_was_made_on_a_day_that_has_come() -> None:
    days = {date.fromisoformat(review.reviewed_on) for review in REVIEWS}
    assert max(days) <= date.today()


def test_no_version_is_named_without_an_advisory() -> None:
    assert [each for each in REVIEWS if bool(each.advisory) != bool(each.fixed_in)] == []


@pytest.mark.parametrize(("days", "is_told"), [(0, False), (OLD_DAYS, False), (400, True)])
def test_only_an_old_review_is_remarked_on(days: int, is_told: bool) -> None:
    oldest = min(date.fromisoformat(review.reviewed_on) for review in REVIEWS)
    assert bool(remark_on_age(oldest + timedelta(days))) is is_told
