"""Sentences about precedents: what has already been signed around both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matcher.translation import Translator

SHOWN = 4
AS_EXPECTED = 1.1


def say_country(facts: Mapping[str, Any], say: Translator) -> str:
    """How many French partnerships the candidate's country has."""
    count, country = facts.get("partnerships"), say.country(facts.get("country"))
    if count is None:
        return say.text(
            "the number of French partnerships in this country is unknown: {country}",
            country=country,
        )
    if not count:
        return say.text("no known French partnership in this country: {country}", country=country)
    return say.plural(
        "{count} known French partnership in this country: {country}",
        "{count} known French partnerships in this country: {country}",
        count=_whole(count),
        country=country,
    )


def say_region_country(facts: Mapping[str, Any], say: Translator) -> str:
    """How many partnerships the origin's region has in the candidate's country."""
    count, region = facts.get("partnerships"), facts.get("region")
    country = say.country(facts.get("country"))
    if count is None or not region:
        return say.text("the partnerships of the origin's region in this country are unknown")
    if not count:
        return say.text(
            "no known partnership {of_region} in this country: {country}",
            of_region=say.of(region),
            country=country,
        )
    return say.plural(
        "{count} known partnership {of_region} in this country: {country}",
        "{count} known partnerships {of_region} in this country: {country}",
        count=_whole(count),
        of_region=say.of(region),
        country=country,
    )


def say_region_pair(facts: Mapping[str, Any], say: Translator) -> str:
    """How many partnerships link both regions."""
    count = facts.get("partnerships")
    regions = {"own": facts.get("origin_region"), "other": facts.get("candidate_region")}
    if count is None or not all(regions.values()):
        return say.text("the partnerships between both regions are unknown")
    if not count:
        return say.text("no known partnership between {own} and {other}", **regions)
    return say.plural(
        "{count} known partnership between {own} and {other}",
        "{count} known partnerships between {own} and {other}",
        count=_whole(count),
        **regions,
    )


def say_neighbours(facts: Mapping[str, Any], say: Translator) -> str:
    """How many partnerships neighbours have around the candidate, against what one expects."""
    count, ratio = facts.get("partnerships"), facts.get("ratio")
    around = {
        "near": say.distance(facts.get("origin_km") or 0),
        "there": say.distance(facts.get("candidate_km") or 0),
    }
    if count is None:
        return say.text("the partnerships of the origin's neighbours are unknown")
    if not count:
        return say.text(
            "no known partnership of neighbours (up to {near}) around the candidate"
            " (up to {there})",
            **around,
        )
    said = say.plural(
        "{count} partnership of neighbours (up to {near}) around the candidate (up to {there}),"
        " the nearest counting most",
        "{count} partnerships of neighbours (up to {near}) around the candidate (up to {there}),"
        " the nearest counting most",
        count=_whole(count),
        **around,
    )
    return said if ratio is None else _expected(said, ratio, say)


def _expected(said: str, ratio: float, say: Translator) -> str:
    """The sentence, followed by how the count compares with what one would expect."""
    if ratio < 1 / AS_EXPECTED:
        return say.text("{said}, fewer than expected", said=said)
    if ratio < AS_EXPECTED:
        return say.text("{said}, as many as expected", said=said)
    times = say.number(ratio, 1 if ratio < 10 else 0)
    return say.text("{said}, {times} times as many as expected", said=said, times=times)


def say_neighbour_country(facts: Mapping[str, Any], say: Translator) -> str:
    """How many of the partnerships of the origin's neighbours are with this country."""
    count, total = facts.get("partnerships"), facts.get("of")
    country, distance = say.country(facts.get("country")), say.distance(facts.get("km") or 0)
    if count is None or not total:
        return say.text(
            "no known partnership of a neighbour within {distance} of the origin", distance=distance
        )
    return say.plural(
        "{share} of the {count} partnership of neighbours (up to {distance}, the nearest counting"
        " most) with this country: {country}",
        "{share} of the {count} partnerships of neighbours (up to {distance}, the nearest counting"
        " most) with this country: {country}",
        count=_whole(total),
        distance=distance,
        share=say.number(count),
        country=country,
    )


def say_shared_partners(facts: Mapping[str, Any], say: Translator) -> str:
    """The partners that both have in common, else the French peers that lead to the candidate."""
    partners, peers = facts.get("partners"), facts.get("peers")
    if partners is None:
        return say.text("the partners of one of the two are unknown")
    if partners:
        return say.plural(
            "{count} partner in common: {names}",
            "{count} partners in common: {names}",
            count=len(partners),
            names=say.listing(partners[:SHOWN]),
        )
    if peers:
        return say.plural(
            "{count} French place has the candidate and a partner of the origin as partners:"
            " {names}",
            "{count} French places have the candidate and a partner of the origin as partners:"
            " {names}",
            count=len(peers),
            names=say.listing(peers[:SHOWN]),
        )
    if facts.get("around"):
        return say.plural(
            "no known partner in common, but {count} partner of partners within {distance} of the"
            " candidate",
            "no known partner in common, but {count} partners of partners within {distance} of the"
            " candidate",
            count=facts["around"],
            distance=say.distance(facts["km"]),
        )
    return say.text("no known partner in common")


def say_near_partner(facts: Mapping[str, Any], say: Translator) -> str:
    """The existing partner of the origin that is nearest to the candidate."""
    partner, kilometres = facts.get("partner"), facts.get("km")
    if not partner or kilometres is None:
        return say.text("the origin has no known partner yet")
    return say.text(
        "{distance} {from_partner}, already a partner of the origin",
        distance=say.distance(kilometres),
        from_partner=say.of(partner, "from"),
    )


def say_country_partner(facts: Mapping[str, Any], say: Translator) -> str:
    """How many partners the origin already has in this country."""
    count = facts.get("partners")
    if count is None:
        return say.text("the origin has no known partner yet")
    if not count:
        return say.text("the origin has no known partner in this country yet")
    return say.plural(
        "the origin already has {count} partner in this country",
        "the origin already has {count} partners in this country",
        count=_whole(count),
    )


def _whole(count: float) -> int:
    return round(count)
