"""The layout of a Cités Unies France directory: its text → the entries and their sections.

An entry is a title (« Authority – Partner »), a block of contacts that opens with « Président : »
or « Maire : », the population, then sections under fixed headings. The block of contacts is
skipped whole: only the family names in it are kept in memory, to recognise them in the sections.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from data.names import words_of
from data.privacy import names_in
from data.text import clean

SECTIONS = {
    "caracteristiques": "characteristics",
    "origine": "origin",
    "objectifs": "objectives",
    "secteurs": "sectors",
    "actions": "actions",
    "acteurs": "actors",
    "appreciation": "assessment",
    "bilan": "assessment",
    "perspectives": "perspectives",
}

_BULLET = re.compile(r"^\s*[\uf000-\uf0ff•▪◦‣●■➢►]\s*")
_HEAD = re.compile(r"^\s*(?:(?:Monsieur|Madame|Mme|M\.) l[ea] )?(?:Président|Maire)e?s?\s*:", re.I)
_POPULATION = re.compile(r"^\s*Population de la collectivité[^:]*:", re.I)
_HEADING = re.compile(
    r"^\s*(Caractéristiques|Origine|Objectifs|Secteurs|Actions|Acteurs|Appréciation|Bilan|Perspectives)"
    r"(?:\s*/\s*bilan)?"
    r"(?:\s+(?:du|de|des|d’|d'|réalisée?s|impliqués)[^:]*+|\s*+):\s*(.*)$",
    re.I,
)
_SEPARATOR = re.compile(r"(?<!\s)\s+[–—-]\s+")
_OPENS_ITEM = re.compile(rf"{_BULLET.pattern}|^\s?- |^\s*En [A-ZÉÎ][\w ’-]{{2,30}} ?:")
_PAGE_NUMBER = re.compile(r"^\s*\d{1,3}\s*$")
_ANNEX = re.compile(r"^\s*ANNEXES?\b")
_TITLE_LINES = 3
_LONGEST_TITLE = 300


@dataclass
class Entry:
    """One entry as laid out: where it stands, its title, the population line, and its sections."""

    line: int
    title: str
    population: str = ""
    sections: dict[str, list[str]] = field(default_factory=dict)
    known_names: frozenset[str] = frozenset()


def find_entries(text: str) -> list[Entry]:
    """All entries of a directory, in their order."""
    lines = [line.replace("\f", " ") for line in text.split("\n")]
    heads = [number for number, line in enumerate(lines) if _HEAD.match(line)]
    titles = [(head, _title_before(lines, head)) for head in heads]
    starts = [(head, *title) for head, title in titles if title]
    ends = [*(start for _, start, _ in starts[1:]), _end(lines)]
    return [
        _read_entry(lines, head, start=start, end=end, title=title)
        for (head, start, title), end in zip(starts, ends, strict=False)
    ]


def find_listed(text: str) -> list[tuple[int, str]]:
    """The partnerships that the opening list announces, with their lines."""
    listed: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if _HEAD.match(line):
            break
        title = clean(_BULLET.sub("", line))
        if _BULLET.match(line) and _SEPARATOR.search(title):
            listed.append((number, title))
    return listed


def split_title(title: str) -> tuple[str, str]:
    """The French authority and its partners, as a title states them."""
    authority, partners = _SEPARATOR.split(title, maxsplit=1)
    return authority.strip(), partners.strip()


def items_of(lines: list[str]) -> list[str]:
    """The items of a section: one per bullet, and one per paragraph that no bullet opens."""
    items: list[list[str]] = []
    after_gap = True
    for line in lines:
        text = _BULLET.sub("", line).strip()
        if not text or _PAGE_NUMBER.match(line):
            after_gap = True
            continue
        if _OPENS_ITEM.match(line) or not items or _is_new(text, items[-1], after_gap=after_gap):
            items.append([text.removeprefix("- ")])
        else:
            items[-1].append(text)
        after_gap = False
    return [" ".join(item) for item in items]


def _is_new(text: str, before: list[str], *, after_gap: bool) -> bool:
    """Whether a line opens a paragraph: the text of a bullet may run on behind an empty line."""
    return after_gap and before[-1].endswith((".", "!", "?", "…")) and text[0].isupper()


def _title_before(lines: list[str], head: int) -> tuple[int, str] | None:
    """The title above « Maire : », which may run over several lines, and the line it starts on."""
    gathered: list[str] = []
    for number in range(head - 1, max(head - 10, -1), -1):
        text = clean(lines[number])
        if not text or _PAGE_NUMBER.match(text):
            continue
        gathered.insert(0, text)
        if sum(map(len, gathered)) > _LONGEST_TITLE:
            return None
        if _SEPARATOR.search(text):
            return number, " ".join(gathered)
        if len(gathered) == _TITLE_LINES:
            return None
    return None


def _end(lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines) if _ANNEX.match(line)), len(lines))


def _read_entry(lines: list[str], head: int, *, start: int, end: int, title: str) -> Entry:
    entry = Entry(start + 1, title)
    opening = next((n for n in range(head, end) if _opens_facts(lines[n])), end)
    entry.known_names = names_in("\n".join(lines[head:opening]))
    section = ""
    for line in lines[opening:end]:
        heading = _HEADING.match(line)
        if _POPULATION.match(line):
            entry.population, section = line.split(":", 1)[1].strip(), ""
        elif heading:
            section = SECTIONS[words_of(heading[1])]
            entry.sections.setdefault(section, []).append(heading[2])
        elif section:
            entry.sections[section].append(line)
    return entry


def _opens_facts(line: str) -> bool:
    return bool(_POPULATION.match(line) or _HEADING.match(line))


def all_names(entries: list[Entry]) -> frozenset[str]:
    """The family names of every block of contacts of the document."""
    return frozenset().union(*(entry.known_names for entry in entries))
