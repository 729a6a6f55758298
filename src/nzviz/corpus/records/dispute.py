"""Questions on which sources disagree."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nzviz.corpus.records.base import (
    Confidence,
    Edtf,
    EvidenceList,
    Identified,
    Line,
    Record,
    Slugs,
    Text,
)
from nzviz.corpus.records.event import Themes

Resolution = Literal["resolved", "open", "compatible"]


class Position(Record):
    """One answer, and who gives it."""

    answer: Line
    date: Edtf | None = None
    """The date it asserts, where the question is about time."""
    value: float | int | None = None
    """The number it asserts, where the question is about an amount."""
    evidence: EvidenceList


class Dispute(Identified):
    """A question, the rival answers with their evidence, and our assessment."""

    question: Line
    themes: Themes
    unit: Line | None = None
    """What the positions' values count, where they have values."""
    positions: Annotated[list[Position], Field(min_length=2)]
    resolution: Resolution
    """resolved: one answer stands; open: none does; compatible: they only look contradictory."""
    assessment: Text
    confidence: Confidence
    """In the assessment, after ICD 203."""
    confidence_reason: Line
    events: Slugs = []
    frameworks: Slugs = []
    quotes: Slugs = []
