"""Words that a search takes as the same."""

from __future__ import annotations

from typing import Any

import pytest

from nzviz.corpus.records import Synonym

SYNONYM = {"id": "us", "forms": ["US", "United States"]}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"forms": ["a", "b", "c"]}, []),
        ({"forms": ["US"]}, ["forms: too_short"]),
        ({"forms": None}, ["forms: missing"]),
        ({"forms": ["US", " USA"]}, ["forms.1: blanks at the start or the end"]),
        ({"forms": "US"}, ["forms: list_type"]),
    ],
)
def test_synonyms(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Synonym, SYNONYM, changes) == refused
