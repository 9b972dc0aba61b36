"""The words for what partnerships are about: sectors, challenges, and the headings of sources.

`raw/vocabulary.jsonl` holds the words, one line per key. A set of keys is a mask of 64 bits whose
bit i is the i-th key: built worlds keep masks, so the order of the lines must not change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from data.label import Label
from data.names import words_of

Kind = Literal["sector", "challenge"]

KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Theme:
    """A sector or a challenge: its words, and what it serves.

    `synonyms` are what people write for it, by language (fr, en, es, pt); `family` is a key of
    FAMILIES, `sdgs` the sustainable development goals that it serves, by number; `dac` is the
    nearest category of purpose codes of the OECD-DAC, for sectors.
    """

    key: str
    kind: Kind
    label: Label
    definition: Label
    synonyms: Mapping[str, tuple[str, ...]]
    family: str
    sdgs: tuple[int, ...]
    dac: str | None


FAMILIES: Mapping[str, Label] = {
    "essential_services": Label("Services essentiels", "Essential services"),
    "environment": Label("Environnement", "Environment"),
    "social_cohesion": Label("Cohésion sociale", "Social cohesion"),
    "territorial_development": Label("Développement territorial", "Territorial development"),
}
"""The fields of local policy that the international action of local authorities prolongs."""


def _load_themes() -> dict[str, Theme]:
    lines = files("data.raw").joinpath("vocabulary.jsonl").read_text(encoding="utf-8").splitlines()
    return {theme.key: theme for theme in map(_theme, map(json.loads, lines))}


def _theme(cells: dict[str, Any]) -> Theme:
    return Theme(
        key=cells["key"],
        kind=cells["kind"],
        label=Label(**cells["label"]),
        definition=Label(**cells["definition"]),
        synonyms={language: tuple(words) for language, words in cells["synonyms"].items()},
        family=cells["family"],
        sdgs=tuple(cells["sdgs"]),
        dac=cells["dac"],
    )


THEMES: Mapping[str, Theme] = _load_themes()
"""All keys in the order in which they are shown: the sectors, then the challenges."""

SECTORS: Mapping[str, Theme] = {
    key: theme for key, theme in THEMES.items() if theme.kind == "sector"
}
"""The fields of cooperation."""

CHALLENGES: Mapping[str, Theme] = {
    key: theme for key, theme in THEMES.items() if theme.kind == "challenge"
}
"""The problems that a territory faces."""

HEADINGS: Mapping[str, str] = {
    "Action sociale": "social_inclusion",
    "Agriculture et agroalimentaire": "agriculture_food",
    "Commerce": "trade_investment",
    "Culture": "culture_francophonie",
    "Design": "crafts_design",
    "Développement des échanges d'activités agricoles": "agriculture_food",
    "Développement économique local": "local_economy",
    "Échanges de bibliothécaires en stage de formation continue": "vocational_training",
    "Échanges universitaires": "higher_education_research",
    "Économie": "local_economy",
    "Enseignement / Éducation": "education",
    "Environnement": "environment_biodiversity",
    "Formation municipale": "local_governance",
    "Gestion de l'eau, assainissement": "water_sanitation",
    "Gestion des services publics": "local_governance",
    "Ingénierie urbano-portuaire": "port_maritime",
    "Lycéens": "education",
    "Patrimoine": "heritage_tourism",
    "Patrimoine, tourisme": "heritage_tourism",
    "Politique de la ville": "social_inclusion",
    "Problématiques urbaines": "urban_planning_housing",
    "Sécurité civile": "risk_civil_protection",
    "Tourisme": "heritage_tourism",
    "Transports urbains": "transport_mobility",
}
"""« Secteurs d'intervention » of the Cités Unies France directory, beside our own labels."""


@cache
def _named() -> dict[str, tuple[str, ...]]:
    """Words → the sectors, then the challenges, that they name."""
    found: dict[str, dict[str, None]] = {}
    for key, theme in THEMES.items():
        spoken = [word for words in theme.synonyms.values() for word in words]
        for text in (key.replace("_", " "), *theme.label, *spoken):
            found.setdefault(words_of(text), {})[key] = None
    for heading, key in HEADINGS.items():
        found[words_of(heading)] = {key: None, **found.get(words_of(heading), {})}
    return {words: tuple(keys) for words, keys in found.items()}


_BITS = {key: 1 << place for place, key in enumerate(THEMES)}


def keys_named(text: str) -> tuple[str, ...]:
    """The keys whose label, synonym or heading this is, whatever its accents and case."""
    return _named().get(words_of(text), ())


def sector_of_heading(heading: str) -> str | None:
    """The sector that a heading names, whatever its accents and case."""
    return next((key for key in keys_named(heading) if key in SECTORS), None)


def mask_of(keys: Iterable[str]) -> int:
    """The set of these keys as a mask of 64 bits."""
    mask = 0
    for key in keys:
        mask |= _BITS[key]
    return mask


def keys_of(mask: int) -> tuple[str, ...]:
    """The keys of a mask, in the order of THEMES."""
    return tuple(key for key, bit in _BITS.items() if mask & bit)
