"""Things that happened at a time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nzviz.corpus.records.base import Edtf, EvidenceList, Identified, Line, Slugs, Text

Direction = Literal["closer", "further", "neutral"]
Significance = Literal["landmark", "notable", "context"]

Themes = Annotated[Slugs, Field(min_length=1, max_length=3)]
Relationships = Annotated[Slugs, Field(min_length=1, max_length=4)]
Title = Annotated[Line, Field(max_length=90)]
Summary = Annotated[Text, Field(max_length=600)]


class Event(Identified):
    """One happening, with every source that reports it."""

    date: Edtf
    title: Title
    """A headline in our own words, sentence case, no full stop."""
    summary: Summary
    """One to three sentences in our own words."""
    themes: Themes
    relationships: Relationships
    """Which ties of New Zealand it concerns (ids from site.yaml)."""
    actors: Slugs = []
    frameworks: Slugs = []
    direction: Direction
    """Whether it brought the parties closer or drove them apart: the editors' coding."""
    direction_reason: Line | None = None
    """Why, by which coding rule. Required unless neutral."""
    significance: Significance
    significance_reason: Line | None = None
    """Why, where it is not obvious."""
    evidence: EvidenceList

    def model_post_init(self, _context: object) -> None:
        if self.direction != "neutral" and self.direction_reason is None:
            raise ValueError("direction_reason: a direction that is not neutral needs its reason")
