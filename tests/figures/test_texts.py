"""Texts that have to fit."""

import pytest

from nzviz.figures.texts import cut


@pytest.mark.parametrize(
    ("text", "most", "wanted"),
    [("Washington", 10, "Washington"), ("Washington D", 10, "Washingto…"), ("ab", 1, "a…"),
     ("one two", 5, "one…")],
)  # fmt: skip
def test_texts_are_cut_with_an_ellipsis(text: str, most: int, wanted: str) -> None:
    assert cut(text, most) == wanted
