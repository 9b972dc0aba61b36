"""How far the models may be trusted, measured on the partnerships that we ship."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

import pytest

from features.pairing import Pool
from features.world import World
from matcher.holdings import Holdings
from matcher.judging import Evaluation, complete, measure_stability, shown_first
from matcher.printing.answers import print_answer
from matcher.translation import translator
from models.baseline.size import size_scorer
from models.evaluate import place
from models.metrics import summarise
from models.pairs import Pairs, candidate_rows
from models.trial import MODEL, Result

LA_ROCHELLE = "geonames:3006787"


def silent(label: str, done: float) -> None:
    """Progress that nobody watches."""


@pytest.fixture(scope="module")
def results(world: World, holdings: Holdings) -> list[Result]:
    """What ranking by size alone finds, as if it were the trained model."""
    pairs = Pairs.of_ends(world, *holdings.directory.ends())
    pool = Pool(world, candidate_rows(world))
    placings = place(size_scorer, pool, pairs, origins=pairs.origins, view="cold", seed=0)
    measured = summarise(placings, seed=0)
    return [Result(MODEL, "cold", len(placings), measured, tuple(placings))]


@pytest.fixture(scope="module")
def evaluation(holdings: Holdings, results: Sequence[Result]) -> Evaluation:
    return complete(holdings, results, towns=8, progress=silent)


def test_the_groups_are_those_of_the_trained_model(
    holdings: Holdings, results: list[Result], evaluation: Evaluation
) -> None:
    peer = replace(results[0], ranker="size", placings=())
    again = complete(holdings, [peer, *results], towns=8, progress=silent)
    assert again.breakdown == evaluation.breakdown
    sizes = [line.origins for line in evaluation.breakdown if line.table == "size"]
    assert sum(sizes) == results[0].origins


def test_every_level_is_judged(evaluation: Evaluation) -> None:
    levels = {line.group for line in evaluation.breakdown if line.table == "level"}
    assert levels == {"municipality", "intercommunality", "department", "region"}


def test_the_principle_is_that_of_the_model_in_use(
    holdings: Holdings, evaluation: Evaluation
) -> None:
    assert evaluation.version == holdings.model.version
    assert evaluation.principle.towns == 8


def test_what_is_shown_first_is_abroad_and_new(holdings: Holdings) -> None:
    row = holdings.gazetteer.row_of(LA_ROCHELLE)
    first = shown_first(holdings)(row)
    countries = {holdings.gazetteer.territory(each).country for each in first}
    assert len(first) == 10 and "FR" not in countries


def test_the_table_fits_on_the_screen(
    evaluation: Evaluation, capsys: pytest.CaptureFixture[str]
) -> None:
    print_answer(evaluation, "table", say=translator("fr"))
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    for words in ("Selon la taille", "Afrique", "Annoncées", "Rapport de taille", "8 communes"):
        assert words in shown


def test_json_holds_all_that_the_table_shows(
    evaluation: Evaluation, capsys: pytest.CaptureFixture[str]
) -> None:
    print_answer(evaluation, "json", say=translator("fr"))
    held = json.loads(capsys.readouterr().out)
    assert held.keys() == {"results", "breakdown", "calibration", "principle"}
    assert held["breakdown"][0].keys() == {"table", "group", "origins", "metrics"}
    assert held["principle"]["size_ratio"].keys() == {"mean", "low", "high"}


def test_csv_has_a_line_per_group_and_metric(
    evaluation: Evaluation, capsys: pytest.CaptureFixture[str]
) -> None:
    print_answer(evaluation, "csv", say=translator("fr"))
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "ranker,view,group,origins,metric,mean,low,high"
    assert len(lines) == 1 + 5 + 3 * len(evaluation.breakdown)


def test_most_suggestions_stay_when_the_data_differ_a_little(
    holdings: Holdings, capsys: pytest.CaptureFixture[str]
) -> None:
    found = measure_stability(holdings, towns=8, progress=silent)
    assert 3 < found.overlap.mean <= 10
    print_answer(found, "json", say=translator("fr"))
    assert json.loads(capsys.readouterr().out)["towns"] == 8
