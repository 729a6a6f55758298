"""Events."""

from __future__ import annotations

from typing import Any

import pytest

from nzviz.corpus.records import Event

EVENT = {
    "id": "ports-opened",
    "date": "2010-03-01",
    "title": "Alba opens its ports",
    "summary": "It opened them.",
    "themes": ["ports"],
    "relationships": ["alba-borea"],
    "direction": "closer",
    "direction_reason": "A restriction was lifted.",
    "significance": "landmark",
    "evidence": [{"quote": "q"}],
}
NO_REASON = ": direction_reason: a direction that is not neutral needs its reason"


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"actors": ["alba"], "frameworks": ["league"], "aliases": ["old"]}, []),
        ({"direction": "neutral", "direction_reason": None}, []),
        ({"direction": "neutral"}, []),
        ({"title": "x" * 90, "summary": "x" * 600}, []),
        ({"themes": ["a", "b", "c"], "relationships": ["a", "b", "c", "d"]}, []),
        ({"direction_reason": None}, [NO_REASON]),
        ({"direction": "further", "direction_reason": None}, [NO_REASON]),
        ({"direction": "sideways"}, ["direction: literal_error"]),
        ({"significance": "minor"}, ["significance: literal_error"]),
        ({"evidence": []}, ["evidence: too_short"]),
        ({"evidence": None}, ["evidence: missing"]),
        ({"title": "x" * 91}, ["title: too_long"]),
        ({"summary": "x" * 601}, ["summary: too_long"]),
        ({"themes": []}, ["themes: too_short"]),
        ({"themes": ["a", "b", "c", "d"]}, ["themes: too_long"]),
        ({"themes": ["a", "a"]}, ['themes: "a" is listed twice']),
        ({"relationships": ["a", "b", "c", "d", "e"]}, ["relationships: too_long"]),
        ({"actors": ["a", "b", "a"]}, ['actors: "a" is listed twice']),
        ({"frameworks": ["a", "a"]}, ['frameworks: "a" is listed twice']),
        ({"aliases": ["a", "a"]}, ['aliases: "a" is listed twice']),
        ({"date": None}, ["date: missing"]),
        ({"colour": "red"}, ["colour: extra_forbidden"]),
    ],
)
def test_events(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Event, EVENT, changes) == refused
