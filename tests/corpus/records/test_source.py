"""Sources, their authors and where their texts lie."""

from __future__ import annotations

from typing import Any

import pytest

from nzviz.corpus.records import Source

SOURCE = {"id": "news", "title": "Ports", "kind": "news", "level": "secondary", "csl": "document"}
TEXT = {"file": "news.txt", "article": [{"start": "One", "end": "two"}]}
NO_NAME = "author.0: an author is a family name (with given names) or a literal name"


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"title": None, "description": "A leaflet."}, []),
        ({"author": [{"family": "Holt", "given": "Mira"}, {"literal": "The Board"}]}, []),
        ({"published": "2010~", "url": "https://example.org", "country": "INT"}, []),
        ({"text": TEXT}, []),
        (
            {"title": None},
            [": a source needs a title or, where none is known, a description"],
        ),
        ({"author": [{}]}, [NO_NAME]),
        ({"author": [{"given": "Mira"}]}, [NO_NAME]),
        ({"author": [{"family": "Holt", "literal": "The Board"}]}, [NO_NAME]),
        ({"author": "Mira Holt"}, ["author: list_type"]),
        ({"kind": "blog"}, ["kind: literal_error"]),
        ({"level": "tertiary"}, ["level: literal_error"]),
        ({"csl": "newspaper"}, ["csl: literal_error"]),
        ({"text": {**TEXT, "article": []}}, ["text.article: too_short"]),
        ({"text": {"file": "news.txt"}}, ["text.article: missing"]),
        ({"text": {**TEXT, "file": "a\nb"}}, ["text.file: string_pattern_mismatch"]),
        ({"date": "2010"}, ["date: extra_forbidden"]),
    ],
)
def test_sources(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Source, SOURCE, changes) == refused
