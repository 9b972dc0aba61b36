"""Floors on the quality, measured by full ranking on twinnings that the model has not seen."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.directory import STORE_NAME, Directory
from data.importing import import_files
from data.resolve import Resolver
from data.store.database import Store
from features.pairing import Pool
from features.world import World
from models.breakdown import break_down
from models.calibration import calibrate
from models.metrics import summarise
from models.pairs import REGIONAL, Pairs, Rows, candidate_rows
from models.train import judge_regional
from models.trial import Result, compare_rankers

SEED = 20


@pytest.fixture(scope="module")
def twinnings(
    world: World, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Rows, Rows]:
    """The Wikidata twinnings beside those that we ship, as rows."""
    home = tmp_path_factory.mktemp("home")
    with Store(home / STORE_NAME) as store:
        table = shared / "partnerships" / "wikidata-twinnings.tsv"
        import_files([table], store=store, resolver=Resolver(world.gazetteer))
    return Directory.open(home, world.gazetteer).ends()


@pytest.fixture(scope="module")
def results(world: World, twinnings: tuple[Rows, Rows]) -> dict[tuple[str, str], Result]:
    """Rankers on one split of the twinnings; the seed was used for no choice."""
    pairs = Pairs.of_ends(world, *twinnings)
    rankers = ("random", "size", "popularity", "gravity", "profiles", "shipped", "model")
    found = compare_rankers(world, pairs, rankers=rankers, seeds=[SEED])
    return {(result.ranker, result.view): result for result in found}


def test_a_hidden_partner_is_often_found_among_the_first(
    results: dict[tuple[str, str], Result],
) -> None:
    cold = results["model", "cold"]
    assert cold.origins > 200
    assert cold.metrics["hit@10"].mean >= 0.05
    assert cold.metrics["recall@1000"].mean >= 0.38
    assert results["model", "warm"].metrics["recall@1000"].mean >= 0.30


def test_gravity_finds_less_than_half_as_often(results: dict[tuple[str, str], Result]) -> None:
    model, gravity = results["model", "cold"].metrics, results["gravity", "cold"].metrics
    assert gravity["hit@10"].mean < model["hit@10"].mean / 2
    assert 0.10 < gravity["recall@1000"].mean < model["recall@1000"].mean


@pytest.mark.parametrize("peer", ["random", "size", "popularity", "gravity", "profiles"])
def test_every_peer_is_beaten(results: dict[tuple[str, str], Result], peer: str) -> None:
    for view in ("cold", "warm"):
        ours, theirs = results["model", view].metrics, results[peer, view].metrics
        for name in ("recall@100", "recall@1000", "hit@10 in country"):
            assert ours[name].mean > theirs[name].mean


def test_the_shipped_recipe_stands_between_gravity_and_the_full_model(
    results: dict[tuple[str, str], Result],
) -> None:
    reached = [
        results[name, "cold"].metrics["recall@1000"].mean
        for name in ("gravity", "shipped", "model")
    ]
    assert reached == sorted(reached)


def test_the_chances_that_scores_state_come_true(
    world: World, results: dict[tuple[str, str], Result]
) -> None:
    pool = Pool(world, candidate_rows(world))
    bins = calibrate(pool, results["model", "cold"].placings, seed=SEED)
    many = [each for each in bins if each.depth == 1000 and each.candidates >= 1000]
    assert len(many) >= 3
    assert all(abs(each.stated - each.came_true.mean) < 0.15 for each in many)


def test_territories_of_every_size_find_partners_among_the_first_thousand(
    world: World, results: dict[tuple[str, str], Result]
) -> None:
    lines = break_down(world, results["model", "cold"].placings, [], seed=SEED)
    for line in lines:
        if line.table == "size" or line.group == "EU":
            assert line.metrics["recall@1000"].mean >= 0.25, line


def test_départements_and_régions_find_partners_by_a_model_of_their_own(
    world: World, twinnings: tuple[Rows, Rows]
) -> None:
    regional = Pairs.of_ends(world, *twinnings, tier=REGIONAL)
    found = summarise(judge_regional(world, regional, seed=SEED), seed=SEED)
    # Among 3,500 candidates chance gives 3 % and 28 %.
    assert found["recall@100"].mean >= 0.10
    assert found["recall@1000"].mean >= 0.60
