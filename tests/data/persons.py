"""The persons whom a directory names and how it says to reach them: none of it may come out."""

from __future__ import annotations

import re

NAME = r"[A-ZÉÈ][\w’-]+"
PERSONS = re.compile(
    rf"(?:M\.|Mme|Mlle) +((?:[A-Z]\. )*(?:{NAME})(?: (?:de |d’)?(?:{NAME}))*)"
    rf"|^({NAME} {NAME}) – directeur",
    re.MULTILINE,
)
# Persons whom the sections of the seed name without any title in front of them.
INSIDE = (
    "Edgar Faure",
    "De Gaulle",
    "Peyrefitte",
    "Monory",
    "Llorca",
    "Faucon",
    "Shi Ruo",
    "Gao Bo",
)
REACHES = (
    re.compile(r"[\w.–-]+ ?@ ?[\w.–-]+"),
    re.compile(r"(?<!\d)0\d{1,2}(?: \d\d){4}"),
    re.compile(r"www\.\S+"),
    re.compile(
        r"^\d+(?: bis)?,? (?:rue|avenue|av\.|boulevard|bd|place|quai|square|chemin) .*$",
        re.M | re.I,
    ),
    re.compile(r"^B\.?P\.? ?\d+", re.M),
    re.compile(r"^(?:\d{5}|\d\d \d{3}) [A-Z][\w -]+$", re.M),
)


def persons(text: str) -> set[str]:
    """The full names that follow a title, and the family names alone where they are no word."""
    found = {first or second for first, second in PERSONS.findall(text)}
    families = {name.split()[-1] for name in found if len(name.split()[-1]) > 4}
    return found | families - {"Pascal", "Pierre", "Espoir", "Royal", "Président"}


def reaches(text: str, pattern: re.Pattern[str]) -> set[str]:
    """What a pattern finds in a text: telephones, addresses of post and of mail, sites."""
    return {match.strip() for match in pattern.findall(text)}


def found_in(output: str, wanted: set[str]) -> set[str]:
    """Those of some texts that stand in an output as words of their own."""
    return {text for text in wanted if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", output)}
