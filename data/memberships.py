"""Which countries belong to the groups that cooperation is organised by, as declared by each.

`raw/memberships.csv` holds one row per member: a country by its ISO code, or a government below the
state by its first-level division (CA.10 is Québec). What was doubtful is left out: what is not in
the table is unknown, not outside the group.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from data.records import Source

GROUPS: Mapping[str, Source] = {
    "eu": Source(
        "European Union, list of member countries",
        "27 countries since the United Kingdom left",
        "2020-02-01",
    ),
    "dac": Source(
        "OECD-DAC, list of recipients of official development assistance",
        "list for the flows of 2024 and 2025; São Tomé and Príncipe by its income since it left"
        " the least developed countries",
        "2024",
    ),
    "ldc": Source(
        "United Nations, list of least developed countries",
        "44 countries since December 2024; dates of leaving as decided by the General Assembly",
        "2026-11-22",
    ),
    "sids": Source(
        "UN-OHRLLS, list of small island developing states",
        "37 members of the United Nations, the Cook Islands and Niue",
        "2024",
    ),
    "oif": Source(
        "Organisation internationale de la Francophonie, states and governments",
        "as after the summit of Villers-Cotterêts; without Burkina Faso, Mali and Niger, which"
        " announced in March 2025 that they leave",
        "2024-10-05",
    ),
}
"""The groups and who lists their members, in the order in which they are shown."""


CLOSEST = (
    "member", "associate", "observer",
    "least_developed", "low_income", "lower_middle_income", "upper_middle_income",
)  # fmt: skip
"""What one may be in a group; for the DAC its income group. The closest ties stand first."""


@dataclass(frozen=True, slots=True)
class Membership:
    """A country or division in a group; `since` and `until` are ISO dates or years, or empty.

    `status` is one of CLOSEST.
    """

    group: str
    member: str
    status: str
    since: str
    until: str

    @property
    def source(self) -> Source:
        """Who lists the members of the group."""
        return GROUPS[self.group]


@cache
def load_memberships() -> tuple[Membership, ...]:
    """All memberships, group by group."""
    text = files("data.raw").joinpath("memberships.csv").read_text(encoding="utf-8")
    return tuple(Membership(**cells) for cells in csv.DictReader(io.StringIO(text, newline="")))


def members(group: str) -> frozenset[str]:
    """The codes of all that have a status in a group."""
    return frozenset(each.member for each in load_memberships() if each.group == group)


def memberships_of(country: str, division: str | None = None) -> tuple[Membership, ...]:
    """What a country, or a division of it, is in each group; the closest of the two ties."""
    held = [each for each in load_memberships() if each.member in (country, division)]
    closest_last = sorted(held, key=lambda each: CLOSEST.index(each.status), reverse=True)
    by_group = {each.group: each for each in closest_last}
    return tuple(by_group[group] for group in GROUPS if group in by_group)
