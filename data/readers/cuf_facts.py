"""The facts of a Cités Unies France entry: levels, partners, population, years, sectors."""

from __future__ import annotations

import re

from data.names import level_hint, words_of
from data.records import Level, Mention
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

_DIRECTORY_OF = re.compile(r"franco[-\s–]([a-zà-ÿ]+)", re.I)
_YEARS_OF = re.compile(r"entre\s+(\d{4})\s+et\s+(\d{4})")
_PARTNERS = re.compile(r"\s+et\s+(?=[A-ZÉÈ]|la |le |l’)")
_POPULATION = re.compile(r"(\d{1,3}(?:[\s.]\d{3})+|\d+(?:,\d+)?)\s*(millions?)?")
_YEAR = re.compile(r"(?<!\d)(?<!années )(1[89]\d\d|20\d\d)(?!\d)")
_SIGNED = re.compile(r"\bsign|\bprotocole\b|\bpacte\b|\bjumelage (?:en|signé)\b", re.I)
_STANDING = re.compile(
    r"(?:coopération|partenariat|jumelage)s?(?: (?:avec )?[A-ZÉ][\w-]+)?"
    r"\s+(?:depuis|remonte à|établie? en|existe depuis)\s+(\d{4})"
    r"|^(?:\d{1,2}(?:er)?\s+\w+\s+)?(\d{4})\.?$",
    re.I,
)


def partner_country(text: str) -> str | None:
    """The country of every partner in a directory, from « franco-chinois » in its title."""
    found = _DIRECTORY_OF.search(text)
    adjective = words_of(found[1]) if found else ""
    forms = (adjective, adjective.rstrip("s"), adjective.rstrip("es"))
    return next((DEMONYMS[form] for form in forms if form in DEMONYMS), None)


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


def signed_year(
    sections: dict[str, list[str]], partner: str, *, others: tuple[str, ...]
) -> int | None:
    """The year of the first signature with this partner: actions first, then origin."""
    for section in ("actions", "origin", "objectives"):
        sentences = (part for item in sections.get(section, ()) for part in _sentences(item))
        signatures = [
            s for s in sentences if _SIGNED.search(s) and not _is_of(s, partner, others=others)
        ]
        # Later years of a sentence are those of renewals.
        years = [int(found[0]) for sentence in signatures if (found := _YEAR.search(sentence))]
        if years:
            return min(years)
    return None


def standing_year(sections: dict[str, list[str]]) -> int | None:
    """The year since which the partnership is said to stand, signed or not."""
    for section in ("origin", "actions"):
        for item in sections.get(section, ()):
            for sentence in _sentences(item):
                if found := _STANDING.search(sentence):
                    return int(found[1] or found[2])
    return None


def sectors_of(headings: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The vocabulary keys of the sector headings, and the headings that the vocabulary lacks."""
    keys: dict[str, None] = {}
    unknown: list[str] = []
    for heading in headings:
        found = _keys_of(heading)
        keys.update(dict.fromkeys(found))
        if not found:
            unknown.append(heading)
    return tuple(keys), tuple(unknown)


def _keys_of(heading: str) -> list[str]:
    whole = sector_of_heading(heading.strip(" ."))
    if whole:
        return [whole]
    parts = re.split(r"\s*[,/;]\s*|\s+et\s+", heading.strip(" ."))
    return [key for part in parts if (key := sector_of_heading(part))]


def _partner_level(name: str) -> Level | None:
    hint = level_hint(name)
    return None if hint == "district" else hint


def _is_of(sentence: str, partner: str, *, others: tuple[str, ...]) -> bool:
    """Whether a sentence speaks of another partner of the same entry, and not of this one."""
    return partner not in sentence and any(other in sentence for other in others)


def _sentences(item: str) -> list[str]:
    return re.split(r"(?<=[.;])\s+(?=[A-ZÉÈ])", item)
