"""Many origins at once measure what each measures alone, feature by feature."""

from __future__ import annotations

import numpy as np
import pytest

from features.catalog import FEATURES
from features.crowd import Crowd
from features.crowd_kernels import Kernels
from features.evidence import Evidence, Rows
from features.feature import Feature, Numbers
from features.origin import Origin
from features.origins import Kin, Origins
from features.pairing import Pairing, Pool
from features.world import World

# With partnerships: La Rochelle, Brest, Metz; a grouping; a village; overseas; without: Saint-Lô.
ASKERS = (
    "geonames:3006787",
    "insee:29019",
    "insee:57463",
    "siren:241700434",
    "insee:17415",
    "insee:97411",
    "insee:50502",
)
KISHIWADA, KIEL, NEW_ROCHELLE, LUXEMBOURG = 1859383, 2891122, 5128723, 2960316


@pytest.fixture(scope="module")
def rows(world: World) -> Rows:
    return world.gazetteer.rows_of(ASKERS)


@pytest.fixture(scope="module")
def chosen(world: World, rows: Rows, evidence: Evidence) -> Rows:
    """Some places that everyone knows, and a partner of one of the askers."""
    links = evidence.known_links
    partners = links.foreign[np.isin(links.french, rows)][:2]
    ids = [f"geonames:{number}" for number in (KISHIWADA, KIEL, NEW_ROCHELLE, LUXEMBOURG)]
    return np.union1d(world.gazetteer.rows_of(ids), partners)


@pytest.fixture(scope="module")
def crowd(world: World, evidence: Evidence, rows: Rows, chosen: Rows) -> Crowd:
    """The askers, each with its own partnerships."""
    at, partners = [], []
    for position, row in enumerate(rows.tolist()):
        found = np.unique(evidence.known_links.foreign[evidence.known_links.french == row])
        at += [position] * len(found)
        partners += found.tolist()
    kin = Kin(np.arange(len(rows)), rows, np.array(at), np.array(partners))
    pool = Pool(world, chosen)
    origins = Origins.of_rows(world, rows)
    kernels = Kernels(evidence.known_links, pool)
    return Crowd(pool, evidence, origins, kin=kin, kernels=kernels, vicinities={})


def alone(crowd: Crowd, feature: Feature, at: int, position: int) -> list[Numbers]:
    """What an asker measures of one candidate, of which it does not count as a partner."""
    row, candidate = int(crowd.origins.rows[at]), int(crowd.pool.rows[position])
    known = crowd.kin.partner_rows[crowd.kin.partner_at == at].tolist()
    pairing = Pairing(
        Pool(crowd.world, np.array([candidate])),
        crowd.evidence.seen_by([row]),
        Origin.of_row(crowd.world, row),
        partners=[partner for partner in known if partner != candidate],
    )
    columns = zip(feature.columns, feature.values(pairing), strict=True)
    return [pairing.spread(values, column.grain)[0] for column, values in columns]


@pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.name)
def test_a_crowd_measures_what_each_measures_alone(crowd: Crowd, feature: Feature) -> None:
    together = [np.broadcast_to(each, crowd.shape) for each in feature.values(crowd)]
    for at, position in np.ndindex(*crowd.shape):
        found = [values[at, position] for values in together]
        assert found == pytest.approx(alone(crowd, feature, at, position), abs=1e-6, nan_ok=True)


def test_the_askers_have_partners_and_one_of_them_is_a_candidate(crowd: Crowd) -> None:
    assert len(np.unique(crowd.kin.partner_at)) > 2
    assert np.isin(crowd.pool.rows, crowd.kin.partner_rows).any()
