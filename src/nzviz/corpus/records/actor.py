"""People, states, organisations and units."""

from __future__ import annotations

from typing import Literal

from nzviz.corpus.records.base import Country, Edtf, EvidenceList, Identified, Line, Record, Slug

ActorKind = Literal["person", "state", "organisation", "unit"]


class Office(Record):
    """An office that a person held. Dates that no source gives are left out."""

    title: Line
    """As sources name it: "Secretary of Defense"."""
    of: Slug | None = None
    """The actor (state or organisation) whose office it is."""
    start: Edtf | None = None
    """When the term began."""
    end: Edtf | None = None
    """When the term ended."""
    attested: list[Edtf] = []
    """Dates on which a source shows the person in this office; enough when the term is unknown."""
    evidence: EvidenceList

    def model_post_init(self, _context: object) -> None:
        if self.start is None and self.end is None and not self.attested:
            raise ValueError("an office needs a start, an end or an attested date")


class Actor(Identified):
    """Somebody or something that acts in events."""

    kind: ActorKind
    name: Line
    """Full name, with macrons."""
    short: Line | None = None
    """A usual shorter name or abbreviation."""
    country: Country | None = None
    description: Line | None = None
    """Who this is, in our own words."""
    offices: list[Office] = []
