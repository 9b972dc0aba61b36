"""Standing among the French authorities: the same scores as one by one, ranks, the blend."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.origin import MUNICIPALITY, Origin
from features.origins import Kin, Origins
from features.world import World
from models import reciprocity
from models.model import Model
from models.pairs import LOCAL, REGIONAL, Pairs, Rows, Tier, candidate_rows
from models.reciprocity import Floats, Rivals, french_authorities, in_order_of_place, reciprocal
from models.train import train

SAMPLE = 30


@pytest.fixture(scope="module")
def portable(world: World, ends: tuple[Rows, Rows]) -> Model:
    """A model of counts, which takes known partners off its counts."""
    return train(world, ends, counts_only=True)


def kin(rows: Rows, pairs: Pairs, sister: Rows | None = None) -> Kin:
    """Each has its partnerships and, where there is one, those of a sister."""
    own = np.stack([rows, rows if sister is None else sister], axis=1)
    own_rows = [np.unique(each) for each in own]
    partners = [np.unique(pairs.foreign[np.isin(pairs.french, each)]) for each in own_rows]
    positions = np.arange(len(rows))
    return Kin(
        np.repeat(positions, [len(each) for each in own_rows]),
        np.concatenate(own_rows),
        np.repeat(positions, [len(each) for each in partners]),
        np.concatenate(partners),
    )


def asked(world: World, pairs: Pairs, tier: Tier = LOCAL) -> Rows:
    """Authorities with and without partnerships, in no order."""
    random = np.random.default_rng(0)
    drawn = random.choice(french_authorities(world, tier), SAMPLE, replace=False)
    return random.permutation(np.union1d(drawn, random.choice(pairs.origins, SAMPLE)))


def candidates(world: World, pairs: Pairs, tier: Tier = LOCAL) -> Rows:
    """Some at random, some that are partners of one of the asked, some near a border."""
    random = np.random.default_rng(1)
    partners = pairs.foreign[np.isin(pairs.french, asked(world, pairs, tier))]
    drawn = random.choice(candidate_rows(world, tier), 4, replace=False)
    return np.union1d(drawn, random.choice(partners, 4))


def one_by_one(model: Model, rows: Rows, chosen: Rows, each: Kin) -> Floats:
    """What the model says when each asks for itself, a partner judged as if it were none."""
    found = np.empty((len(rows), len(chosen)))
    for at, row in enumerate(rows.tolist()):
        own = each.own_rows[each.own_at == at].tolist()
        partners = each.partner_rows[each.partner_at == at].tolist()
        for position, candidate in enumerate(chosen.tolist()):
            pairing = model.pair(
                Origin.of_row(model.evidence.world, row),
                np.array([candidate]),
                partners=[partner for partner in partners if partner != candidate],
                relatives=[relative for relative in own if relative != row],
                hidden=[partner for partner in partners if partner == candidate],
            )
            found[at, position] = model.score(pairing)[0]
    return found


def at_once(model: Model, rows: Rows, chosen: Rows, each: Kin) -> Floats:
    rivals = Rivals(model, Origins.of_rows(model.evidence.world, rows), each)
    return np.concatenate([scores for _, scores in rivals.scores(chosen)])


@pytest.mark.parametrize("which", ["trained", "portable"])
def test_all_at_once_score_as_one_by_one(
    world: World, pairs: Pairs, which: str, request: pytest.FixtureRequest
) -> None:
    model: Model = request.getfixturevalue(which)
    rows, chosen = asked(world, pairs), candidates(world, pairs)
    each = kin(rows, pairs)
    alone = one_by_one(model, rows, chosen, each)
    assert np.abs(at_once(model, rows, chosen, each) - alone).max() < 1e-6
    assert np.std(alone) > 0.5


@pytest.mark.parametrize("which", ["trained", "portable"])
def test_the_partnerships_of_relatives_are_their_own(
    world: World, pairs: Pairs, which: str, request: pytest.FixtureRequest
) -> None:
    model: Model = request.getfixturevalue(which)
    rows, chosen = asked(world, pairs)[:20], candidates(world, pairs)
    each = kin(rows, pairs, sister=np.roll(rows, 1))
    alone = one_by_one(model, rows, chosen, each)
    assert np.abs(at_once(model, rows, chosen, each) - alone).max() < 1e-6


def test_departments_and_regions_are_judged_by_their_own_model(
    world: World, trained: Model, ends: tuple[Rows, Rows]
) -> None:
    pairs = Pairs.of_ends(world, *ends, tier=REGIONAL)
    rows, chosen = asked(world, pairs, REGIONAL), candidates(world, pairs, REGIONAL)
    each = kin(rows, pairs)
    alone = one_by_one(trained, rows, chosen, each)
    assert np.abs(at_once(trained, rows, chosen, each) - alone).max() < 1e-6


def test_blocks_do_not_change_the_scores(
    world: World, trained: Model, pairs: Pairs, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows, chosen = asked(world, pairs), candidates(world, pairs)
    whole = at_once(trained, rows, chosen, kin(rows, pairs))
    monkeypatch.setattr(reciprocity, "BLOCK", 7)
    assert at_once(trained, rows, chosen, kin(rows, pairs)) == pytest.approx(whole, abs=1e-9)


def test_the_rank_counts_the_others_with_a_better_score(
    world: World, trained: Model, pairs: Pairs
) -> None:
    rows, chosen = asked(world, pairs), candidates(world, pairs)
    rivals = Rivals(trained, Origins.of_rows(world, rows), kin(rows, pairs))
    scores = at_once(trained, rows, chosen, kin(rows, pairs))
    for at in (0, 5, 11):
        ranks = rivals.ranks(chosen, scores[at], row=int(rows[at]))
        assert ranks.tolist() == (1 + (scores > scores[at] + 1e-9).sum(axis=0)).tolist()


def test_a_better_score_never_ranks_later(world: World, trained: Model, pairs: Pairs) -> None:
    rows, chosen = asked(world, pairs), candidates(world, pairs)[:1]
    rivals = Rivals(trained, Origins.of_rows(world, rows), kin(rows, pairs))
    ranks = [int(rivals.ranks(chosen, np.array([s]), row=None)[0]) for s in (-99, -6, -4, 0, 99)]
    assert ranks == sorted(ranks, reverse=True)
    assert (ranks[0], ranks[-1]) == (len(rows) + 1, 1)


def test_equals_share_the_better_rank(world: World, trained: Model, pairs: Pairs) -> None:
    rows, chosen = asked(world, pairs), candidates(world, pairs)[:1]
    best = at_once(trained, rows, chosen, kin(rows, pairs)).max()
    rivals = Rivals(trained, Origins.of_rows(world, rows), kin(rows, pairs))
    assert rivals.ranks(chosen, np.array([best]), row=None).tolist() == [1]


def test_the_authorities_are_communes_and_groupings_each_once(world: World) -> None:
    rows = french_authorities(world, LOCAL)
    communes = world.gazetteer.level[rows] == MUNICIPALITY
    assert (world.gazetteer.insee[rows[communes]] != b"").all()
    assert 14_000 < communes.sum() < len(rows)
    assert sorted(in_order_of_place(world, rows).tolist()) == rows.tolist()
    assert len(french_authorities(world, REGIONAL)) == 120


@given(st.lists(st.tuples(st.floats(-20, 20), st.integers(1, 16_000)), min_size=1))
def test_the_blend_takes_half_a_point_for_each_doubling(pairs: list[tuple[float, int]]) -> None:
    scores, ranks = (np.array(each) for each in zip(*pairs, strict=True))
    blended = reciprocal(scores.astype(float), ranks)
    assert blended == pytest.approx(reciprocal(scores.astype(float), 2 * ranks) + 0.5)
    assert (blended[ranks == 1] == scores[ranks == 1]).all()
