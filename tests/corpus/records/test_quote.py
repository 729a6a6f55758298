"""Quotes."""

from __future__ import annotations

from typing import Any

import pytest

from nzviz.corpus.records import Quote

QUOTE = {
    "id": "sail",
    "source": "news",
    "exact": "We would rather sail than sulk",
    "speaker": "ena-vik",
    "voice": "direct",
    "themes": ["ports"],
    "relationships": ["alba-borea"],
}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        # The context may begin or end with a blank or a sign.
        ({"prefix": "said: “", "suffix": ",” and left "}, []),
        ({"voice": "author"}, []),
        ({"voice": "reported", "reporting": "borea"}, []),
        ({"said": "2010-03~", "locator": "paragraph 2", "variant_of": "other"}, []),
        ({"exact": "x" * 700}, []),
        (
            {"voice": "reported"},
            [": reporting: reported speech names the actor whose statement it is"],
        ),
        ({"voice": "written"}, ["voice: literal_error"]),
        ({"exact": ""}, ["exact: string_too_short"]),
        ({"exact": "x" * 701}, ["exact: string_too_long"]),
        ({"exact": " a"}, ["exact: blanks at the start or the end"]),
        ({"exact": "a\u202eb"}, ["exact: the control character U+202E"]),
        ({"prefix": "x" * 61}, ["prefix: string_too_long"]),
        ({"suffix": "x" * 61}, ["suffix: string_too_long"]),
        ({"source": None}, ["source: missing"]),
        ({"speaker": None}, ["speaker: missing"]),
        ({"themes": []}, ["themes: too_short"]),
        ({"events": ["a", "a"]}, ['events: "a" is listed twice']),
    ],
)
def test_quotes(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Quote, QUOTE, changes) == refused
