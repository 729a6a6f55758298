"""Hatching fills its rectangle and stays in it."""

import re
from itertools import pairwise

import pytest

from nzviz.figures.svg.hatching import Box, hatched

_BOX = Box(10, 20, 110, 29)


def _places(shape: str, box: Box) -> list[tuple[float, float]]:
    drawn = hatched({"shape": shape, "fgcolor": "#123456", "size": 6, "solidity": 0.4}, box)
    return [(float(x), float(y)) for x, y in re.findall(r"([\d.]+),([\d.]+)", drawn)]


@pytest.mark.parametrize("shape", ["/", "x", "."])
@pytest.mark.parametrize("box", [_BOX, Box(10, 20, 11, 29)], ids=["wide", "narrow"])
def test_it_stays_inside(shape: str, box: Box) -> None:
    places = _places(shape, box)
    assert places or box is not _BOX
    for x, y in places:
        assert box.left - 0.06 <= x <= box.right + 0.06
        assert box.top - 0.06 <= y <= box.bottom + 0.06


def test_it_reaches_both_ends_in_equal_steps() -> None:
    starts = [x for x, y in _places("/", _BOX) if y == _BOX.bottom]
    steps = {round(b - a) for a, b in pairwise(starts)}
    assert steps <= {8, 9}
    assert starts[0] < 20
    assert starts[-1] > 100


def test_patterns_differ() -> None:
    assert len({tuple(_places(shape, _BOX)) for shape in "/x."}) == 3
