"""Disputes and the answers in them."""

from __future__ import annotations

from typing import Any

import pytest

from nzviz.corpus.records import Dispute

SAYS = [{"source": "news", "note": "Says so."}]
POSITION = {"answer": "Eleven years", "evidence": SAYS}
DISPUTE = {
    "id": "how-long",
    "question": "How long?",
    "themes": ["ports"],
    "positions": [POSITION, {"answer": "Twelve years", "evidence": SAYS}],
    "resolution": "open",
    "assessment": "Nobody knows.",
    "confidence": "low",
    "confidence_reason": "No document.",
}


def positions(**changes: Any) -> dict[str, Any]:
    return {"positions": [POSITION, {**POSITION, **changes}]}


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"unit": "years", "events": ["a"], "frameworks": ["b"], "quotes": ["c"]}, []),
        (positions(value=11), []),
        (positions(value=10.5), []),
        (positions(date="1999~"), []),
        ({"positions": [POSITION]}, ["positions: too_short"]),
        ({"positions": []}, ["positions: too_short"]),
        (positions(evidence=[]), ["positions.1.evidence: too_short"]),
        (
            positions(value="11"),
            ["positions.1.value.float: float_type", "positions.1.value.int: int_type"],
        ),
        (positions(note="x"), ["positions.1.note: extra_forbidden"]),
        ({"resolution": "closed"}, ["resolution: literal_error"]),
        ({"confidence": "medium"}, ["confidence: literal_error"]),
        ({"confidence_reason": None}, ["confidence_reason: missing"]),
        ({"events": ["a", "a"]}, ['events: "a" is listed twice']),
        ({"quotes": ["a", "a"]}, ['quotes: "a" is listed twice']),
    ],
)
def test_disputes(refusals: Any, changes: dict[str, Any], refused: list[str]) -> None:
    assert refusals(Dispute, DISPUTE, changes) == refused
