"""Texts to judge the tagger on come from directories and project lists."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.errors import InputError
from features.embedding import load_encoder
from features.tagging import load_tagger
from features.tagging_file import FOLDER, WEIGHINGS
from matcher.holdings import Holdings
from matcher.judging_tags import load_labelled_texts, train_tagger
from models.tagging_trial import TAGGER, TaggingTrial, judge_tagging


def write_projects(path: Path, authorities: int) -> Path:
    """A project list in which so many authorities sort their waste."""
    line = {"foreign_name": "Kiel", "objectives": "Trier", "sectors": ["waste"], "challenges": []}
    rows = ({"french_name": f"Ville {number}", **line} for number in range(authorities))
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_project_lines_are_texts_with_their_themes(tmp_path: Path) -> None:
    texts = load_labelled_texts(write_projects(tmp_path / "projects.jsonl", 20))
    assert (len(texts), texts[0].text, texts[0].sectors) == (20, "Trier", ("waste",))


def test_too_few_authorities_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"of 3 authorities.*at least 20"):
        load_labelled_texts(write_projects(tmp_path / "projects.jsonl", 3))


def test_the_sections_of_a_directory_are_texts_with_its_sectors(shared: Path) -> None:
    (path,) = (shared / "seeds").glob("001_*")
    texts = load_labelled_texts(path)
    assert len(texts) == len({each.group for each in texts}) == 32
    assert all(each.text and each.sectors and not each.challenges for each in texts)


def test_the_shipped_tagger_can_be_made_again(tmp_path: Path) -> None:
    train_tagger(Holdings(tmp_path), tmp_path / "tagger")
    made, shipped = (folder / WEIGHINGS for folder in (tmp_path / "tagger", FOLDER))
    assert json.loads(made.read_text()) == json.loads(shipped.read_text())


@pytest.fixture(scope="module")
def real(shared: Path) -> TaggingTrial:
    encoder = load_encoder()
    paths = [shared / "partnerships" / "projects.jsonl", *(shared / "seeds").glob("001_*")]
    collections = {path.name[:3]: load_labelled_texts(path) for path in paths}
    return judge_tagging(collections, load_tagger(encoder), encoder=encoder, seed=0)


@pytest.mark.parametrize(
    ("collection", "kind", "least"),
    [
        ("pro", "sector", 0.73),
        ("pro", "challenge", 0.58),
        ("pro", "all", 0.71),
        ("001", "sector", 0.47),
    ],
)
def test_the_tagger_beats_keywords_and_cosine_and_its_floor(
    real: TaggingTrial, collection: str, kind: str, least: float
) -> None:
    reached = {
        each.method: each.metrics["micro-F1"].mean
        for each in real.results
        if (each.collection, each.kind) == (collection, kind)
    }
    assert reached[TAGGER] >= least
    assert reached[TAGGER] > max(reached["keywords"], reached["cosine"])
