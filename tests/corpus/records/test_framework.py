"""Frameworks with their parties, dates, periods and codes."""

from __future__ import annotations

from typing import Any

import pytest

from nzviz.corpus.records import Framework

SAYS = [{"source": "news", "note": "Says so."}]
FRAMEWORK = {
    "id": "league",
    "name": "Straits League",
    "kind": "grouping",
    "summary": "A grouping.",
    "themes": ["patrols"],
    "relationships": ["alba-league"],
    "parties": [{"actor": "alba"}],
    "legal_form": "treaty",
    "evidence": SAYS,
}


def coded(*codes: str) -> list[dict[str, Any]]:
    return [{"code": code, "evidence": SAYS} for code in codes]


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"signed": {"date": "1990", "evidence": SAYS}}, []),
        ({"periods": [{"status": "in-force", "date": "1990/..", "evidence": SAYS}]}, []),
        ({"obligations": [], "obligations_reason": "None in it."}, []),
        ({"obligations": coded("defence", "consultation")}, []),
        ({"activities": []}, []),
        ({"areas": coded("patrols")}, []),
        ({"parties": [{"actor": "alba", "role": "lead", "start": "1990", "end": "1995"}]}, []),
        ({"obligations": []}, [": obligations_reason: coding none needs its reason"]),
        ({"obligations": coded("attack")}, ["obligations.0.code: literal_error"]),
        (
            {"obligations": coded("defence", "defence")},
            [": obligations: a code is given twice; put its evidence together"],
        ),
        (
            {"activities": coded("research", "exercises", "research")},
            [": activities: a code is given twice; put its evidence together"],
        ),
        (
            {"areas": coded("patrols", "patrols")},
            [": areas: a code is given twice; put its evidence together"],
        ),
        (
            {"activities": [{"code": "research", "evidence": []}]},
            ["activities.0.evidence: too_short"],
        ),
        ({"areas": [{"code": "patrols"}]}, ["areas.0.evidence: missing"]),
        ({"parties": []}, ["parties: too_short"]),
        ({"parties": [{"actor": "alba", "role": "boss"}]}, ["parties.0.role: literal_error"]),
        ({"signed": {"date": "1990"}}, ["signed.evidence: missing"]),
        ({"signed": "1990"}, ["signed: model_type"]),
        (
            {"periods": [{"status": "asleep", "date": "1990/..", "evidence": SAYS}]},
            ["periods.0.status: literal_error"],
        ),
        (
            {
                "periods": [
                    {"status": "signed", "date": "1990", "between": ["a", "a"], "evidence": SAYS}
                ]
            },
            ['periods.0.between: "a" is listed twice'],
        ),
        ({"kind": "club"}, ["kind: literal_error"]),
        ({"legal_form": "oral"}, ["legal_form: literal_error"]),
        ({"documents": ["a", "a"]}, ['documents: "a" is listed twice']),
        ({"evidence": []}, ["evidence: too_short"]),
        (
            {"relations": [{"kind": "precedes", "framework": "other", "evidence": SAYS}]},
            ["relations.0.kind: literal_error"],
        ),
        ({"signatories": [{"actor": "alba"}]}, ["signatories.0.evidence: missing"]),
    ],
)
def test_frameworks(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Framework, FRAMEWORK, changes) == refused


def test_not_coded_is_not_coded_as_none() -> None:
    assert Framework.model_validate(FRAMEWORK).obligations is None
    none = {"obligations": [], "obligations_reason": "None in it."}
    assert Framework.model_validate({**FRAMEWORK, **none}).obligations == []
