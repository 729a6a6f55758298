"""The second filter of a comparison, as links name it."""

from __future__ import annotations

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.explore.second import SECOND_KEYS, compares, second_filters


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ({}, False),
        ({"compare": []}, False),
        ({"compare": ["no"]}, False),
        ({"compare": ["yes"]}, True),
        ({"theme": ["diplomacy"]}, False),
        ({"b.unheard": ["of"]}, False),
        ({"b.theme": ["diplomacy"]}, True),
        ({"b.to": ["1990"], "compare": ["no"]}, True),
    ],
)
def test_a_second_filter_is_asked_for(query: dict[str, list[str]], asked: bool) -> None:
    assert compares(query) == asked
    assert not compares({key: value for key, value in query.items() if key not in SECOND_KEYS})


def test_the_second_filter_is_apart_from_the_first(real: Corpus) -> None:
    query = {"theme": ["diplomacy"], "b.theme": ["operations", "nothing"], "b.from": ["1990"]}
    filters, unknown = second_filters(query, real)
    assert filters == Filters(theme=("operations",), first_year=1990)
    assert [(item.key, item.value) for item in unknown] == [("b.theme", "nothing")]
