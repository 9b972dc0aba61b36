"""`matcher evaluate --against`: whom the model is judged against."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import InvalidOption
from matcher.cli import run
from matcher.pipeline import rankers_named
from matcher.printing.learning import results_json, show_results
from matcher.translation import translator
from models.metrics import Interval
from models.trial import MODEL, PEERS, QUICK_PEERS, RANKERS, Result

METRICS = dict.fromkeys(
    ("hit@10", "recall@100", "recall@1000", "mrr", "hit@10 in country"), Interval(0.1, 0.25, 0.98)
)
RESULTS = [Result(name, "cold", 281, METRICS) for name in RANKERS]


@pytest.mark.parametrize(
    ("against", "peers"),
    [
        (None, QUICK_PEERS),
        ("", QUICK_PEERS),
        ("all", PEERS),
        ("none", ()),
        ("texts, Size", ("size", "texts")),
        ("black_box,black_box", ("black_box",)),
    ],
)
def test_peers_come_in_the_order_of_the_table_before_the_model(
    against: str | None, peers: tuple[str, ...]
) -> None:
    assert rankers_named(against) == (*peers, MODEL)


def test_a_ranker_that_is_none_is_refused_with_the_names_of_all() -> None:
    with pytest.raises(InvalidOption, match=r"'horoscope'.*gravity.*black_box"):
        rankers_named("size,horoscope")


def test_a_wrong_ranker_is_told_in_one_sentence_before_anything_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_HOME", str(tmp_path / "nowhere"))
    assert run(["evaluate", "--against", "horoscope"]) == 2
    assert "« horoscope »" in capsys.readouterr().err.replace("\u202f", " ")
    assert not (tmp_path / "nowhere").exists()


def test_the_help_names_every_peer(capsys: pytest.CaptureFixture[str]) -> None:
    run(["evaluate", "--help"])
    shown = capsys.readouterr().out
    assert [name for name in PEERS if name not in shown] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_table_of_all_rankers_fits_80_columns(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    show_results(RESULTS, translator(language))
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    # A name takes two lines at most, as its figures do.
    assert len(lines) <= 5 + 2 * len(RANKERS) + 3


def test_the_json_holds_every_ranker_and_metric_with_its_interval() -> None:
    told = results_json(RESULTS)["results"]
    assert [each["ranker"] for each in told] == list(RANKERS)
    assert told[0]["metrics"].keys() == METRICS.keys()
    assert told[0]["metrics"]["mrr"] == {"mean": 0.1, "low": 0.25, "high": 0.98}
