"""Contributions of the model to reasons in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from matcher.results import Reason, Verdict
from matcher.sentences import (
    centrality,
    departments,
    latitude,
    openness,
    place,
    precedents,
    proximity,
    shared,
    size,
    themes,
    ties,
)
from matcher.translation import Translator

if TYPE_CHECKING:
    from models.model import Contribution

Sentence = Callable[[Mapping[str, Any], Translator], str]

SENTENCES: dict[str, Sentence] = {
    "size_ratio": size.say_size_ratio,
    "rank": size.say_rank,
    "centrality": centrality.say_centrality,
    "density": centrality.say_density,
    "coast": place.say_coast,
    "port": place.say_port,
    "climate": place.say_climate,
    "latitude": latitude.say_latitude,
    "island": place.say_island,
    "border": place.say_border,
    "likeness": shared.say_likeness,
    "shared_sectors": shared.say_shared_sectors,
    "shared_challenges": shared.say_shared_challenges,
    "language": ties.say_language,
    "name": ties.say_name,
    "distance": proximity.say_distance,
    "country": precedents.say_country,
    "region_country": precedents.say_region_country,
    "region_pair": precedents.say_region_pair,
    "department": departments.say_department,
    "neighbours": precedents.say_neighbours,
    "neighbour_country": precedents.say_neighbour_country,
    "shared_partners": precedents.say_shared_partners,
    "near_partner": precedents.say_near_partner,
    "country_partner": precedents.say_country_partner,
    "openness": openness.say_openness,
    "french_partners": openness.say_french_partners,
    "region_openness": openness.say_region_openness,
    "surroundings": openness.say_surroundings,
}


def reason_of(contribution: Contribution, say: Translator) -> Reason:
    """The contribution with its sentence and its verdict."""
    return Reason(
        feature=contribution.feature,
        family=contribution.family,
        points=contribution.points + 0.0,  # no minus before a zero
        text=SENTENCES.get(contribution.feature, themes.say_theme)(contribution.facts, say),
        verdict=verdict_of(contribution),
    )


def verdict_of(contribution: Contribution) -> Verdict:
    """Unknown where the fact is, else the side that the points take; no points speak for."""
    if not contribution.known:
        return "unknown"
    return "for" if contribution.points >= 0 else "against"
