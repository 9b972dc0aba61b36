"""Which words stand, whom they set back, and what becomes of a signed one."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from data.decisions import SOURCE, Decisions, NewWord, Word, independent
from data.errors import InvalidOption, RefusedAction, UnknownRecord
from data.store import decisions
from data.store.database import Store
from data.store.decisions import Noted
from data.store.history import audit_of, imports_of
from data.store.standing import decisions_of, proposal_of, proposals_of, word_of, words_of

ORIGIN, PARTNER = "geonames:3006787", "geonames:2891122"


def say(store: Store, state: str, *, voice: str = "Ville", **said: object) -> Noted:
    word = NewWord(ORIGIN, PARTNER, state, **said)  # type: ignore[arg-type]
    with store.writing("feedback", by=voice, detail={}) as connection:
        return decisions.mark(connection, word, voice=voice, model="m1")


def accept(store: Store, number: int) -> int:
    with store.writing("accept", by="Ville", detail={}) as connection:
        return decisions.accept(connection, number, by="Ville")


def decline(store: Store, number: int) -> None:
    with store.writing("decline", by="Ville", detail={}) as connection:
        decisions.decline(connection, number)


def states(store: Store) -> list[str]:
    return [proposal.state for proposal in proposals_of(store)]


def heard(*said: tuple[str, str, str], state: str = "refused") -> Decisions:
    """The words (voice, origin, partner) in this order, all of one state."""
    return Decisions(
        Word(number, origin, partner, state, "none", "", "2026-11-22T10:00:00+00:00", voice, "m1")
        for number, (voice, origin, partner) in enumerate(said)
    )


def test_a_store_that_nobody_wrote_holds_no_word_and_no_proposal(store: Store) -> None:
    assert (words_of(store), proposals_of(store)) == ([], [])
    assert decisions_of(store).of(ORIGIN) == {}


def test_a_word_is_read_back_as_it_was_said(store: Store) -> None:
    noted = say(store, "refused", reason="too_far", note="Trop loin pour nos lycéens.")
    (word,) = words_of(store)
    assert (word.number, word.origin, word.partner, word.state) == (
        noted.number, ORIGIN, PARTNER, "refused",
    )  # fmt: skip
    assert (word.reason, word.note, word.voice, word.model) == (
        "too_far", "Trop loin pour nos lycéens.", "Ville", "m1",
    )  # fmt: skip


def test_the_last_word_of_a_voice_counts_and_the_earlier_ones_are_kept(store: Store) -> None:
    say(store, "contacted")
    say(store, "refused")
    assert decisions_of(store).of(ORIGIN)[PARTNER].state == "refused"
    assert [word.state for word in words_of(store)] == ["contacted", "refused"]


def test_of_two_voices_the_later_one_stands_until_it_is_taken_back(store: Store) -> None:
    say(store, "in_talks", voice="Ville")
    say(store, "refused", voice="Région")
    assert decisions_of(store).declined(ORIGIN) == {PARTNER}
    say(store, "withdrawn", voice="Région")
    assert decisions_of(store).of(ORIGIN)[PARTNER].state == "in_talks"


def test_nothing_is_taken_back_that_was_never_said(store: Store) -> None:
    with pytest.raises(RefusedAction, match="no mark of yours"):
        say(store, "withdrawn")
    assert words_of(store) == []


def test_what_names_a_person_is_left_out_of_a_note_and_that_is_told(store: Store) -> None:
    noted = say(store, "contacted", note="Bon accueil. M. Dupont rappelle au 05 46 51 51 51.")
    assert (noted.note, noted.shortened) == ("Bon accueil.", True)
    assert words_of(store)[0].note == "Bon accueil."
    assert not say(store, "contacted", note="Bon\naccueil.").shortened


@pytest.mark.parametrize(
    "said",
    [
        {"state": "adopted"},
        {"state": "refused", "reason": "weather"},
        {"state": "refused", "note": "a" * 1001},
        {"state": "refused", "start_year": 2026},
        {"state": "signed", "start_year": 836},
    ],
)
def test_a_word_that_cannot_be_kept_is_refused(said: dict[str, str]) -> None:
    with pytest.raises(InvalidOption):
        NewWord(ORIGIN, PARTNER, **said)  # type: ignore[arg-type]


def test_a_signed_word_proposes_a_partnership_of_which_nothing_is_known_yet(store: Store) -> None:
    say(store, "signed", start_year=2026)
    (proposal,) = proposals_of(store)
    assert (proposal.first, proposal.second, proposal.start_year) == (ORIGIN, PARTNER, 2026)
    assert (proposal.state, proposal.voice, store.all()) == ("open", "Ville", [])


def test_the_french_end_of_a_proposal_stands_first(store: Store) -> None:
    say(store, "signed", turned=True)
    (proposal,) = proposals_of(store)
    assert (proposal.first, proposal.second) == (PARTNER, ORIGIN)


def test_an_accepted_proposal_is_an_import_with_the_decision_as_its_source(store: Store) -> None:
    noted = say(store, "signed", start_year=2026)
    number = accept(store, 1)
    (partnership,) = store.all()
    assert (partnership.terms.start_year, partnership.sources[0].name) == (2026, SOURCE)
    assert partnership.sources[0].locator == f"n° {noted.number}"
    assert [record.id for record in imports_of(store)] == [number]
    assert (states(store), audit_of(store)[-1].action) == (["accepted"], "accept")


def test_a_proposal_whose_import_was_undone_is_open_again(store: Store) -> None:
    say(store, "signed")
    store.undo(accept(store, 1))
    assert (states(store), store.all()) == (["open"], [])
    accept(store, 1)
    assert (states(store), len(store.all())) == (["accepted"], 1)


def test_undoing_the_import_of_a_word_that_was_taken_back_opens_nothing(store: Store) -> None:
    say(store, "signed")
    number = accept(store, 1)
    say(store, "withdrawn")
    assert states(store) == ["accepted"]
    store.undo(number)
    assert states(store) == ["withdrawn"]
    with pytest.raises(RefusedAction, match="closed since 20"):
        accept(store, 1)
    assert store.all() == []


def test_a_declined_proposal_records_nothing_and_stays_closed(store: Store) -> None:
    say(store, "signed")
    decline(store, 1)
    assert (states(store), store.all()) == (["declined"], [])
    with pytest.raises(RefusedAction, match="closed"):
        accept(store, 1)


def test_another_word_of_the_same_voice_withdraws_its_proposal(store: Store) -> None:
    say(store, "signed")
    say(store, "signed", start_year=2025)
    assert states(store) == ["withdrawn", "open"]
    say(store, "refused")
    assert states(store) == ["withdrawn", "withdrawn"]


def test_another_voice_does_not_withdraw_a_proposal(store: Store) -> None:
    say(store, "signed", voice="Ville")
    say(store, "refused", voice="Région")
    assert states(store) == ["open"]


def test_a_proposal_that_does_not_exist_is_not_accepted(store: Store) -> None:
    with pytest.raises(UnknownRecord, match="number 7"):
        accept(store, 7)


def test_a_word_and_a_proposal_are_read_alone_by_their_numbers(store: Store) -> None:
    for voice in ("Ville", "Port", "Université"):
        number = say(store, "signed", voice=voice).number
    assert word_of(store, number - 1) == words_of(store)[-2]
    assert proposal_of(store, 2) == proposals_of(store)[1]


def test_a_word_leaves_its_trace_in_the_audit_without_its_note(store: Store) -> None:
    say(store, "refused", note="Aucune suite.")
    (entry,) = audit_of(store)
    assert (entry.by, entry.action) == ("Ville", "feedback")
    assert "suite" not in str(entry.detail)


def test_partners_that_three_voices_decline_for_three_territories_are_told() -> None:
    said = heard(("a", "t1", "p"), ("b", "t2", "p"), ("c", "t3", "p"), ("a", "t1", "q"))
    assert said.refusals(besides="t9", least=3) == {"p": 3}


def test_the_territory_that_asks_does_not_count_among_the_others() -> None:
    said = heard(("a", "t1", "p"), ("b", "t2", "p"), ("c", "t3", "p"))
    assert said.refusals(besides="t1", least=3) == {}


def test_one_voice_that_marks_a_thousand_partners_for_a_hundred_territories_tells_nothing() -> None:
    said = heard(*(("a", f"t{t}", f"p{p}") for t in range(100) for p in range(1_000)))
    assert said.refusals(besides="t9", least=2) == {}


def test_a_declined_pair_on_which_another_state_stands_sets_nobody_back() -> None:
    declined = [("a", "t1", "p"), ("b", "t2", "p"), ("c", "t3", "p")]
    words = [*heard(*declined).words, *heard(("d", "t3", "p"), state="signed").words]
    renumbered = (
        Word(number, *(getattr(word, name) for name in Word.__slots__[1:]))
        for number, word in enumerate(words)
    )
    assert Decisions(renumbered).refusals(besides="t9", least=3) == {}


@pytest.mark.parametrize(
    ("claims", "count"),
    [
        ({"t1": "a", "t2": "a", "t3": "a"}, 1),
        ({"t1": "abc"}, 1),
        ({"t1": "a", "t2": "ab", "t3": "bc"}, 3),
        ({"t1": "abc", "t2": "a", "t3": "a"}, 2),
    ],
)
def test_a_voice_counts_for_one_territory_however_many_it_speaks_for(
    claims: dict[str, Iterable[str]], count: int
) -> None:
    assert independent({territory: set(voices) for territory, voices in claims.items()}) == count
