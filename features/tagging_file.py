"""The tagger that comes with the product: its directions and weighings in two files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np

from data.errors import ModelError
from data.vocabulary import KINDS, Kind
from features.embedding import Encoder
from features.tagging import Tagger, Weighing
from features.tagging_meaning import Directions, build_directions

FOLDER = Path(__file__).resolve().parent / "artifacts" / "tagger"
WEIGHINGS, DIRECTIONS = "tagger.json", "directions.npz"
SOURCES = ("vocabulary.jsonl", "glossary.csv", "empty_words.csv")


def load_tagger(encoder: Encoder, folder: Path = FOLDER) -> Tagger:
    """The tagger in this folder; its directions are learned anew for another text model."""
    card = _card(folder)
    weighings = {kind: Weighing(**card["weighings"][kind]) for kind in KINDS}
    if (card["words"], card["model"]) == (words_digest(), encoder.fingerprint):
        with np.load(folder / DIRECTIONS, allow_pickle=False) as arrays:
            directions = Directions(arrays["directions"], arrays["offsets"])
    else:
        directions = build_directions(encoder)
    return Tagger(encoder, directions, weighings=weighings)


def save_tagger(
    folder: Path, encoder: Encoder, *, directions: Directions, weighings: Mapping[Kind, Weighing]
) -> None:
    """Write the files of a tagger; the same tagger gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    card = {
        "words": words_digest(),
        "model": encoder.fingerprint,
        "weighings": {kind: asdict(weighing) for kind, weighing in weighings.items()},
    }
    (folder / WEIGHINGS).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    arrays = {"directions": directions.directions, "offsets": directions.offsets}
    np.savez_compressed(folder / DIRECTIONS, allow_pickle=False, **arrays)


def words_digest() -> str:
    """A hash of the words from which the directions are learned."""
    content = [files("data.raw").joinpath(name).read_bytes() for name in SOURCES]
    return sha256(b"\0".join(content)).hexdigest()


def _card(folder: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder / WEIGHINGS).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            "{path}: the tagger is missing or damaged; install the product again.",
            path=folder / WEIGHINGS,
        ) from error
    return found
