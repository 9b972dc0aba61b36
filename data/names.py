"""Name keys: how « Ville de Béjaïa », "Bejaia" and « BÉJAÏA » come to be the same string."""

from __future__ import annotations

import hashlib
import re
from typing import Literal

from data.records import Level

LevelHint = Level | Literal["district"]

_SAINTS = {"st": "saint", "ste": "sainte", "sankt": "saint", "sct": "saint", "szt": "szent"}
_ARTICLES = r"la|le|les|l|the"
_OF = r"(?:de|du|des|d|del|della|of|di|do|da)"
_BODIES = (
    r"(?:ville|mairie|commune|municipalite|cite|canton|district|arrondissement|comte|gouvernorat"
    r"|prefecture|province|region|departement|etat|wilaya|cercle|secteur|archipel|metropole"
    r"|agglomeration|ca|cc|cu|syndicat intercommunal|pays"
    r"|communaute(?: urbaine| d agglomeration| de communes| de commune| metropolitaine)"
    r"|conseil (?:regional|general|departemental|municipal|communal|provincial)"
    r"|collectivite (?:territoriale|europeenne|departementale)"
    r"|city|town|municipality|county|state|governorate|department|republic|oblast|borough"
    r"|comune|comunita|provincia|regione|ayuntamiento|municipio|estado|concello|departamento"
    r"|gemeinde|stadt|markt|landkreis|kreis|gmina|powiat|miasto|okres|opcina|opstina|obcina)"
)
_QUALITIES = (
    r"(?: (?:populaire|autonome|autonomous|urbaine|urban|rurale|rural|special|speciale"
    r"|metropolitaine|metropolitan|municipal|municipale))*"
)
_PREFIX = re.compile(rf"^(?:(?:{_ARTICLES}) )?{_BODIES}{_QUALITIES} {_OF} (?=\S)")
_BARE_PREFIX = re.compile(
    r"^(?:region|departement|communaute urbaine|communaute d agglomeration|wilaya|province"
    r"|communaute de communes|conseil (?:regional|general|departemental)|ca|cc|cu|commune"
    r"|gmina|powiat|landkreis|kreis|stadt|gemeinde|markt|okres|opstina|provincia|estado"
    rf"|regione|comune|greater|grand) (?!{_OF} )(?=\S)"
)
_SUFFIX = re.compile(
    r"(?<=\S) (?:(?:(?:rural|urban|city|parish|regional|district|local|metropolitan|united"
    r"|autonomous|special) )*(?:municipality|commune|prefecture|province|county|district|region"
    r"|governorate|township|borough|oblast|voivodeship|department|raion)"
    r"|city|town|shi|metropole|agglomeration|communaute|kommun|kommune|kunta|vald|novads"
    r"|obshtina|megye)$"
)
_ARTICLE = re.compile(rf"^(?:{_ARTICLES}) (?=\S)")
_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*")
_WORD = re.compile(r"[a-z0-9]+")
_CODE = re.compile(r"[A-Z0-9]{2,4}")


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


def words_of(name: str) -> str:
    """The words of a name: plain lower-case letters and digits, one blank between words."""
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name)
    return " ".join(_SAINTS.get(word, word) for word in _WORD.findall(name.lower()))


def name_key(name: str) -> str:
    """The key of a name: its words without blanks, so that « Vera Cruz » finds Veracruz."""
    return words_of(name).replace(" ", "")


def stripped_keys(name: str) -> tuple[str, ...]:
    """The other keys of a name: without brackets, administrative words and articles; best first."""
    found: dict[str, None] = {}
    pending = [words_of(part) for part in _parts(name)]
    while pending:
        words = pending.pop(0)
        key = words.replace(" ", "")
        if key in found or not key:
            continue
        found[key] = None
        pending += [shorter for shorter in _shortened(words) if shorter != words]
    found.pop(name_key(name), None)
    return tuple(key for key in found if len(key) > 1)


def _parts(name: str) -> list[str]:
    parts = [name]
    if "(" in name or "[" in name:
        parts.append(_BRACKETS.sub(" ", name))
    if "/" in name:
        parts += name.split("/")
    return parts


def _shortened(words: str) -> list[str]:
    patterns = (_PREFIX, _BARE_PREFIX, _SUFFIX, _ARTICLE)
    return [pattern.sub("", words, count=1) for pattern in patterns if pattern.search(words)]


def level_hint(name: str) -> LevelHint | None:
    """The level that the words of a name state, as « Département de la Lozère » does."""
    words = words_of(name)
    return next((level for level, pattern in _LEVEL_WORDS if pattern.search(words)), None)


def is_doubtful(name: str) -> bool:
    """Whether an alternate name is a lower-case romanisation or a code, not a name in use."""
    return bool(_CODE.fullmatch(name)) or (name.isascii() and name[:1].islower())


def key_hash(key: str) -> int:
    """The 64-bit hash under which a key stands in the index of names."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "little")
