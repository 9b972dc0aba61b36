from __future__ import annotations

import pytest

from data.directory import Directory
from data.gazetteer import Gazetteer
from data.records import Partnership, Source, Terms
from features.world import World
from matcher.relatives import (
    existing_partners,
    in_force,
    known_partnerships,
    occupied_rows,
    relative_rows,
)
from matcher.results import KnownPartnership
from tests.matcher.places import row_named

SOURCE = (Source("test"),)


def agglomeration(gazetteer: Gazetteer) -> int:
    return gazetteer.row_of("siren:241700434")


def partnership(gazetteer: Gazetteer, own: int, other: int, status: str = "active") -> Partnership:
    terms = Terms(status=status)  # type: ignore[arg-type]
    return Partnership(gazetteer.id(own), gazetteer.id(other), terms, SOURCE)


def test_a_seat_and_its_grouping_are_relatives_both_ways(world: World) -> None:
    town = row_named(world.gazetteer, "La Rochelle", "FR")
    grouping = agglomeration(world.gazetteer)
    assert relative_rows(world.gazetteer, town) == (town, grouping)
    assert relative_rows(world.gazetteer, grouping) == (grouping, town)


def test_a_department_is_no_relative_of_its_seat(world: World) -> None:
    department = world.gazetteer.row_of("insee:DEP-17")
    assert relative_rows(world.gazetteer, department) == (department,)


def test_a_foreign_town_has_no_relatives(world: World) -> None:
    town = row_named(world.gazetteer, "Campeche", "MX")
    assert relative_rows(world.gazetteer, town) == (town,)


def test_partners_of_the_grouping_are_known_to_its_seat(world: World) -> None:
    gazetteer, grouping = world.gazetteer, agglomeration(world.gazetteer)
    partner = row_named(gazetteer, "Campeche", "MX")
    directory = Directory(gazetteer, [partnership(gazetteer, grouping, partner)])
    rows = relative_rows(gazetteer, row_named(gazetteer, "La Rochelle", "FR"))
    [known] = known_partnerships(directory, gazetteer, rows=rows)
    assert (known.own.id, known.partner.name) == ("siren:241700434", gazetteer.name(partner))


def test_the_end_that_asks_may_stand_second(world: World) -> None:
    gazetteer = world.gazetteer
    own, other = row_named(gazetteer, "Brest", "FR"), row_named(gazetteer, "Kiel", "DE")
    directory = Directory(gazetteer, [partnership(gazetteer, other, own)])
    [known] = known_partnerships(directory, gazetteer, rows=(own,))
    assert (known.own.name, known.partner.name) == ("Brest", "Kiel")


def test_a_partnership_that_has_ended_is_not_in_force(world: World) -> None:
    gazetteer = world.gazetteer
    own, other = row_named(gazetteer, "Brest", "FR"), row_named(gazetteer, "Kiel", "DE")
    directory = Directory(gazetteer, [partnership(gazetteer, own, other, "ended")])
    known = known_partnerships(directory, gazetteer, rows=(own,))
    assert len(known) == 1
    assert in_force(known) == ()


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (["suspended"], "suspended"),
        (["unknown", "suspended"], "suspended"),
        (["suspended", "active"], "active"),
        (["ended", "unknown"], "unknown"),
    ],
)
def test_a_partner_is_suspended_unless_one_partnership_with_it_is_active(
    world: World, told: list[str], status: str
) -> None:
    gazetteer = world.gazetteer
    own, other = row_named(gazetteer, "Brest", "FR"), row_named(gazetteer, "Kiel", "DE")
    ends = gazetteer.territory(own), gazetteer.territory(other)
    known = (KnownPartnership(*ends, partnership(gazetteer, own, other, each)) for each in told)
    [existing] = existing_partners(tuple(known))
    assert existing.status == status


def test_a_partner_listed_twice_under_one_name_is_occupied_twice(world: World) -> None:
    gazetteer = world.gazetteer
    partner = row_named(gazetteer, "Kiel", "DE")
    occupied = occupied_rows(gazetteer, [partner])
    assert partner in occupied
    assert all(abs(gazetteer.latitude[row] - gazetteer.latitude[partner]) < 1 for row in occupied)


def test_a_namesake_far_away_is_free(world: World) -> None:
    gazetteer = world.gazetteer
    here, there = row_named(gazetteer, "Cordoba", "ES"), row_named(gazetteer, "Córdoba", "AR")
    assert there not in occupied_rows(gazetteer, [here])
