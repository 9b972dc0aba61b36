"""Names and texts in the room that a note or a map has for them."""

from __future__ import annotations

import pytest

from matcher.notes.fitting import name_within


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("La Rochelle", "La Rochelle"),
        ("Communauté d'agglomération de La Rochelle", "Communauté d'agglomération de La Rochelle"),
        (
            "Communauté d'agglomération de Béziers-Méditerranée",
            "CA de Béziers-Méditerranée",
        ),
        (
            "Communauté de communes du Pays des Sorgues et des Monts de Vaucluse",
            "CC du Pays des Sorgues et des Monts de…",
        ),
    ],
)
def test_the_kind_of_a_grouping_gives_way_before_its_name(name: str, told: str) -> None:
    assert name_within(name, 42) == told
