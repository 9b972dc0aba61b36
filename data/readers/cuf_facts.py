"""The facts of a Cités Unies France entry: levels, partners, population, sectors."""

from __future__ import annotations

import re
from collections.abc import Iterable

from data.names import level_hint, words_of
from data.records import Level, Mention, Source
from data.text import clean
from data.vocabulary import sector_of_heading

# How a directory calls the other country in « partenariats franco-… », and its ISO code.
DEMONYMS = {
    "algerien": "DZ", "allemand": "DE", "americain": "US", "argentin": "AR", "armenien": "AM",
    "beninois": "BJ", "bresilien": "BR", "britannique": "GB", "bulgare": "BG", "burkinabe": "BF",
    "cambodgien": "KH", "camerounais": "CM", "canadien": "CA", "chilien": "CL", "chinois": "CN",
    "comorien": "KM", "congolais": "CG", "croate": "HR", "cubain": "CU", "egyptien": "EG",
    "espagnol": "ES", "gabonais": "GA", "grec": "GR", "guineen": "GN", "haitien": "HT",
    "hongrois": "HU", "indien": "IN", "irlandais": "IE", "israelien": "IL", "italien": "IT",
    "ivoirien": "CI", "japonais": "JP", "laotien": "LA", "libanais": "LB", "malgache": "MG",
    "malien": "ML", "marocain": "MA", "mauritanien": "MR", "mexicain": "MX", "nicaraguayen": "NI",
    "nigerien": "NE", "palestinien": "PS", "polonais": "PL", "portugais": "PT", "quebecois": "CA",
    "roumain": "RO", "russe": "RU", "senegalais": "SN", "serbe": "RS", "tcheque": "CZ",
    "togolais": "TG", "tunisien": "TN", "turc": "TR", "ukrainien": "UA", "vietnamien": "VN",
}  # fmt: skip

_DIRECTORY_OF = re.compile(r"(?:partenariats\s+)?franco[-\s–]([a-zà-ÿ]+)", re.I)
_YEARS_OF = re.compile(r"entre\s+(\d{4})\s+et\s+(\d{4})")
_PARTNERS = re.compile(r"\s+et\s+(?=[A-ZÉÈ]|la |le |l’)")
_POPULATION = re.compile(r"(\d{1,3}(?:[\s.]\d{3})+|\d+(?:,\d+)?)\s*(millions?)?")


def partner_country(text: str) -> str | None:
    """The country of every partner in a directory, from « franco-chinois » in its title."""
    found = _DIRECTORY_OF.search(text)
    adjective = words_of(found[1]) if found else ""
    forms = (adjective, adjective.rstrip("s"), adjective.rstrip("es"))
    return next((DEMONYMS[form] for form in forms if form in DEMONYMS), None)


def source_of(text: str) -> Source:
    """The directory as a source: its name with what it is about, and its date where it says one."""
    found = _DIRECTORY_OF.search(text)
    about = f" des {clean(found[0]).lower()}" if found and " " in clean(found[0]) else ""
    return Source(f"Cités Unies France, annuaire{about}", date=edition_date(text))


def place_of(authority: str, partners: Iterable[Mention]) -> str:
    """Where an entry stands in its directory: its title, without what stands in brackets."""
    return f"{authority} – {' et '.join(partner.name.split(' (')[0] for partner in partners)}"


def edition_date(text: str) -> str | None:
    """The later year in which a directory says its answers were gathered."""
    found = _YEARS_OF.search(text)
    return found[2] if found else None


def authority_level(name: str) -> Level:
    """The level of the French authority, from the words of its name; a commune where none says."""
    hint = level_hint(name)
    return hint if hint and hint != "district" else "municipality"


def partners_of(names: str, country: str | None) -> tuple[Mention, ...]:
    """The partners that a title joins by « et », each as a mention."""
    return tuple(
        Mention(name.strip(" ."), country, _partner_level(name)) for name in _PARTNERS.split(names)
    )


def population_of(text: str) -> int | None:
    """The first number of the population line: « 1 733 732 habitants », « 2,3 millions »."""
    found = _POPULATION.search(text)
    if not found:
        return None
    if found[2]:
        return round(float(found[1].replace(",", ".")) * 1_000_000)
    number = int(re.sub(r"\D", "", found[1].split(",")[0]))
    return number or None


def sectors_of(headings: list[str]) -> tuple[str, ...]:
    """The vocabulary keys of the sector headings, each once; others are passed over."""
    return tuple(dict.fromkeys(key for heading in headings for key in _keys_of(heading)))


def _keys_of(heading: str) -> list[str]:
    whole = sector_of_heading(heading.strip(" ."))
    if whole:
        return [whole]
    parts = re.split(r"\s*[,/;]\s*|\s+et\s+", heading.strip(" ."))
    return [key for part in parts if (key := sector_of_heading(part))]


def _partner_level(name: str) -> Level | None:
    hint = level_hint(name)
    return None if hint == "district" else hint
