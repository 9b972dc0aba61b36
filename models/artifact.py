"""A trained model on disk: `model.json` and `evidence.npz`, never pickle, and papers about it.

The same model gives the same bytes. Loading refuses an artefact made for other features.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from data.errors import ModelError
from features.catalog import FEATURES, REGIONAL_FEATURES
from features.evidence import Evidence
from features.feature import Feature
from features.world import World
from models.curves import Curve
from models.evidence_file import load_evidence, save_evidence
from models.model import Model

FORMAT = 1
# What numpy, zipfile, zlib and json raise on bytes that are not what they should be.
DAMAGE = (
    OSError, ValueError, LookupError, TypeError, AttributeError, EOFError, NotImplementedError,
    BadZipFile, zlib.error,
)  # fmt: skip
DIGITS = 6


def default_folder() -> Path:
    """The folder of the model that we ship."""
    return Path(__file__).parent / "artifacts" / "default"


def save_model(model: Model, folder: Path, *, papers: Mapping[str, str] | None = None) -> None:
    """Write the model into this new folder, with papers that go with it, by file name."""
    folder.mkdir(parents=True)
    save_evidence(model.evidence, folder / "evidence.npz")
    if model.regional:
        save_evidence(model.regional.evidence, folder / "regional.npz")
    text = json.dumps(describe(model), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / "model.json").write_text(text + "\n", encoding="utf-8")
    for name, paper in (papers or {}).items():
        (folder / name).write_text(paper, encoding="utf-8")


def describe(model: Model) -> dict[str, object]:
    """The model without its evidence, as JSON can hold it."""
    return {
        "format": FORMAT,
        "version": model.version,
        "features": feature_list(model.features),
        "intercept": round(model.intercept, DIGITS),
        "curves": [_plain(curve) for curve in model.curves],
        "card": dict(model.card),
        "regional": describe(model.regional) if model.regional else None,
    }


def named(model: Model) -> Model:
    """The model under a version that changes with anything it has learned, or is read by."""
    held = json.dumps(describe(replace(model, version="")), sort_keys=True)
    return replace(model, version=hashlib.sha256(held.encode()).hexdigest()[:12])


def rounded(intercept: float, curves: Sequence[Curve]) -> tuple[float, tuple[Curve, ...]]:
    """The intercept and curves as the artefact will hold them."""
    return round(intercept, DIGITS), tuple(_curve(_plain(curve)) for curve in curves)


def load_model(folder: Path, world: World) -> Model:
    """Read a model back; ModelError says what is missing, damaged or made for other features."""
    with _readable(folder / "model.json") as path:
        held = json.loads(path.read_text(encoding="utf-8"))
        model = _model(
            path, held, catalog=FEATURES, evidence=load_evidence(folder / "evidence.npz", world)
        )
        if not held["regional"]:
            return model
        evidence = load_evidence(folder / "regional.npz", world)
        regional = _model(path, held["regional"], catalog=REGIONAL_FEATURES, evidence=evidence)
        return replace(model, regional=regional)


@contextmanager
def _readable(path: Path) -> Iterator[Path]:
    """Turn whatever damaged files raise into the one sentence that the user needs."""
    try:
        yield path
    except DAMAGE as problem:
        raise ModelError(
            "{path}: expected a trained model, found none that can be read ({problem}); go back to"
            " the one before with `matcher models rollback`, or train one again with"
            " `matcher train`.",
            path=path,
            problem=type(problem).__name__,
        ) from problem


@dataclass(frozen=True)
class Described:
    """What a model says of itself, without its evidence; `fits` if it was made for our features."""

    version: str
    card: Mapping[str, Any]
    fits: bool


def describe_saved(folder: Path) -> Described:
    """Read what a saved model says of itself; ModelError where that cannot be read."""
    with _readable(folder / "model.json") as path:
        held = json.loads(path.read_text(encoding="utf-8"))
        fits = _fits(held, FEATURES) and (
            not held["regional"] or _fits(held["regional"], REGIONAL_FEATURES)
        )
        return Described(str(held["version"]), dict(held["card"]), fits)


def feature_list(features: Sequence[Feature]) -> list[dict[str, object]]:
    """Names and columns of the features: what an artefact must agree on."""
    return [
        {
            "name": feature.name,
            "family": feature.family,
            "columns": [[column.name, column.grain, column.bend] for column in feature.columns],
        }
        for feature in features
    ]


def _model(
    path: Path, held: Mapping[str, Any], *, catalog: Sequence[Feature], evidence: Evidence
) -> Model:
    return Model(
        version=held["version"],
        features=_known_features(path, held, catalog),
        curves=tuple(_curve(curve) for curve in held["curves"]),
        intercept=float(held["intercept"]),
        evidence=evidence,
        card=held["card"],
    )


def _known_features(
    path: Path, held: Mapping[str, Any], catalog: Sequence[Feature]
) -> tuple[Feature, ...]:
    if not _fits(held, catalog):
        names = [feature["name"] for feature in held["features"]]
        raise ModelError(
            "{path}: this model was trained on other features ({features}); go back to the one"
            " before with `matcher models rollback`, or train one for this version with"
            " `matcher train`.",
            path=path,
            features=", ".join(names),
        )
    return _named_features(held, catalog)


def _fits(held: Mapping[str, Any], catalog: Sequence[Feature]) -> bool:
    known = feature_list(_named_features(held, catalog))
    return bool(held["format"] == FORMAT and known == held["features"])


def _named_features(held: Mapping[str, Any], catalog: Sequence[Feature]) -> tuple[Feature, ...]:
    names = [feature["name"] for feature in held["features"]]
    return tuple(feature for feature in catalog if feature.name in names)


def _plain(curve: Curve) -> dict[str, object]:
    return {
        name: np.round(value, DIGITS).tolist() if isinstance(value, np.ndarray) else value
        for name, value in asdict(curve).items()
    }


def _curve(held: Mapping[str, Any]) -> Curve:
    arrays = {
        name: np.array(held[name], dtype=float) for name in ("knots", "bend_knots", "heights")
    }
    return Curve(held["feature"], held["column"], held["grain"], bend=held["bend"], **arrays)
