"""The name that a mayor gives to an intercommunality, from its name in the official list."""

from __future__ import annotations

import re

KINDS = {
    "CC": "Communauté de communes",
    "CA": "Communauté d'agglomération",
    "CU": "Communauté urbaine",
}
"""Prefix of an official name → the kind of grouping in words."""

_PREFIX = re.compile(r"^(CC|CA|CU)\s+")
_ACRONYM = re.compile(r"\s*\(([^)]*)\)\s*$")
_ARTICLE = re.compile(r"^(?:de la|de l'|du|des|de|d')\s*(?=[A-ZÀ-Ÿ0-9])")
_OWN_KIND = re.compile(
    r"\b(?:agglom(?:ération)?|agglo|communauté|métropole|intercom|interco)\b", re.IGNORECASE
)


def display_name(official: str, kind: str) -> str:
    """The name in full: « CA de La Rochelle » is « Communauté d'agglomération de La Rochelle ».

    A name that already says its kind stands alone: « CU Angers Loire Métropole » is « Angers Loire
    Métropole ». Acronyms in brackets are left out.
    """
    core = _core(official)
    prefix = _PREFIX.match(official)
    words = KINDS.get(prefix.group(1) if prefix else kind, "")
    if not prefix or (_OWN_KIND.search(core) and not _ARTICLE.match(core)):
        return core
    return f"{words} {core}"


def other_names(official: str) -> tuple[str, ...]:
    """Other names in use: with its kind in words, without any, without article, its acronym."""
    core = _core(official)
    prefix = _PREFIX.match(official)
    acronym = _ACRONYM.search(official)
    names = [f"{KINDS[prefix.group(1)]} {core}"] if prefix else []
    names.append(_ARTICLE.sub("", core))
    if acronym and re.fullmatch(r"[A-Z][A-Z0-9]{3,}", acronym.group(1)):
        names.append(acronym.group(1))
    return tuple(dict.fromkeys(names))


def _core(official: str) -> str:
    return re.sub(r"\s+", " ", _ACRONYM.sub("", _PREFIX.sub("", official))).strip()
