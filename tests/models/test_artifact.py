"""A model on disk: whole, the same bytes, refused when it does not fit."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from data.errors import ModelError
from features.origin import Origin
from features.world import World
from models.artifact import default_folder, load_model, save_model
from models.model import Model
from models.pairs import Rows, candidate_rows
from models.registry import current_folder, publish_model
from models.train import train


def test_a_saved_model_scores_as_before(world: World, trained: Model, tmp_path: Path) -> None:
    save_model(trained, tmp_path / "saved")
    again = load_model(tmp_path / "saved", world)
    for asker in ("geonames:3006787", "insee:DEP-48"):
        origin = Origin.of_row(world, world.gazetteer.row_of(asker))
        rows = candidate_rows(world)[:500]
        before = trained.score(trained.pair(origin, rows))
        assert np.array_equal(before, again.score(again.pair(origin, rows)))


def test_the_same_data_gives_the_same_bytes(
    world: World, ends: tuple[Rows, Rows], trained: Model, tmp_path: Path
) -> None:
    save_model(trained, tmp_path / "first")
    save_model(train(world, ends), tmp_path / "second")
    for path in sorted((tmp_path / "first").iterdir()):
        assert path.read_bytes() == (tmp_path / "second" / path.name).read_bytes()


def test_a_model_of_other_features_is_refused(world: World, trained: Model, tmp_path: Path) -> None:
    save_model(trained, tmp_path / "saved")
    path = tmp_path / "saved" / "model.json"
    held = json.loads(path.read_text(encoding="utf-8"))
    held["features"][0]["name"] = "horoscope"
    path.write_text(json.dumps(held), encoding="utf-8")
    with pytest.raises(ModelError, match="horoscope"):
        load_model(tmp_path / "saved", world)


@pytest.mark.parametrize("name", ["model.json", "evidence.npz"])
@pytest.mark.parametrize("damage", [b"", b"\x80\x04not a model", b"PK\x03\x04 cut short"])
def test_a_damaged_model_is_one_sentence(
    world: World, trained: Model, tmp_path: Path, *, name: str, damage: bytes
) -> None:
    save_model(trained, tmp_path / "saved")
    (tmp_path / "saved" / name).write_bytes(damage)
    with pytest.raises(ModelError, match="matcher train"):
        load_model(tmp_path / "saved", world)


def test_publishing_puts_a_model_in_use(trained: Model, tmp_path: Path) -> None:
    assert current_folder(tmp_path) == default_folder()
    folder = publish_model(trained, tmp_path)
    assert current_folder(tmp_path) == folder
    assert {path.name for path in folder.parent.iterdir()} == {trained.version, "current"}


def test_the_shipped_model_holds_counts_and_no_pair(world: World) -> None:
    shipped = load_model(default_folder(), world)
    assert shipped.evidence.links is None
    with np.load(default_folder() / "evidence.npz", allow_pickle=False) as held:
        assert not {"french", "foreign", "ids", "rows"} & set(held)
    assert shipped.card["holds_pairs"] is False
