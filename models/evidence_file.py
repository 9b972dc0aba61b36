"""Evidence on disk, as arrays: counts by code, and where the model is local, pairs by id."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from features.evidence import COUNTED, Counts, Evidence, french_regions
from features.kernel import Kernel, Ring
from features.links import Links, link
from features.world import World

Arrays = dict[str, NDArray[Any]]
ENDS = ("french", "foreign", "abroad_first", "abroad_second")


def save_evidence(evidence: Evidence, path: Path) -> None:
    """Write counts, and links where there are any; the same evidence gives the same bytes."""
    gazetteer = evidence.world.gazetteer
    arrays: Arrays = {name: getattr(evidence.counts, name) for name in COUNTED}
    arrays["levels"] = np.array(evidence.levels, dtype=np.int64)
    arrays["countries"] = np.array(gazetteer.countries)
    arrays["admin1_codes"] = np.array(gazetteer.admin1_codes)
    if evidence.links is None:
        np.savez_compressed(path, **arrays)  # type: ignore[arg-type]
        return
    arrays |= _link_arrays(evidence.links)
    rows = np.unique(np.concatenate([arrays[name] for name in ENDS]))
    arrays["rows"] = rows
    arrays["ids"] = np.array([gazetteer.id(int(row)) for row in rows])
    arrays["world"] = np.array(evidence.world.fingerprint)
    np.savez(path, **arrays)  # type: ignore[arg-type]


def _link_arrays(links: Links) -> Arrays:
    first, second = links.abroad
    kernel = links.kernel
    arrays: Arrays = {
        "french": links.french,
        "foreign": links.foreign,
        "abroad_first": first,
        "abroad_second": second,
        "kernel_places": kernel.places,
    }
    for reach, ring in kernel.rings.items():
        arrays[f"{reach}_starts"] = ring.starts
        arrays[f"{reach}_cells"] = ring.cells
        arrays[f"{reach}_weights"] = ring.weights
        arrays[f"{reach}_crowd"] = kernel.crowds[reach]
    return arrays


def load_evidence(path: Path, world: World) -> Evidence:
    """Read evidence back for this world, whose rows and codes may have moved since."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
        levels = held["levels"].tolist()
        if "french" not in held:
            return Evidence(world, _counts(held, world), levels=levels)
        if str(held["world"]) != world.fingerprint:
            return _moved(held, world, levels)
        ends = {name: held[name] for name in ENDS}
        abroad = ends["abroad_first"], ends["abroad_second"]
        links = link(world, (ends["french"], ends["foreign"]), abroad, kernel=_kernel(held))
        return Evidence(world, _counts(held, world), links, levels=levels)


def _moved(held: Any, world: World, levels: list[int]) -> Evidence:
    new_rows = world.gazetteer.rows_of(held["ids"].tolist())
    ends = {name: new_rows[np.searchsorted(held["rows"], held[name])] for name in ENDS}
    ours = (ends["french"] >= 0) & (ends["foreign"] >= 0)
    theirs = (ends["abroad_first"] >= 0) & (ends["abroad_second"] >= 0)
    abroad = ends["abroad_first"][theirs], ends["abroad_second"][theirs]
    french, foreign = ends["french"][ours], ends["foreign"][ours]
    return Evidence.of_pairs(world, french, foreign, abroad=abroad, levels=levels)


def _kernel(held: Any) -> Kernel:
    reaches = [name.removesuffix("_starts") for name in held if name.endswith("_starts")]
    rings = {
        reach: Ring(held[f"{reach}_starts"], held[f"{reach}_cells"], held[f"{reach}_weights"])
        for reach in reaches
    }
    crowds = {reach: held[f"{reach}_crowd"] for reach in reaches}
    return Kernel(held["kernel_places"], rings, crowds)


def _counts(held: Any, world: World) -> Counts:
    gazetteer = world.gazetteer
    country = _moves(held["countries"].tolist(), gazetteer.countries)
    admin1 = _moves(held["admin1_codes"].tolist(), gazetteer.admin1_codes)
    admin1 = np.r_[admin1, len(held["admin1_codes"])]
    old = french_regions(held["admin1_codes"].tolist())
    new = french_regions(gazetteer.admin1_codes)
    at = _moves([held["admin1_codes"][i] for i in old], [gazetteer.admin1_codes[i] for i in new])
    return Counts(
        country=_pick(held["country"], country),
        admin1=_pick(held["admin1"], admin1),
        regions=new,
        region_country=_pick(_pick(held["region_country"], at, 0), country),
        region_admin1=_pick(_pick(held["region_admin1"], at, 0), admin1),
        size_country=_pick(held["size_country"], country),
        size_gap=_pick(held["size_gap"], country),
    )


def _moves(old: list[str], new: Any) -> NDArray[np.int64]:
    at = {code: index for index, code in enumerate(old)}
    return np.array([at.get(code, -1) for code in new], dtype=np.int64)


def _pick(values: NDArray[Any], at: NDArray[np.int64], axis: int = -1) -> NDArray[np.float64]:
    """The values at these places along an axis, 0 where the place is -1."""
    found = np.take(values, np.maximum(at, 0), axis=axis).astype(float)
    gone = [slice(None)] * values.ndim
    gone[axis] = at < 0  # type: ignore[call-overload]
    found[tuple(gone)] = 0.0
    return found
