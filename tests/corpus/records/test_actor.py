"""Actors and the offices they held."""

from __future__ import annotations

from typing import Any

import pytest

from nzviz.corpus.records import Actor, Office

ACTOR = {"id": "ena-vik", "kind": "person", "name": "Ēna Vik"}
SAYS = [{"source": "news", "note": "Says so."}]
OFFICE = {"title": "Minister", "start": "2008", "evidence": SAYS}
NO_DATE = ": an office needs a start, an end or an attested date"


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"short": "Vik", "country": "NZ", "description": "A minister."}, []),
        ({"kind": "unit"}, []),
        ({"offices": [OFFICE, {**OFFICE, "title": "Deputy"}]}, []),
        ({"id": None}, ["id: missing"]),
        ({"name": None}, ["name: missing"]),
        ({"name": ""}, ["name: string_too_short"]),
        ({"kind": "country"}, ["kind: literal_error"]),
        ({"country": "New Zealand"}, ["country: string_pattern_mismatch"]),
        ({"party": "x"}, ["party: extra_forbidden"]),
        ({"offices": [{**OFFICE, "evidence": []}]}, ["offices.0.evidence: too_short"]),
    ],
)
def test_actors(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Actor, ACTOR, changes) == refused


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"start": None, "end": "2011-05"}, []),
        ({"start": None, "attested": ["2010-03-01", "2009~"]}, []),
        ({"end": "2011-05", "of": "alba"}, []),
        ({"start": None}, [NO_DATE]),
        ({"start": None, "attested": []}, [NO_DATE]),
        ({"start": None, "attested": ["yesterday"]}, ["attested.0: "]),
        ({"title": None}, ["title: missing"]),
        ({"evidence": None}, ["evidence: missing"]),
        ({"of": "Alba"}, ["of: string_pattern_mismatch"]),
    ],
)
def test_offices(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    found = refusals(Office, OFFICE, changes)
    assert len(found) == len(refused)
    assert all(one.startswith(other) for one, other in zip(found, refused, strict=True))
