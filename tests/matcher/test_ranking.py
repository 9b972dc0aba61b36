from __future__ import annotations

import numpy as np
import pytest

from matcher.ranking import best_positions, rank_among

ROWS = np.array([5, 3, 8, 1], dtype=np.int64)
GEONAMES = np.array([0, 11, 0, 77, 0, 20, 0, 0, 20], dtype=np.int64)


def best(scores: list[float], count: int) -> list[int]:
    positions = best_positions(np.array(scores), ROWS, geonames=GEONAMES, count=count)
    found: list[int] = ROWS[positions].tolist()
    return found


def test_the_best_score_comes_first() -> None:
    assert best([0.1, 0.4, 0.3, 0.2], 2) == [3, 8]


def test_ties_come_in_the_order_of_their_numbers_then_of_their_rows() -> None:
    assert best([1.0, 1.0, 1.0, 1.0], 4) == [1, 5, 8, 3]


def test_a_tie_at_the_cut_is_decided_in_the_same_way() -> None:
    assert best([1.0, 2.0, 1.0, 1.0], 2) == [3, 1]


@pytest.mark.parametrize("count", [4, 10])
def test_asking_for_more_than_there_are_gives_all(count: int) -> None:
    assert best([0.1, 0.4, 0.3, 0.2], count) == [3, 8, 1, 5]


def test_no_candidate_gives_no_suggestion() -> None:
    none = np.empty(0, dtype=np.int64)
    assert len(best_positions(np.empty(0), none, geonames=GEONAMES, count=3)) == 0


def test_the_rank_is_one_more_than_the_better_scores() -> None:
    assert rank_among(0.3, np.array([0.1, 0.3, 0.5, 0.9])) == 3
