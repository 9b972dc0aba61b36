"""The tagger, keywords and cosine are judged on texts of authorities not learned from."""

from __future__ import annotations

import pytest

from features.embedding import Encoder, load_encoder
from features.tagging import load_tagger
from models.tagging_training import LabelledText
from models.tagging_trial import TAGGER, Exam, TaggingResult, TaggingTrial, judge_tagging

SAID = {
    "waste": "Trier les déchets et composter",
    "energy": "Poser des panneaux solaires",
    "health": "Former des sages-femmes",
    "sport": "Rencontres de clubs de judo",
}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="module")
def trial(encoder: Encoder) -> TaggingTrial:
    texts = [
        LabelledText(f"{said} ({number})", (key,), (), f"ville {number}")
        for number in range(12)
        for key, said in SAID.items()
    ]
    return judge_tagging({"essai": texts}, load_tagger(encoder), encoder=encoder, seed=0)


def result(trial: TaggingTrial, method: str, collection: str, kind: str) -> TaggingResult:
    (found,) = (
        each
        for each in trial.results
        if (each.method, each.collection, each.kind) == (method, collection, kind)
    )
    return found


def test_plain_texts_are_tagged_without_fault(trial: TaggingTrial) -> None:
    found = result(trial, TAGGER, "essai", "sector")
    assert (found.texts, found.authorities) == (48, 12)
    assert found.metrics["micro-F1"].mean > 0.95
    assert found.metrics["recall@3"].mean == 1
    assert found.metrics["precision@3"].mean == pytest.approx(1 / 3)


def test_kinds_that_no_text_tells_are_not_judged(trial: TaggingTrial) -> None:
    assert {each.kind for each in trial.results} == {"sector"}


def test_an_interval_holds_its_mean(trial: TaggingTrial) -> None:
    for each in trial.results:
        for interval in each.metrics.values():
            assert interval.low <= interval.mean + 1e-9
            assert interval.mean <= interval.high + 1e-9


def test_the_texts_of_an_authority_lie_in_one_fold_whatever_its_spelling() -> None:
    texts = [LabelledText("a", ("waste",), (), name) for name in ("Béjaïa", "BEJAIA", "Brest")]
    exam = Exam.of([texts, texts], seed=0)
    assert exam.folds[0] == exam.folds[1] == exam.folds[3]
    assert exam.sets.tolist() == [0, 0, 0, 1, 1, 1]
