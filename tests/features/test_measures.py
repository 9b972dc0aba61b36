"""Each feature on places that everyone knows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from data.records import Territory
from features.catalog import FEATURES, PORTABLE_FEATURES
from features.evidence import Evidence
from features.feature import FAMILIES, Feature
from features.origin import Origin
from features.pairing import Pairing, Pool
from features.world import World

KISHIWADA, KENDARI, DENVER, KIEL = 1859383, 1640344, 5419384, 2891122
Pair = Callable[..., Pairing]


@pytest.fixture(scope="session")
def pair(world: World, evidence: Evidence, la_rochelle: Origin) -> Pair:
    """La Rochelle beside places given by their GeoNames ids."""

    def of(*geonames: int, origin: Origin = la_rochelle, partners: tuple[int, ...] = ()) -> Pairing:
        rows = world.gazetteer.rows_of([f"geonames:{number}" for number in geonames])
        return Pairing(Pool(world, rows), evidence, origin, partners=partners)

    return of


def named(name: str) -> Feature:
    return next(feature for feature in FEATURES if feature.name == name)


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_feature_measures_what_it_declares(pair: Pair, feature: Feature) -> None:
    pairing = pair(KISHIWADA, KENDARI, DENVER)
    measured = feature.measure(pairing)
    assert len(measured) == len(feature.columns)
    for column, values in zip(feature.columns, measured, strict=True):
        assert pairing.spread(values, column.grain).shape == (3,)
    assert feature.family in FAMILIES
    assert feature.description.endswith(".")


def test_names_are_unique_and_portable_features_need_no_pairs() -> None:
    assert len({feature.name for feature in FEATURES}) == len(FEATURES)
    assert {"size_ratio", "country", "region_pair"} <= {f.name for f in PORTABLE_FEATURES}
    assert not any(feature.needs_links for feature in PORTABLE_FEATURES)


def test_size_ratio_quotes_both_populations(pair: Pair) -> None:
    facts = named("size_ratio").facts(pair(KISHIWADA), 0)
    assert facts["origin_population"] == 79_851
    assert facts["ratio"] == pytest.approx(205561 / 79_851)


def test_coast_tells_kishiwada_from_denver(pair: Pair) -> None:
    kishiwada, denver = named("coast").measure(pair(KISHIWADA, DENVER))[0]
    assert kishiwada < np.log1p(10) < denver
    assert named("coast").facts(pair(DENVER), 0)["candidate_coastal"] is False


def test_distance_is_the_great_circle(pair: Pair) -> None:
    assert named("distance").facts(pair(DENVER), 0)["km"] == pytest.approx(7800, rel=0.03)


def test_a_place_of_the_same_name_is_a_twin(pair: Pair, world: World) -> None:
    brest = Origin.of_row(world, world.gazetteer.row_of("insee:29019"))
    twins = named("name").measure(pair(629634, KIEL, origin=brest))[0]
    assert twins.tolist() == [2.0, 0.0]


def test_an_exonym_makes_no_twin(pair: Pair, world: World) -> None:
    valence = Origin.of_row(world, world.gazetteer.row_of("insee:26362"))
    assert named("name").measure(pair(2509954, origin=valence))[0].tolist() == [0.0]


def test_without_partners_what_they_would_say_is_unknown(pair: Pair) -> None:
    for name in ("near_partner", "country_partner"):
        values = named(name).measure(pair(KIEL))[0]
        assert np.isnan(values).all()


def test_a_partner_nearby_is_named(pair: Pair, world: World) -> None:
    hamburg = int(world.gazetteer.row_of("geonames:2911298"))
    facts = named("near_partner").facts(pair(KIEL, partners=(hamburg,)), 0)
    assert facts["partner"] == "Hambourg"
    assert facts["km"] == pytest.approx(86, abs=8)
    assert named("country_partner").facts(pair(KIEL, partners=(hamburg,)), 0)["partners"] == 1


def test_a_point_has_no_size_and_takes_its_setting_from_the_nearest(world: World) -> None:
    point = Territory("point:46.15,-1.15", "Ici", "FR", "municipality", 46.15, -1.15, None)
    origin = Origin.of_point(world, point)
    assert np.isnan(origin.log_population)
    assert np.isnan(origin.rank_country)
    assert origin.setting.coastal is True
    assert world.gazetteer.admin1_codes[origin.admin1] == "FR.75"


def test_an_origin_has_the_rank_that_the_world_gives_it(world: World, la_rochelle: Origin) -> None:
    assert la_rochelle.row is not None
    assert la_rochelle.rank_country == world.rank_country[la_rochelle.row]
    assert la_rochelle.rank_admin1 == world.rank_admin1[la_rochelle.row]


def test_a_language_learned_at_school_is_not_shared(pair: Pair) -> None:
    lisbon, brussels = 2267057, 2800866
    facts = [named("language").facts(pair(lisbon, brussels), i)["languages"] for i in (0, 1)]
    assert facts == [(), ("fr",)]
