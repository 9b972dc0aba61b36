"""The rows of a document → partnerships between territories, or which ends nobody knows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from data.errors import InputError
from data.guessing import guesses
from data.naming import PASSED_OVER, Naming
from data.ranking_names import Side
from data.readers.reading import Reading, Refusal
from data.records import Mention, MentionedPartnership, Partnership, Territory
from data.resolve import Resolver
from data.taking import TakenEnd, TakenRow, doubt

_STEP = 500


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """An end that is no territory that we know: why, and up to five that it may be.

    `found` is the one that it proved to be since its row was left behind.
    """

    mention: Mention
    error: InputError
    nearest: tuple[Territory, ...] = ()
    found: Territory | None = None

    @property
    def naming(self) -> Naming:
        """How it is called, for a choice to be recognised."""
        return Naming.of(self.mention)


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A row of which one end or both are open, and where it stands."""

    line: int
    row: MentionedPartnership
    ends: tuple[OpenEnd, ...]

    @property
    def mention(self) -> Mention:
        """The first end that is open."""
        return self.ends[0].mention

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        return str(self.ends[0].error)


@dataclass
class Resolved:
    """The rows of one file with both ends as ids, and those that were left behind.

    `taken` tells of which of the former an end is to be looked at; `unread` are the headings of
    columns that were not read.
    """

    partnerships: list[Partnership] = field(default_factory=list)
    unresolved: list[Unresolved] = field(default_factory=list)
    rejected: list[Refusal] = field(default_factory=list)
    taken: list[TakenRow] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Put one row where it belongs."""
        if isinstance(outcome, Partnership):
            self.partnerships.append(outcome)
        elif isinstance(outcome, Unresolved):
            self.unresolved.append(outcome)
        else:
            self.rejected.append(outcome)


Outcome = Partnership | Unresolved | Refusal


class Ends:
    """Resolves mentions, each spelling and place once: a directory names the same towns often.

    What users chose for a naming (the id of a territory, or that it is passed over) comes first.
    """

    def __init__(self, resolver: Resolver, chosen: Mapping[Naming, str] | None = None) -> None:
        self._resolver = resolver
        self._chosen = chosen or {}
        self._seen: dict[tuple[object, ...], Territory | TakenEnd | OpenEnd] = {}

    def find(self, mention: Mention, side: Side) -> Territory | OpenEnd:
        """The territory that a mention means, or why there is none."""
        end = self._settled(mention, side)
        return end.territory if isinstance(end, TakenEnd) else end

    def taken(self, row: MentionedPartnership) -> tuple[TakenEnd, ...]:
        """The ends of a row that are settled and to be looked at."""
        ends = [self._settled(mention, side) for mention, side in _sided(row)]
        return tuple(end for end in ends if isinstance(end, TakenEnd))

    def is_passed_over(self, mention: Mention) -> bool:
        """Whether users chose to leave out the rows that call an end so."""
        return self._chosen.get(Naming.of(mention)) == PASSED_OVER

    def _settled(self, mention: Mention, side: Side) -> Territory | TakenEnd | OpenEnd:
        place = mention.latitude, mention.longitude
        key = (mention.name, mention.country, mention.level, side, *map(_rounded, place))
        if key not in self._seen:
            self._seen[key] = self._found(mention, side)
        return self._seen[key]

    def _found(self, mention: Mention, side: Side) -> Territory | TakenEnd | OpenEnd:
        gazetteer = self._resolver.gazetteer
        try:
            chosen = self._chosen.get(Naming.of(mention))
            if chosen:
                return gazetteer.territory(gazetteer.row_of(chosen))
            found = self._resolver.resolve_mention(mention, side=side)
            return doubt(mention, found) or found.territory
        except InputError as error:
            # Without its traceback, which would keep the resolver's frames alive.
            plain = error.with_traceback(None)
            return OpenEnd(mention, plain, guesses(gazetteer, mention, side=side, error=plain))


def resolve_rows(
    reading: Reading, ends: Ends, *, progress: Callable[[float], None] = lambda _share: None
) -> Resolved:
    """The rows of a reading with both ends as ids; the French end first where there is one."""
    found = Resolved(rejected=list(reading.rejects), unread=reading.unread)
    for done, (line, row) in enumerate(reading.numbered()):
        if done % _STEP == 0:
            progress(done / len(reading.rows))
        outcome = resolve_row(line, row, ends=ends)
        found.add(outcome)
        if isinstance(outcome, Partnership) and (taken := ends.taken(row)):
            found.taken.append(TakenRow(line, taken))
    progress(1.0)
    return found


def resolve_row(line: int, row: MentionedPartnership, *, ends: Ends) -> Outcome:
    """What becomes of one row: a partnership, or why it is none."""
    sided = _sided(row)
    passed = next((each for each, _ in sided if ends.is_passed_over(each)), None)
    if passed:
        return _refused(line, _passed_over(passed))
    found = [ends.find(mention, side) for mention, side in sided]
    missing = tuple(end for end in found if isinstance(end, OpenEnd))
    if missing:
        return Unresolved(line, row, missing)
    territories = [end for end in found if isinstance(end, Territory)]
    if territories[0].id == territories[1].id:
        return _refused(line, _same(row, territories[0]))
    territories.sort(key=lambda territory: territory.country != "FR")
    first, second = (territory.id for territory in territories)
    return Partnership(first, second, row.terms, (row.source,))


def open_row(line: int, row: MentionedPartnership, *, ends: Ends) -> Unresolved:
    """What is open of a row that was left behind: its ends, or that both are known by now."""
    outcome = resolve_row(line, row, ends=ends)
    return outcome if isinstance(outcome, Unresolved) else _known_by_now(line, row, ends)


def _known_by_now(line: int, row: MentionedPartnership, ends: Ends) -> Unresolved:
    known = [
        (mention, found)
        for mention, side in _sided(row)
        if isinstance(found := ends.find(mention, side), Territory)
    ]
    # One choice is enough to record the row, and binds no more names than that: the end that users
    # noted, or the partner's, since French authorities were known before.
    mention, territory = max(
        known, key=lambda end: (end[1].id.startswith("local:"), end[1].country != "FR")
    )
    error = InputError(
        "« {name} » is known by now: {found}; `matcher resolve` of this report records the row.",
        name=mention.name,
        found=territory.name,
    )
    return Unresolved(line, row, (OpenEnd(mention, error, (territory,), territory),))


def _sided(row: MentionedPartnership) -> tuple[tuple[Mention, Side], tuple[Mention, Side]]:
    # Only a directory that says which end is French has an asker's side.
    sides: tuple[Side, Side] = ("asker", "partner") if row.first.country == "FR" else ("any", "any")
    return (row.first, sides[0]), (row.second, sides[1])


def _refused(line: int, error: InputError) -> Refusal:
    return Refusal(line, str(error), error)


def _passed_over(mention: Mention) -> InputError:
    return InputError(
        "« {name} » is passed over, as somebody chose; `matcher undo` takes that choice back.",
        name=mention.name,
    )


def _same(row: MentionedPartnership, territory: Territory) -> InputError:
    return InputError(
        "« {first} » and « {second} » are the same territory ({name}, {id}).",
        first=row.first.name,
        second=row.second.name,
        name=territory.name,
        id=territory.id,
    )


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 2)
