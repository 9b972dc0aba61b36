"""The vectors of all descriptions of the world, read by the text model when the world is built."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from data.columns import Strings, load_column, save_column
from data.gazetteer import Gazetteer
from features.description import Facts, describe
from features.embedding import load_encoder

Floats = NDArray[np.float32]
Progress = Callable[[str, float], None]

PROFILE_COLUMNS = ("profile", "profile_vectors")
PROFILE_TEXTS = "profile_texts"
AT_ONCE = 128
DESCRIBED = ("coast_km", "port_km", "island", "climate", "challenges")


def build_profile_vectors(folder: Path, progress: Progress) -> None:
    """Write the columns over the rows of the world in this folder.

    `profile` (int32) is the description of each row, as an index of `profile_texts` and of the rows
    of `profile_vectors` (n_texts, d) float32 of unit length: territories that are described alike
    share one vector.
    """
    gazetteer = Gazetteer.open(folder)
    columns = {name: np.array(load_column(folder, name)) for name in DESCRIBED}
    level, population = np.array(gazetteer.level), np.array(gazetteer.population)
    described = describe(Facts(level=level, population=population, **columns))
    Strings.save(folder, PROFILE_TEXTS, described.texts)
    save_column(folder, "profile", described.text_of.astype(np.int32))
    save_column(folder, "profile_vectors", _read(described.texts, progress))


def _read(texts: Sequence[str], progress: Progress) -> Floats:
    encoder, parts = load_encoder(), []
    chunks = [texts[start : start + AT_ONCE] for start in range(0, len(texts), AT_ONCE)]
    # Each text is read by one thread, so that two cores read twice as many.
    with ThreadPoolExecutor(cpu_count()) as threads:
        for number, part in enumerate(threads.map(encoder.encode, chunks)):
            progress("profiles", number / len(chunks))
            parts.append(part)
    progress("profiles", 1.0)
    return np.concatenate(parts)
