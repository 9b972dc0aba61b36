"""Fetches the official list of French authorities, in the form that `data.readers.groupings` reads.

The service (geo.api.gouv.fr) serves the package @etalab/decoupage-administratif list by list; the
members of a grouping are the communes that name it. It leaves out the établissements publics
territoriaux of Grand Paris: those of the edition in place stay (`data.editions`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from data.errors import SyncError
from data.readers.groupings import COMMUNE, GroupingList
from data.sync.client import Client

Progress = Callable[[str, float], None]
Entries = list[dict[str, object]]

MOST_STRANGE = 0.01
"""The share of entries that may be at odds with the others, as between two editions."""
_SIREN = re.compile(r"\d{9}")


@dataclass(frozen=True, slots=True)
class OfficialList:
    """One list of the service: its name, what each entry must say, what it may, how many at least.

    All of them are texts, but the population.
    """

    name: str
    needed: tuple[str, ...]
    least: int
    optional: tuple[str, ...] = ()

    @property
    def question(self) -> str:
        """The address of the list, after that of the service."""
        return f"/{self.name}?fields={','.join((*self.needed, *self.optional))}"

    def is_sound(self, entry: object) -> bool:
        """Whether an entry says what it must, and its population is a number where there is one."""
        if not isinstance(entry, dict):
            return False
        population = entry.get("population", 0)
        return all(isinstance(entry.get(name), str) and entry[name] for name in self.needed) and (
            population is None or (type(population) is int and population >= 0)
        )


GROUPINGS = OfficialList("epcis", ("code", "nom", "type"), 1_000, ("population",))
COMMUNES = OfficialList(
    "communes", ("code", "nom", "codeDepartement"), 30_000, ("codeRegion", "codeEpci", "population")
)
DEPARTMENTS = OfficialList("departements", ("code", "nom", "chefLieu", "zone"), 96)
REGIONS = OfficialList("regions", ("code", "nom", "chefLieu", "zone"), 13)


def fetch_lists(
    client: Client,
    url: str,
    folder: Path,
    *,
    progress: Progress = lambda _step, _share: None,
) -> None:
    """Write the four lists into a folder, checked; SyncError where one of them is not sound."""
    asked = (GROUPINGS, COMMUNES, DEPARTMENTS, REGIONS)
    found: dict[str, Entries] = {}
    for done, official in enumerate(asked):
        progress("Asking for the official list", done / len(asked))
        found[official.name] = _checked(official, client.fetch(url.rstrip("/") + official.question))
    progress("Asking for the official list", 1.0)
    groupings, communes, departments, regions = (found[official.name] for official in asked)
    files = {
        "epci.json": _with_members(groupings, communes),
        "communes.json": [_commune(entry) for entry in communes],
        "departements.json": departments,
        "regions.json": regions,
    }
    for name, entries in files.items():
        (folder / name).write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")


def check_edition(read: GroupingList) -> None:
    """Refuse an edition of which too many groupings have no commune that we know; SyncError."""
    if len(read.rejects) > MOST_STRANGE * len(read.rows):
        raise SyncError(
            "{count} groupings of the official list have no commune that is known; the edition in"
            " place stays: try again later.",
            count=len(read.rejects),
        )


def _checked(official: OfficialList, found: object) -> Entries:
    entries = found if isinstance(found, list) else []
    if len(entries) < official.least:
        raise SyncError(
            "the official list « {name} » holds {count} entries, where {least} at least were"
            " expected; the edition in place stays: try again later.",
            name=official.name,
            count=len(entries),
            least=official.least,
        )
    strange = next((entry for entry in entries if not official.is_sound(entry)), None)
    if strange is not None:
        raise SyncError(
            "the official list « {name} » has an entry that lacks one of {needed}, or whose"
            " population is no number ({entry}); the edition in place stays: try again later.",
            name=official.name,
            needed=", ".join(official.needed),
            entry=str(strange)[:80],
        )
    if len({entry["code"] for entry in entries}) < len(entries):
        raise SyncError(
            "the official list « {name} » has one code twice; the edition in place stays: try again"
            " later.",
            name=official.name,
        )
    return entries


def _with_members(groupings: Entries, communes: Entries) -> Entries:
    """The groupings with the communes that name them."""
    members: dict[object, Entries] = {entry["code"]: [] for entry in groupings}
    wrong = next((code for code in members if not _SIREN.fullmatch(str(code))), None)
    if wrong is not None:
        raise SyncError(
            "« {code} », in the official list, is no SIREN number; the edition in place stays: try"
            " again later.",
            code=wrong,
        )
    strange = 0
    for commune in communes:
        grouping = commune.get("codeEpci")
        if grouping in members:
            told = {"code": commune["code"], "populationMunicipale": commune.get("population")}
            members[grouping].append(told)
        elif grouping:
            strange += 1
    if strange > MOST_STRANGE * len(communes):
        raise SyncError(
            "{count} communes of the official list name a grouping that it does not have; the"
            " edition in place stays: try again later.",
            count=strange,
        )
    return [
        _renamed(entry, code="code", nom="nom", type="type", populationMunicipale="population")
        | {"membres": members[entry["code"]]}
        for entry in groupings
    ]


def _commune(entry: Mapping[str, object]) -> dict[str, object]:
    names = {"departement": "codeDepartement", "region": "codeRegion", "population": "population"}
    return _renamed(entry, code="code", nom="nom", **names) | {"type": COMMUNE}


def _renamed(entry: Mapping[str, object], **names: str) -> dict[str, object]:
    return {new: entry.get(old) for new, old in names.items()}
