"""The words of a name that say of which level its territory is."""

from __future__ import annotations

import re
from typing import Literal

from data.names import words_of
from data.records import Level

LevelHint = Level | Literal["district"]

_LEVEL_WORDS: tuple[tuple[LevelHint, re.Pattern[str]], ...] = (
    (
        "intercommunality",
        re.compile(
            r"\b(?:metropole|communaute|agglomeration|intercommunalite|eurometropole|epci)\b"
            r"|^(?:ca|cc|cu) "
        ),
    ),
    ("department", re.compile(r"\bdepart(?:e)?ment\b|\bconseil (?:general|departemental)\b")),
    (
        "region",
        re.compile(
            r"^(?:la )?region\b|\bconseil regional\b|\bprovinces?\b"
            r"|\b(?:etat|state|provincia|estado) (?:de|du|d|of)\b"
            r"|\bprefecture\b|\bgouvernorat\b|\bgovernorate\b|\bwilaya\b|\bcounty\b|\bregion$"
            r"|\boblast\b|\bvoivodeship\b|\bautonomous region\b|\braion\b|\bpowiat\b"
        ),
    ),
    ("district", re.compile(r"\bdistrict\b|\barrondissement\b|\bborough\b")),
)


def level_hint(name: str) -> LevelHint | None:
    """The level that the words of a name state, as « Département de la Lozère » does."""
    words = words_of(name)
    return next((level for level, pattern in _LEVEL_WORDS if pattern.search(words)), None)
