"""What became of suggestions, in the words of those who know: the last word of each voice counts.

A word is one voice's mark on one pair: the territory that asked and the partner that was suggested
to it. Of a pair on which several voices speak, the latest word that is not taken back stands.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from data.errors import InvalidOption

State = Literal["contacted", "in_talks", "signed", "refused", "not_relevant", "withdrawn"]
Reason = Literal[
    "none", "no_answer", "other_priority", "no_budget", "already_engaged", "too_far", "language",
    "size", "political", "security", "other",
]  # fmt: skip

STATES: tuple[State, ...] = get_args(State)
REASONS: tuple[Reason, ...] = get_args(Reason)
SIGNED, WITHDRAWN = "signed", "withdrawn"
DECLINED: frozenset[str] = frozenset({"refused", "not_relevant"})
SOURCE = "mark of a user"
"""What the partnership of an accepted proposal calls its source."""
FORMAT = "mark"
"""The format of the import that an accepted proposal makes; its file is called `FORMAT NUMBER`."""
LONGEST_NOTE = 1_000
EARLIEST = 1900

Claims = Mapping[str, Set[str]]
"""Who speaks for each territory: its id, and the voices."""


@dataclass(frozen=True, slots=True)
class Word:
    """What one voice said of a pair, when (UTC, ISO 8601) and of a suggestion of which model."""

    number: int
    origin: str
    partner: str
    state: str
    reason: str
    note: str
    decided_at: str
    voice: str
    model: str

    @property
    def day(self) -> str:
        """The day, ISO 8601."""
        return self.decided_at[:10]


@dataclass(frozen=True, slots=True)
class NewWord:
    """What a voice says of a pair, by canonical ids; `start_year` only where it was signed.

    `turned` where the partner is the French end, which stands first in a partnership.
    """

    origin: str
    partner: str
    state: str
    reason: str = "none"
    note: str = ""
    start_year: int | None = None
    turned: bool = False

    def __post_init__(self) -> None:
        _check_among("--state", self.state, STATES)
        _check_among("--reason", self.reason, REASONS)
        if len(self.note) > LONGEST_NOTE:
            raise InvalidOption(
                "--note has {length} characters; say it in {most} at most.",
                length=len(self.note),
                most=LONGEST_NOTE,
            )
        if self.start_year is not None:
            self._check_year(self.start_year)

    def _check_year(self, year: int) -> None:
        if self.state != SIGNED:
            raise InvalidOption("--since tells when a partnership was signed; give --state signed.")
        latest = date.today().year + 1
        if not EARLIEST <= year <= latest:
            raise InvalidOption(
                "--since {year} is out of range; give a year from {least} to {most}.",
                year=year,
                least=EARLIEST,
                most=latest,
            )


class Decisions:
    """What stands of words that are told oldest first."""

    def __init__(self, words: Iterable[Word]) -> None:
        last = {(word.voice, word.origin, word.partner): word for word in words}
        standing = (word for word in last.values() if word.state != WITHDRAWN)
        self.words: Sequence[Word] = sorted(standing, key=lambda word: word.number)
        self._by_origin: dict[str, dict[str, Word]] = {}
        for word in self.words:
            self._by_origin.setdefault(word.origin, {})[word.partner] = word
        self._claims = self._declining()

    def of(self, origin: str) -> Mapping[str, Word]:
        """What stands for each partner of one territory that asked."""
        return self._by_origin.get(origin, {})

    def declined(self, origin: str) -> frozenset[str]:
        """The partners that this territory refused, was refused by or finds not relevant."""
        found = (word for word in self.of(origin).values() if word.state in DECLINED)
        return frozenset(word.partner for word in found)

    def declining(self) -> list[Word]:
        """The words that decline a pair for which a declining word stands, oldest first."""
        return [word for word in self.words if self._declines(word)]

    def refusals(self, *, besides: str, least: int) -> dict[str, int]:
        """How many other territories decline a partner, each by a voice of its own.

        Only partners that at least so many decline: what fewer say is not told.
        """
        found = {
            partner: independent({one: voices for one, voices in claims.items() if one != besides})
            for partner, claims in self._claims.items()
            if len(claims) >= least
        }
        return {partner: count for partner, count in found.items() if count >= least}

    def digest(self) -> str:
        """A hash that changes with anything that stands."""
        told = "\n".join(repr(word) for word in self.words)
        return hashlib.sha256(told.encode()).hexdigest()

    def _declines(self, word: Word) -> bool:
        stands = self._by_origin[word.origin][word.partner]
        return word.state in DECLINED and stands.state in DECLINED

    def _declining(self) -> dict[str, dict[str, set[str]]]:
        claims: dict[str, dict[str, set[str]]] = {}
        for word in self.declining():
            claims.setdefault(word.partner, {}).setdefault(word.origin, set()).add(word.voice)
        return claims


def independent(claims: Claims) -> int:
    """The most territories that can each be given a voice of its own (a maximum matching).

    However many territories one voice speaks for, it counts for one of them.
    """
    speaks_for: dict[str, str] = {}

    def given(territory: str, tried: set[str]) -> bool:
        for voice in sorted(claims[territory] - tried):
            tried.add(voice)
            if voice not in speaks_for or given(speaks_for[voice], tried):
                speaks_for[voice] = territory
                return True
        return False

    return sum(given(territory, set()) for territory in sorted(claims))


def _check_among(option: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        raise InvalidOption(
            "{option} {given!r} is not known; give one of {known}.",
            option=option,
            given=given,
            known=", ".join(known),
        )
