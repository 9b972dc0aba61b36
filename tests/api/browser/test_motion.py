"""Nothing moves for those who ask that nothing moves."""

from __future__ import annotations

import pytest

from tests.api.browser.conftest import Visit
from tests.api.browser.places import PAIR, RESULT

MOVING = """() => [...document.querySelectorAll('*')].filter(e => {
  const style = getComputedStyle(e);
  return [style.transitionDuration, style.animationDuration].some(each => parseFloat(each) > 0);
}).length"""


@pytest.mark.parametrize("path", ["/", RESULT, PAIR])
def test_nothing_moves_where_motion_is_reduced(visit: Visit, path: str) -> None:
    assert visit(reduced_motion="reduce").open(path).page.evaluate(MOVING) == 0


def test_a_fold_moves_where_motion_is_not_reduced(visit: Visit) -> None:
    script = "getComputedStyle(document.querySelector('summary'), '::before').transitionDuration"
    page = visit(reduced_motion="no-preference").open("/").page
    assert float(str(page.evaluate(script)).removesuffix("s")) > 0
