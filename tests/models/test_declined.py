"""When refusals teach, how many of whom, and that without them training is what it was."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from data.decisions import Decisions, Word
from features.catalog import FEATURES
from features.world import World
from models.declined import Declined, chosen_words
from models.examples import build_examples
from models.pairs import Pairs, Rows, candidate_rows
from models.train import fingerprint


def decisions(said: Iterator[tuple[str, str, str]]) -> Decisions:
    """The refusals (voice, origin, partner), oldest first."""
    return Decisions(
        Word(number, origin, partner, "refused", "none", "", "2026-11-22", voice, "m1")
        for number, (voice, origin, partner) in enumerate(said)
    )


def said_of(
    world: World, pairs: Pairs, *, origins: int, voices: int, each: int
) -> Iterator[tuple[str, str, str]]:
    """So many origins decline so many candidates each, the voices taking turns."""
    name = world.gazetteer.id
    candidates = candidate_rows(world)[::1_000][:each]
    for place, origin in enumerate(pairs.origins[:origins].tolist()):
        for candidate in candidates.tolist():
            yield f"voice {place % voices}", name(origin), name(candidate)


@pytest.mark.parametrize(
    ("origins", "voices", "each", "enough"),
    [(40, 20, 4, True), (20, 20, 6, False), (40, 9, 4, False), (33, 20, 3, False)],
)
def test_refusals_teach_once_there_are_enough_of_enough_territories_and_voices(
    world: World, pairs: Pairs, *, origins: int, voices: int, each: int, enough: bool
) -> None:
    said = said_of(world, pairs, origins=origins, voices=voices, each=each)
    declined = Declined.of(decisions(said), world)
    assert (len(declined.origins) > 0) == enough
    assert declined.pairs == min(origins * each, 20 * voices)


def test_no_territory_and_no_voice_gives_more_than_twenty_and_each_pair_counts_once() -> None:
    one_territory = decisions((f"v{n}", "t", f"p{n}") for n in range(50))
    one_voice = decisions(("v", f"t{n}", f"p{n}") for n in range(50))
    one_pair = decisions((f"v{n}", "t", "p") for n in range(50))
    counts = [len(chosen_words(each)) for each in (one_territory, one_voice, one_pair)]
    assert counts == [20, 20, 1]


def test_the_latest_words_are_taken_first() -> None:
    chosen = chosen_words(decisions(("v", "t", f"p{n}") for n in range(50)))
    assert [word.partner for word in chosen] == [f"p{n}" for n in range(49, 29, -1)]


def test_what_an_origin_declined_stands_beside_each_of_its_partners(
    world: World, pairs: Pairs, ends: tuple[Rows, Rows]
) -> None:
    said = said_of(world, pairs, origins=40, voices=20, each=4)
    taught = Pairs.of_ends(world, *ends, declined=Declined.of(decisions(said), world))
    evidence = pairs.evidence(world)
    before, after = (
        build_examples(evidence, each, FEATURES[:1], seed=0) for each in (pairs, taught)
    )
    drawings = sum(
        len(taught.declined_by(origin)) * view
        for origin in taught.origins.tolist()
        for view in [_views(taught, origin, world)]
    )
    assert len(after.labels) - len(before.labels) == drawings > 0
    assert int(after.rivals.sum()) == drawings


def test_a_partner_that_was_declined_stays_a_partner(world: World, ends: tuple[Rows, Rows]) -> None:
    pairs = Pairs.of_ends(world, *ends)
    declined = Declined(1, 1, 1, pairs.french[:1], pairs.foreign[:1])
    assert len(Pairs.of_ends(world, *ends, declined=declined).declined[0]) == 0


def test_too_few_refusals_leave_examples_and_fingerprint_as_they_were(
    world: World, pairs: Pairs, ends: tuple[Rows, Rows]
) -> None:
    said = said_of(world, pairs, origins=5, voices=5, each=4)
    taught = Pairs.of_ends(world, *ends, declined=Declined.of(decisions(said), world))
    evidence = pairs.evidence(world)
    before, after = (
        build_examples(evidence, each, FEATURES[:1], seed=0) for each in (pairs, taught)
    )
    assert np.array_equal(before.values, after.values, equal_nan=True)
    assert fingerprint(world, taught) == fingerprint(world, pairs)


def _views(pairs: Pairs, origin: int, world: World) -> int:
    """How many drawings an origin gives: its partners each alone, and up to four with the rest."""
    partners = pairs.partners(origin)
    true = int(np.isin(partners, candidate_rows(world)).sum())
    return true + (min(true, 4) if len(partners) > 1 else 0)
