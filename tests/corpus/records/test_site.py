"""What belongs to a corpus as a whole: the site, themes, governments and tours."""

from __future__ import annotations

from typing import Any

import pytest

from nzviz.corpus.records import Government, Site, Theme, Tour

SITE = {
    "title": "Alba's partnerships",
    "short_title": "Alba",
    "subtitle": "Invented",
    "introduction": "Nothing of this happened.",
    "version": "1.2.3",
    "updated": "2020-01-31",
    "publisher": "The Alba Institute",
    "licence": "CC BY 4.0",
    "licence_url": "https://creativecommons.org/licenses/by/4.0/",
    "home": "alba",
    "relationships": [{"id": "alba-borea", "label": "Borea"}],
}
THEME = {
    "id": "ports",
    "label": "Ports",
    "description": "Harbours.",
    "light": "#0B6E4F",
    "dark": "#4FD1A5",
    "symbol": "circle",
}
GOVERNMENT = {
    "id": "vik",
    "state": "alba",
    "label": "Vik ministry",
    "start": "2008",
    "evidence": [{"quote": "q"}],
}
STEP = {"page": "timeline", "query": {"theme": ["ports"]}, "text": "Look."}
TOUR = {"id": "closed", "title": "Closed", "summary": "From ban to opening.", "steps": [STEP]}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"repository": "https://example.org/alba", "contact": "alba@example.org"}, []),
        ({"limits": {"quote_words": 30, "quoted_percent": 100}}, []),
        ({"published_counts": {"events": 4}}, []),
        ({"version": "1.2"}, ["version: string_pattern_mismatch"]),
        ({"version": "1.2.3-rc1"}, ["version: string_pattern_mismatch"]),
        ({"version": "1.2.\u0663"}, ["version: string_pattern_mismatch"]),
        ({"relationships": []}, ["relationships: too_short"]),
        ({"relationships": [{"id": "alba-borea"}]}, ["relationships.0.label: missing"]),
        ({"limits": {"quote_words": 0}}, ["limits.quote_words: greater_than_equal"]),
        ({"limits": {"quoted_percent": 101}}, ["limits.quoted_percent: less_than_equal"]),
        ({"limits": {"quoted_percent": 4.5}}, ["limits.quoted_percent: int_type"]),
        ({"limits": {"quoted_percent": True}}, ["limits.quoted_percent: int_type"]),
        ({"published_counts": {"events": "4"}}, ["published_counts.events: int_type"]),
        (
            {"published_counts": {"All events": 4}},
            ["published_counts.All events.[key]: string_pattern_mismatch"],
        ),
        ({"periods": [{"label": "Rift", "first": 1984, "last": 1984}]}, []),
        ({"periods": [{"label": "Since then", "first": 2012}]}, []),
        (
            {"periods": [{"label": "Rift", "first": 1986, "last": 1984}]},
            ["periods.0: last: the period ends before it begins"],
        ),
        (
            {"periods": [{"label": "Rift", "first": "1984"}]},
            ["periods.0.first: int_type"],
        ),
        ({"home": None}, ["home: missing"]),
        ({"name": "x"}, ["name: extra_forbidden"]),
    ],
)
def test_sites(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Site, SITE, changes) == refused


def test_limits_have_usual_values() -> None:
    limits = Site.model_validate(SITE).limits
    assert (limits.quote_words, limits.quoted_percent) == (60, 40)


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"label": "x" * 32}, []),
        ({"label": "x" * 33}, ["label: too_long"]),
        ({"light": "#0b6e4f"}, ["light: string_pattern_mismatch"]),
        ({"light": "0B6E4F"}, ["light: string_pattern_mismatch"]),
        ({"dark": "#FFF"}, ["dark: string_pattern_mismatch"]),
        ({"dark": "red"}, ["dark: string_pattern_mismatch"]),
        ({"symbol": "heart"}, ["symbol: literal_error"]),
    ],
)
def test_themes(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Theme, THEME, changes) == refused


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"end": "2011-11-26"}, []),
        ({"start": None}, ["start: missing"]),
        ({"state": None}, ["state: missing"]),
        ({"evidence": []}, ["evidence: too_short"]),
    ],
)
def test_governments(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Government, GOVERNMENT, changes) == refused


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"steps": [STEP, {**STEP, "query": {}}]}, []),
        ({"steps": []}, ["steps: too_short"]),
        ({"steps": [{**STEP, "page": "Timeline"}]}, ["steps.0.page: string_pattern_mismatch"]),
        ({"steps": [{**STEP, "query": {"theme": "x"}}]}, ["steps.0.query.theme: list_type"]),
        ({"steps": [{**STEP, "query": {"from": [1984]}}]}, ["steps.0.query.from.0: string_type"]),
        ({"steps": [{**STEP, "query": ["theme"]}]}, ["steps.0.query: dict_type"]),
    ],
)
def test_tours(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Tour, TOUR, changes) == refused
