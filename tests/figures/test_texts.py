"""Texts that have to fit."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from nzviz.figures.style import Figure
from nzviz.figures.texts import cut

DAY = date(1986, 12, 31)
Marked = Callable[[Figure], list[tuple[Any, dict[str, Any]]]]


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [("Washington", 10, "Washington"), ("Washington D", 10, "Washingto…"), ("ab", 1, "a…"),
     ("one two", 5, "one…")],
)  # fmt: skip
def test_texts_are_cut_with_an_ellipsis(text: str, most: int, wanted: str) -> None:
    assert cut(text, most) == wanted
