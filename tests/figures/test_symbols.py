"""Markers without Plotly have the shape and the size of its own."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from nzviz.corpus.records.site import Symbol
from nzviz.figures import symbols


@pytest.mark.parametrize("symbol", [*get_args(Symbol), "circle-open", "triangle-right", "arrow"])
def test_every_symbol_has_a_shape_of_its_size(symbol: str) -> None:
    path = symbols.path(symbol, 10)
    assert path.startswith("M")
    numbers = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    assert all(abs(number) <= 11 for number in numbers)
    assert max(map(abs, numbers)) >= 4


def test_symbols_differ() -> None:
    paths = {symbols.path(symbol, 10) for symbol in get_args(Symbol)}
    assert len(paths) == len(get_args(Symbol))
