"""Likeness of profile texts: what a search by meaning offers."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from features.embedding import load_encoder
from features.world import World
from models.baseline.profiles import cosine_scorer
from models.evaluate import Scorer


def text_scorer(world: World, model: Path | None = None) -> Scorer:
    """The cosine of the sentence embeddings of both descriptions, by the model in this folder."""
    vectors = load_encoder(model).encode(world.profile_texts) if model else world.profile_vectors
    return cosine_scorer(np.asarray(vectors), np.asarray(world.profile))
