"""What the matcher answers: frozen, complete, ready to print or to send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

from data.declared import Declarer
from data.lessons import Lesson
from data.records import Level, Partnership, PartnershipStatus, Profile, Source, Territory

if TYPE_CHECKING:
    from features.challenges import Derivation

Verdict = Literal["for", "against", "unknown"]
Nearness = Literal["partner", "region", "country", "condition"]

NEARNESSES: tuple[Nearness, ...] = get_args(Nearness)


@dataclass(frozen=True, slots=True)
class Reason:
    """One contribution in words; `points` are log-odds base 2."""

    feature: str
    family: str
    points: float
    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class AskedTheme:
    """A theme that candidates are asked for, how much (0 to 1), and the words that ask for it."""

    key: str
    label: str
    weight: float
    words: tuple[str, ...]
    by: Literal["theme", "need"]


@dataclass(frozen=True, slots=True)
class Gate:
    """A dated, sourced warning, apart from the score; `stale` when not checked for a year."""

    key: str
    kind: str
    date: str
    checked_on: str
    text: str
    source: Source
    stale: bool


@dataclass(frozen=True, slots=True)
class KnownPartnership:
    """A partnership with both ends as territories; `own` is the end of the one who asks."""

    own: Territory
    partner: Territory
    partnership: Partnership


@dataclass(frozen=True, slots=True)
class Caution:
    """What a known partnership reported, where the condition that it blames holds here too.

    `nearness` is what this candidate has in common with the partner that it tells of: it is that
    partner, lies in its region or its country, or shares the condition alone.
    """

    lesson: Lesson
    nearness: Nearness
    text: str


@dataclass(frozen=True, slots=True)
class ExistingPartner:
    """A territory that is a partner already, of whom, and who says so.

    Its status is suspended where a partnership with it is and none is said to be active.
    """

    territory: Territory
    partner_of: tuple[Territory, ...]
    sources: tuple[Source, ...]
    status: PartnershipStatus


@dataclass(frozen=True, slots=True)
class Telling:
    """How many partnerships or documents, or the user, declare a theme; the latest source."""

    by: Declarer
    count: int
    source: Source


@dataclass(frozen=True, slots=True)
class KnownTheme:
    """A sector or challenge that is declared of a territory, and by whom."""

    key: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """The rank that the one who asks has for a candidate, of so many French authorities."""

    rank: int
    of: int

    @property
    def share(self) -> float:
        """The share of the authorities that come no later, from 0 to 1."""
        return self.rank / self.of


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of a suggestion, by the latest word that stands, and the day of that word."""

    state: str
    day: str


@dataclass(frozen=True, slots=True)
class SetBack:
    """How many other territories decline a candidate, and the points that it loses in the order."""

    territories: int
    points: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A candidate with its rank, score, reasons, gates, precedents and cautions.

    `rank` is its place in the list, which may be varied; `rank_by_score` the one that its score
    alone would give it. `existing` where it is a partner of the one who asks already;
    `population_derived` where its population is the sum of those of its places. `reciprocity` is
    None where it was not asked for or has no meaning; `decision` is what became of it for the one
    who asks, `set_back` what others make of it, which moves it in the list and not in the score.
    """

    rank: int
    rank_by_score: int
    territory: Territory
    score: float
    intercept: float
    existing: bool
    population_derived: bool
    reasons: tuple[Reason, ...]
    gates: tuple[Gate, ...]
    precedents: tuple[KnownPartnership, ...]
    cautions: tuple[Caution, ...]
    reciprocity: Reciprocity | None = None
    decision: Decided | None = None
    set_back: SetBack | None = None

    @property
    def by_family(self) -> dict[str, float]:
        """The points of each family that has any reason, in the order of the reasons."""
        points: dict[str, float] = {}
        for reason in self.reasons:
            points[reason.family] = points.get(reason.family, 0.0) + reason.points
        return points


@dataclass(frozen=True, slots=True)
class Listing:
    """The answer to `search`; `derived` holds the ids whose population is the sum of places.

    `divisions` are the département or the region of each id that lies in one.
    """

    territories: tuple[Territory, ...]
    derived: frozenset[str]
    divisions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taken:
    """What a name was taken for, and what else it could have been."""

    territory: Territory
    alternatives: tuple[Territory, ...]
    approximate: bool


@dataclass(frozen=True, slots=True)
class Widening:
    """How many candidates there are without the filter of one option, or with include_existing."""

    option: str
    candidates: int


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The answer to `suggest`: the suggestions and the existing partners, asked for or left out.

    `known` counts the partnerships known of the origin; `imported` where the user gave some;
    `reciprocal` where the order follows both sides; `declared` are the keys of the themes that are
    declared of the origin, by whomever; `asked` those that candidates are asked for. Where these
    alone decide there is no origin. `widenings` tell what to take away where nobody is left,
    `unknown_level` the level that is asked for where no foreign territory has it.
    """

    origin: Taken | None
    model_version: str
    excluded_existing: tuple[ExistingPartner, ...]
    suggestions: tuple[Suggestion, ...]
    known: int
    imported: bool
    reciprocal: bool
    declared: tuple[str, ...]
    asked: tuple[AskedTheme, ...] = ()
    widenings: tuple[Widening, ...] = ()
    unknown_level: Level | None = None
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """The rank of one territory among the candidates for another, and how many they are."""

    rank: int
    candidates: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """The answer to `compare`: both profiles, the score and its parts, the ranks either way.

    `standing_back` is that of a first end which has no reciprocity, unknown for a mere point.
    `shared_themes` are the keys of the sectors and challenges that both are known to have,
    `declared_themes` those that both declare.
    """

    taken: tuple[Taken, Taken]
    first: Profile
    second: Profile
    model_version: str
    suggestion: Suggestion
    standing: Standing
    standing_back: Standing | None
    known: KnownPartnership | None
    asked: tuple[AskedTheme, ...] = ()
    shared_themes: tuple[str, ...] = ()
    declared_themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Partners:
    """The answer to `partnerships`: all that is known, the partners of the relatives included."""

    taken: Taken
    partnerships: tuple[KnownPartnership, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """The answer to `territory`: the profile, the relatives and the number of partnerships.

    `themes` are those that are declared of it or of its relatives, `derived` those that follow from
    its geography by a rule.
    """

    taken: Taken
    profile: Profile
    relatives: tuple[Territory, ...]
    partnerships: int
    themes: tuple[KnownTheme, ...]
    derived: tuple[Derivation, ...]


@dataclass(frozen=True, slots=True)
class Declarations:
    """The answer to `profile show` and `profile edit`: the declared themes of a territory."""

    taken: Taken
    themes: tuple[KnownTheme, ...]
