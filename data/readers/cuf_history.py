"""What the sections of a Cités Unies France entry say of its bond with each partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from data.records import Link

Sections = Mapping[str, list[str]]

_YEAR = re.compile(r"(?<!\d)(?<!années )(1[89]\d\d|20\d\d)(?!\d)")
_SIGNED = re.compile(r"\bsign|\bprotocole\b|\bpacte\b|\bjumelage (?:en|signé)\b", re.I)
_TWINNED = re.compile(r"\bjumel", re.I)
_STANDING = re.compile(
    r"(?:coopération|partenariat|jumelage)s?(?: (?:avec )?[A-ZÉ][\w-]+)?"
    r"\s+(?:depuis|remonte à|établie? en|existe depuis)\s+(\d{4})"
    r"|^(?:\d{1,2}(?:er)?\s+\w+\s+)?(\d{4})\.?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Bond:
    """The bond with one partner: `signed` is the year of the first signature.

    `since` is the year from which the partnership stands, signed or not: the earlier of the two.
    """

    link: Link
    signed: int | None
    since: int | None


def bonds_of(sections: Sections, partners: tuple[str, ...]) -> tuple[Bond, ...]:
    """The bond with each partner; a sentence that names only another one does not count."""
    names = [partner.split(" (")[0].split(" de ")[-1] for partner in partners]
    told = {section: list(_told(items, names)) for section, items in sections.items()}
    return tuple(_bond(_Story(told, name)) for name in names)


def _told(items: list[str], names: list[str]) -> Iterator[tuple[str, set[str]]]:
    """Each sentence of a section, with the partners that it names."""
    for item in items:
        for sentence in re.split(r"(?<=[.;])\s+(?=[A-ZÉÈ])", item):
            yield sentence, {name for name in names if name in sentence}


@dataclass(frozen=True)
class _Story:
    """The sentences of an entry that concern one partner."""

    told: Mapping[str, list[tuple[str, set[str]]]]
    partner: str

    def sentences(self, section: str) -> Iterator[str]:
        for sentence, named in self.told.get(section, ()):
            if self.partner in named or not named:
                yield sentence


def _bond(story: _Story) -> Bond:
    signed = _signed_year(story)
    standing = _standing_year(story)
    since = min((year for year in (signed, standing) if year), default=None)
    return Bond(_link(story), signed, since)


def _link(story: _Story) -> Link:
    told = [*story.sentences("origin"), *story.sentences("actions")]
    told += story.sentences("assessment")
    if any(_TWINNED.search(sentence) for sentence in told):
        return "jumelage"
    return "accord" if any(_SIGNED.search(sentence) for sentence in told) else "cooperation"


def _signed_year(story: _Story) -> int | None:
    for section in ("actions", "origin", "objectives"):
        signatures = (text for text in story.sentences(section) if _SIGNED.search(text))
        # Later years of a sentence are those of renewals.
        years = [int(found[0]) for text in signatures if (found := _YEAR.search(text))]
        if years:
            return min(years)
    return None


def _standing_year(story: _Story) -> int | None:
    for section in ("origin", "actions"):
        for sentence in story.sentences(section):
            if found := _STANDING.search(sentence):
                return int(found[1] or found[2])
    return None
