"""A model on disk: whole, the same bytes, refused when it does not fit."""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from data.errors import ModelError
from features.origin import Origin
from features.world import World
from models.artifact import default_folder, load_model, named, save_model
from models.model import Model
from models.pairs import Rows, candidate_rows
from models.registry import save_version
from models.train import train


def test_a_saved_model_scores_as_before(world: World, trained: Model, tmp_path: Path) -> None:
    save_model(trained, tmp_path / "saved")
    again = load_model(tmp_path / "saved", world)
    for asker in ("geonames:3006787", "insee:DEP-48"):
        origin = Origin.of_row(world, world.gazetteer.row_of(asker))
        rows = candidate_rows(world)[:500]
        before = trained.score(trained.pair(origin, rows))
        assert np.array_equal(before, again.score(again.pair(origin, rows)))


def test_the_same_data_gives_the_same_bytes_in_whatever_order_it_was_imported(
    world: World, ends: tuple[Rows, Rows], trained: Model, tmp_path: Path
) -> None:
    save_model(trained, tmp_path / "first")
    order = np.random.default_rng(0).permutation(len(ends[0]))
    save_model(train(world, (ends[0][order], ends[1][order])), tmp_path / "second")
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


@pytest.mark.parametrize("at", range(40, 20_000, 997))
def test_a_flipped_bit_is_one_sentence_or_nothing(world: World, tmp_path: Path, at: int) -> None:
    shutil.copytree(default_folder(), tmp_path / "flipped")
    path = tmp_path / "flipped" / "evidence.npz"
    held = bytearray(path.read_bytes())
    held[at % len(held)] ^= 0x10
    path.write_bytes(held)
    with contextlib.suppress(ModelError):
        assert load_model(tmp_path / "flipped", world).evidence.counts.total >= 0


def test_training_again_repairs_a_damaged_model(
    world: World, trained: Model, tmp_path: Path
) -> None:
    folder = save_version(trained, tmp_path)
    (folder / "evidence.npz").write_bytes(b"")
    assert save_version(trained, tmp_path) == folder
    assert load_model(folder, world).version == trained.version


def test_the_version_follows_the_regional_model(trained: Model) -> None:
    assert trained.regional is not None
    assert named(trained).version == trained.version
    assert named(replace(trained, regional=None)).version != trained.version


def test_papers_are_saved_with_their_model(world: World, trained: Model, tmp_path: Path) -> None:
    folder = save_version(trained, tmp_path, papers={"MODEL_CARD.md": "Carte\n"})
    assert (folder / "MODEL_CARD.md").read_text(encoding="utf-8") == "Carte\n"
    assert load_model(folder, world).version == folder.name


def test_the_shipped_model_holds_counts_and_no_pair(world: World) -> None:
    shipped = load_model(default_folder(), world)
    assert shipped.evidence.links is None
    with np.load(default_folder() / "evidence.npz", allow_pickle=False) as held:
        assert not {"french", "foreign", "ids", "rows"} & set(held)
    assert shipped.card["holds_pairs"] is False


def test_the_shipped_model_has_its_card(world: World) -> None:
    model = load_model(default_folder(), world)
    card = (default_folder() / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert card.startswith(f"# Carte du modèle {model.version}\n")
