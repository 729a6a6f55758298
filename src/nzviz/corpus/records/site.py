"""What belongs to a corpus as a whole: its names, vocabularies, governments and tours."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nzviz.corpus.records.base import Edtf, EvidenceList, Identified, Line, Record, Slug, Text, Url

Colour = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$", description="As #RRGGBB, upper case.")]
#: Plotly marker symbols that can be told apart at ten pixels.
Symbol = Literal[
    "circle", "square", "diamond", "cross", "x", "triangle-up", "triangle-down", "pentagon",
    "hexagon", "star", "bowtie", "hourglass",
]  # fmt: skip


class Term(Record):
    """An entry of a vocabulary."""

    id: Slug
    label: Line
    description: Line | None = None


class Theme(Identified):
    """A subject. Its colour and symbol are the same on every page."""

    label: Annotated[Line, Field(max_length=32)]
    description: Line
    light: Colour
    """Mark colour on the light background."""
    dark: Colour
    """Mark colour on the dark background."""
    symbol: Symbol


class Government(Identified):
    """Who governed a country, and when."""

    state: Slug
    """The state that it governed (an actor)."""
    label: Line
    short: Line | None = None
    """What stands where the label has no room, such as a surname."""
    start: Edtf
    end: Edtf | None = None
    evidence: EvidenceList


class Step(Record):
    """A saved view and what to see in it."""

    page: Slug
    query: dict[str, list[str]]
    """Link parameters with their values, as in the address."""
    text: Text


class Tour(Identified):
    """A guided walk through saved views."""

    title: Line
    summary: Line
    steps: Annotated[list[Step], Field(min_length=1)]


class NamedPeriod(Record):
    """A stretch of years that readers can choose by name; no ``last`` means until today."""

    label: Annotated[Line, Field(max_length=40)]
    first: Annotated[int, Field(ge=1, le=9999)]
    last: Annotated[int, Field(ge=1, le=9999)] | None = None

    def model_post_init(self, _context: object) -> None:
        if self.last is not None and self.last < self.first:
            raise ValueError("last: the period ends before it begins")


class Limits(Record):
    """Fair quoting, and how evenly the events have to cover their matter (not at all, if unset)."""

    quote_words: Annotated[int, Field(ge=1)] = 60
    """Most words in one quote."""
    quoted_percent: Annotated[int, Field(ge=1, le=100)] = 40
    """Most of an article's words, over all its quotes with their context, in percent."""
    every_decade: bool = False
    """Whether every decade from the first to the last event must have an event."""
    every_year: list[NamedPeriod] = []
    """Stretches of years in each of which something must have happened."""
    theme_percent_least: Annotated[int, Field(ge=0, le=100)] = 0
    """Least share of the events that each theme must have, in percent."""
    theme_percent_most: Annotated[int, Field(ge=0, le=100)] = 100
    """Largest share of the events that a theme may have, in percent."""

    def model_post_init(self, _context: object) -> None:
        if self.theme_percent_least > self.theme_percent_most:
            raise ValueError("theme_percent_least: more than theme_percent_most")


class Site(Record):
    """The corpus as a whole."""

    title: Line
    short_title: Line
    subtitle: Line
    introduction: Text
    version: Annotated[str, Field(pattern=r"^[0-9]+\.[0-9]+\.[0-9]+$")]
    """Version of the data, as major.minor.patch."""
    updated: Edtf
    """When the data were last changed."""
    publisher: Line
    licence: Line
    licence_url: Url
    repository: Url | None = None
    contact: Line | None = None
    home: Slug
    """The state (an actor) whose partnerships these are."""
    relationships: Annotated[list[Term], Field(min_length=1)]
    areas: list[Term] = []
    periods: list[NamedPeriod] = []
    """Presets for the years filter."""
    limits: Limits = Limits()
    method: list[Text] = []
    """Paragraphs for the page on data and method: what is included, and what is not."""
    published_counts: dict[Slug, int] = {}
    """Records by kind in the last published version; a check fails when fewer are left."""
