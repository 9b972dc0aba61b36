"""What was used last is kept, and no more than that."""

from __future__ import annotations

from matcher.kept import Kept


def test_a_value_is_found_once() -> None:
    kept: Kept[object] = Kept(2)
    assert kept.get("a", object) is kept.get("a", object)


def test_the_one_that_was_not_used_for_longest_leaves() -> None:
    kept: Kept[object] = Kept(2)
    first, second = kept.get("a", object), kept.get("b", object)
    kept.get("a", object)
    kept.get("c", object)
    assert (kept.get("a", object), kept.get("b", object) is second) == (first, False)


def test_a_copy_begins_with_the_same_values_and_goes_its_own_way() -> None:
    kept: Kept[object] = Kept(2)
    first = kept.get("a", object)
    other = kept.copy()
    kept.clear()
    assert other.get("a", object) is first
    assert kept.get("a", object) is not first
