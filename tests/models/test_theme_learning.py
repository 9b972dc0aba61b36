from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from data.directory import Directory
from data.vocabulary import mask_of
from features.theme_book import ThemeBook
from features.world import World
from models.model import Model
from models.pairs import Pairs
from models.theme_learning import Draw, ThemedPair, learn_worth, themed_pairs
from models.theme_traits import GROUPS, TRAITS, UNKNOWN
from models.theme_worth import PRIOR_DECLARED, PRIOR_DERIVED, Stands

PORT, INLAND = TRAITS.index("sea_port"), TRAITS.index("inland")
SPORT = mask_of(["sport"])


def partnership_with_a_port(evidence: tuple[float, float] = (0.0, 0.0)) -> ThemedPair:
    """A true partner with a port beside nine towns inland."""
    traits = np.zeros((2, len(TRAITS)))
    traits[0, PORT] = traits[1, INLAND] = 1.0
    draw = Draw(0, np.log([1.0, 9.0]), traits, np.array([evidence, (0.0, 0.0)]))
    codes = np.full((len(GROUPS), 1), UNKNOWN)
    codes[0, 0] = PORT
    alone = Stands(np.array([0]), np.array([0]), codes)
    return ThemedPair(1, SPORT, (draw, draw), 0, np.zeros(1), alone)


def test_without_themed_partnerships_the_priors_stand() -> None:
    worth = learn_worth([])
    assert (worth.declared, worth.derived, worth.learned_from) == (PRIOR_DECLARED, PRIOR_DERIVED, 0)


def test_a_trait_that_partners_have_is_worth_points() -> None:
    fit = learn_worth([partnership_with_a_port()] * 20).fit("sport")
    assert fit[PORT] > 0.5 > -0.5 > fit[INLAND]


def test_a_theme_of_which_nothing_was_learned_has_what_all_share() -> None:
    worth = learn_worth([partnership_with_a_port()] * 20)
    assert worth.fit("waste").tolist() == worth.shared.tolist()
    assert 0 < worth.fit("waste")[PORT] < worth.fit("sport")[PORT]


def test_partners_that_declare_make_declared_evidence_worth_more() -> None:
    worth = learn_worth([partnership_with_a_port((1.0, 1.0))] * 300)
    assert worth.declared > PRIOR_DECLARED


def test_partners_that_declare_nothing_take_nothing_from_the_wish() -> None:
    worth = learn_worth([partnership_with_a_port()] * 300)
    assert worth.declared >= PRIOR_DECLARED > worth.derived >= PRIOR_DERIVED


def test_the_partnerships_behind_a_trait_are_counted() -> None:
    worth = learn_worth([partnership_with_a_port()] * 12)
    assert worth.seen_with("sport", "sea_port") == (12, 12, True)


@pytest.fixture(scope="module")
def measured(world: World, trained: Model, pairs: Pairs) -> list[ThemedPair]:
    """The partnerships of the agglomeration of La Rochelle with Kendari and Kishiwada."""
    told = Directory.open(Path("nowhere"), world.gazetteer).themed()
    known = {"siren:241700434", "geonames:1640344", "geonames:1859383"}
    book = ThemeBook.of(world, [pair for pair in told if {*pair[:2]} <= known])
    return list(themed_pairs(trained.with_themes(book), replace(pairs, themes=book)))


def test_each_themed_partnership_is_measured(measured: list[ThemedPair]) -> None:
    assert len(measured) == 2
    assert {"water_sanitation", "education"} <= {key for pair in measured for key in pair.keys}


def test_a_partnership_tells_nothing_of_its_own_end(measured: list[ThemedPair]) -> None:
    assert [int(pair.stands.declared[pair.position]) & pair.mask for pair in measured] == [0, 0]


def test_candidates_that_are_alike_keep_their_scores_together(measured: list[ThemedPair]) -> None:
    for pair in measured:
        together = np.log2(np.exp(pair.draws[1].offset).sum())
        apart = pair.scores.max()
        assert together == pytest.approx(np.log2(np.exp2(pair.scores - apart).sum()))


def test_nobody_is_measured_where_no_theme_is_known(trained: Model, pairs: Pairs) -> None:
    assert not list(themed_pairs(trained, pairs))
