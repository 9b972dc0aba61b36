"""What a tagger has learned, in two files: directions of themes, how words and meaning weigh."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from data.errors import ModelError
from data.vocabulary import KINDS, Kind
from features.tagging_meaning import Directions

Floats = NDArray[np.float64]

FOLDER = Path(__file__).resolve().parent / "artifacts" / "tagger"
WEIGHINGS, DIRECTIONS = "tagger.json", "directions.npz"
SOURCES = ("vocabulary.jsonl", "glossary.csv", "empty_words.csv", "examples.jsonl")


@dataclass(frozen=True, slots=True)
class Weighing:
    """How words and meaning add up, in log-odds; a theme below the weight `least` is not told."""

    base: float
    words: float
    meaning: float
    least: float

    def weights(self, measures: Floats) -> Floats:
        """The weight of each theme, (…,), from its measures (…, 2)."""
        odds = self.base + measures @ np.array([self.words, self.meaning])
        weights: Floats = 1 / (1 + np.exp(-odds))
        return weights


def load_files(folder: Path, model: str) -> tuple[Directions | None, dict[Kind, Weighing]]:
    """Directions and weighings; no directions where they are of another model or vocabulary."""
    path = folder / WEIGHINGS
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
        weighings = {kind: Weighing(**card["weighings"][kind]) for kind in KINDS}
        if (card["words"], card["model"]) != (words_digest(), model):
            return None, weighings
        with np.load(folder / DIRECTIONS, allow_pickle=False) as arrays:
            return Directions(arrays["directions"], arrays["offsets"]), weighings
    except (OSError, EOFError, ValueError, TypeError, KeyError, BadZipFile) as error:
        raise ModelError(
            "{path}: the tagger is missing or damaged; run `make` or `pip install .` again.",
            path=path,
        ) from error


def save_files(
    folder: Path, model: str, *, directions: Directions, weighings: Mapping[Kind, Weighing]
) -> None:
    """Write the files of a tagger for the text model of this fingerprint, each whole or not at all.

    The weighings, which name the words and the model, are put in place last.
    """
    folder.mkdir(parents=True, exist_ok=True)
    card = {
        "words": words_digest(),
        "model": model,
        "weighings": {kind: asdict(weighing) for kind, weighing in weighings.items()},
    }
    arrays = {"directions": directions.directions, "offsets": directions.offsets}
    with (folder / f".{DIRECTIONS}").open("wb") as written:
        np.savez_compressed(written, allow_pickle=False, **arrays)
    (folder / f".{WEIGHINGS}").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    for name in (DIRECTIONS, WEIGHINGS):
        (folder / f".{name}").replace(folder / name)


def words_digest() -> str:
    """A hash of the words from which the directions are learned."""
    content = [files("data.raw").joinpath(name).read_bytes() for name in SOURCES]
    return sha256(b"\0".join(content)).hexdigest()
