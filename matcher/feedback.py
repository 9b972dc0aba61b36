"""What users say became of suggestions: marks are taken, listed, and signed ones reviewed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.decisions import SOURCE, WITHDRAWN, Decisions, NewWord, Word
from data.errors import InvalidOption
from matcher.askers import Asker, find_asker
from matcher.continents import FRANCE
from matcher.counterparts import find_counterpart
from matcher.holdings import Holdings
from matcher.importing import Places
from matcher.results import Taken

if TYPE_CHECKING:
    from data.records import Partnership, Territory
    from data.store.standing import Proposal


@dataclass(frozen=True, slots=True)
class Said:
    """What became of the suggestion of a partner to a territory, both by name or id."""

    territory: str
    partner: str
    state: str
    reason: str = "none"
    note: str = ""
    start_year: int | None = None


@dataclass(frozen=True, slots=True)
class Marked:
    """The answer to `mark`: what both names were taken for, the word as it was kept.

    `shortened` where the note named or reached a person, or told how to.
    """

    taken: tuple[Taken, Taken]
    word: Word
    shortened: bool


@dataclass(frozen=True, slots=True)
class End:
    """A territory by its id; of one that is no longer in the gazetteer nothing else is known."""

    id: str
    territory: Territory | None

    @property
    def name(self) -> str:
        """Its name, its id where it has none here."""
        return self.territory.name if self.territory else self.id


@dataclass(frozen=True, slots=True)
class Mark:
    """One word with both ends; `stands` where it is the last of its voice and not taken back."""

    word: Word
    origin: End
    partner: End
    stands: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """The answer to `feedback`: marks, oldest first."""

    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A partnership proposed by a signed word, and what is known of that pair from others."""

    proposal: Proposal
    first: End
    second: End
    known: Partnership | None


@dataclass(frozen=True, slots=True)
class Proposals:
    """The answer to `proposals`, oldest first."""

    proposals: tuple[Proposed, ...]


def mark(holdings: Holdings, said: Said, *, voice: str | None = None) -> Marked:
    """Keep a word on a pair under the name of a voice, at first that of the command line.

    Raises an InputError where it cannot be kept.
    """
    from data.store import decisions
    from data.store.recording import COMMAND_LINE
    from data.store.standing import word_of

    asker = find_asker(holdings, said.territory)
    partner = find_counterpart(holdings, asker, said.partner)
    word = new_word(asker, partner, said)
    detail: dict[str, object] = {"origin": word.origin, "partner": word.partner}
    voice, model = voice or COMMAND_LINE, holdings.model.version
    with holdings.open_store() as store:
        detail["state"] = word.state
        with store.writing("feedback", by=voice, detail=detail) as connection:
            noted = decisions.mark(connection, word, voice=voice, model=model)
            detail["decision"] = noted.number
    kept = word_of(holdings.shelf, noted.number)
    return Marked((asker.taken, partner.taken), kept, noted.shortened)


def new_word(asker: Asker, partner: Asker, said: Said) -> NewWord:
    """The word on two territories that the gazetteer lists."""
    if asker.row is None or partner.row is None:
        raise InvalidOption(
            "a mark needs two territories that are known by name or id: give a name in the place"
            " of the point."
        )
    _refuse_at_home(asker.territory, partner.territory, said.state)
    first, second = asker.territory, partner.territory
    return NewWord(
        first.id,
        second.id,
        said.state,
        said.reason,
        said.note,
        said.start_year,
        turned=first.country not in FRANCE and second.country in FRANCE,
    )


def _refuse_at_home(first: Territory, second: Territory, state: str) -> None:
    """Nothing is suggested within one country; what was marked there can still be taken back."""
    if first.id == second.id:
        raise InvalidOption(
            "{name} was given twice: a mark needs two different territories.", name=first.name
        )
    at_home = first.country == second.country or {first.country, second.country} <= FRANCE
    if at_home and state != WITHDRAWN:
        raise InvalidOption(
            "{first} and {second} lie in the same country: a mark is for a suggestion, which leads"
            " abroad; give a partner of another country.",
            first=first.name,
            second=second.name,
        )


def words(holdings: Holdings) -> list[Word]:
    """Every word ever said, oldest first."""
    from data.store.standing import words_of

    return words_of(holdings.shelf)


def list_feedback(
    holdings: Holdings, territory: str | None = None, *, everything: bool = False
) -> Feedback:
    """The marks that stand, of one territory or of all; everything that was ever said if asked."""
    origin = None if territory is None else find_asker(holdings, territory).territory.id
    said = words(holdings)
    standing = {word.number for word in Decisions(said).words}
    return Feedback(
        tuple(
            Mark(
                word,
                _end(holdings, word.origin),
                _end(holdings, word.partner),
                word.number in standing,
            )
            for word in said
            if origin in (None, word.origin) and (everything or word.number in standing)
        )
    )


def list_proposals(holdings: Holdings, *, everything: bool = False) -> Proposals:
    """The proposals that are open; those that are closed too, if asked."""
    from data.store.standing import OPEN, proposals_of

    found = (each for each in proposals_of(holdings.shelf) if everything or each.state == OPEN)
    return Proposals(tuple(_proposed(holdings, each) for each in found))


def review(holdings: Holdings, number: int, *, accepted: bool, by: str | None = None) -> Proposed:
    """Accept or turn down a proposal; UnknownRecord or RefusedAction where that cannot be."""
    from data.store import decisions
    from data.store.recording import COMMAND_LINE
    from data.store.standing import proposal_of

    by = by or COMMAND_LINE
    detail: dict[str, object] = {"proposal": number}
    action = "accept" if accepted else "decline"
    with (
        holdings.open_store() as store,
        store.writing(action, by=by, detail=detail) as connection,
    ):
        if accepted:
            detail["import"] = decisions.accept(connection, number, by=by)
        else:
            decisions.decline(connection, number)
    return _proposed(holdings, proposal_of(holdings.shelf, number))


def known_sources(partnership: Partnership | None) -> list[str]:
    """Who else tells of the partnership of a proposal, each once."""
    sources = partnership.sources if partnership else ()
    return list(dict.fromkeys(each.name for each in sources if each.name != SOURCE))


def _proposed(holdings: Holdings, proposal: Proposal) -> Proposed:
    known = holdings.directory.between(proposal.first, proposal.second)
    first, second = _end(holdings, proposal.first), _end(holdings, proposal.second)
    return Proposed(proposal, first, second, known if known_sources(known) else None)


def _end(holdings: Holdings, territory_id: str) -> End:
    return End(territory_id, Places(holdings.gazetteer).get(territory_id))
