"""Treaties, declarations, programmes, groupings, operations, exercises, policies and laws."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from nzviz.corpus.records.base import (
    Edtf,
    Evidence,
    EvidenceList,
    Identified,
    Line,
    Record,
    Slug,
    Slugs,
)
from nzviz.corpus.records.event import Relationships, Summary, Themes

FrameworkKind = Literal[
    "treaty", "declaration", "programme", "arrangement", "grouping", "operation", "exercise",
    "policy", "law",
]  # fmt: skip
LegalForm = Literal["treaty", "statute", "non-binding", "policy", "informal", "mandate"]
PartyRole = Literal[
    "party", "member", "partner", "lead", "contributor", "host", "author", "observer"
]
Status = Literal["negotiating", "signed", "in-force", "suspended", "superseded", "dormant", "ended"]
#: ATOP 5.1: Alliance Treaty Obligations and Provisions, http://www.atopdata.org
Obligation = Literal["defence", "offence", "neutrality", "non-aggression", "consultation"]
#: DCAD: Defense Cooperation Agreement Dataset (Kinne 2020), and two kinds it lacks.
Activity = Literal[
    "policy-coordination", "exercises", "peacekeeping", "research", "procurement",
    "officer-exchange", "working-groups", "information-sharing", "capacity-building",
]  # fmt: skip
RelationKind = Literal["succeeds", "part-of", "rests-on", "caused-by"]


class Party(Record):
    """Who takes part, as what, and for how long when that differs from the whole."""

    actor: Slug
    role: PartyRole = "party"
    start: Edtf | None = None
    end: Edtf | None = None


class KeyDate(Record):
    """A dated step in a framework's life, with its evidence."""

    date: Edtf
    evidence: EvidenceList


class Period(Record):
    """A status over a time, for all parties or between some of them."""

    status: Status
    date: Edtf
    """The time it lasted: "1952-04-29/..", or "1986-08-11/2010" and so on."""
    between: Slugs = []
    """The parties whose mutual relation this describes; empty means all."""
    note: Line | None = None
    evidence: EvidenceList


class ObligationCode(Record):
    """An obligation that the text contains, with the clause behind the code."""

    code: Obligation
    evidence: EvidenceList


class ActivityCode(Record):
    """An activity that the framework provides for."""

    code: Activity
    evidence: EvidenceList


class AreaCode(Record):
    """An area of cooperation (an id from site.yaml)."""

    code: Slug
    evidence: EvidenceList


class Relation(Record):
    """How this framework follows from, belongs to or rests on another."""

    kind: RelationKind
    framework: Slug
    evidence: EvidenceList


class Signatory(Record):
    """Who signed or announced it, in which office."""

    actor: Slug
    office: Line | None = None
    date: Edtf | None = None
    evidence: EvidenceList


class Framework(Identified):
    """One framework. Dates are kept apart: signing is not entry into force."""

    name: Line
    short: Line | None = None
    """Abbreviation or usual short name."""
    kind: FrameworkKind
    summary: Summary
    themes: Themes
    relationships: Relationships
    parties: Annotated[list[Party], Field(min_length=1)]
    legal_form: LegalForm
    legal_form_reason: Line | None = None
    announced: KeyDate | None = None
    signed: KeyDate | None = None
    in_force: KeyDate | None = None
    ended: KeyDate | None = None
    periods: list[Period] = []
    """Status periods; they may overlap when they concern different parties."""
    obligations: list[ObligationCode] | None = None
    """ATOP obligations. An empty list says "none" (with a reason); no field says "not coded"."""
    obligations_reason: Line | None = None
    activities: list[ActivityCode] | None = None
    """DCAD activities. An empty list says "none"; no field says "not coded"."""
    areas: list[AreaCode] = []
    relations: list[Relation] = []
    signatories: list[Signatory] = []
    documents: Slugs = []
    """Sources that are the framework's own texts."""
    evidence: list[Evidence] = Field(min_length=1)

    def model_post_init(self, _context: object) -> None:
        if self.obligations == [] and self.obligations_reason is None:
            raise ValueError("obligations_reason: coding none needs its reason")
        for name in ("obligations", "activities", "areas"):
            codes = [item.code for item in getattr(self, name) or ()]
            if len(set(codes)) < len(codes):
                raise ValueError(f"{name}: a code is given twice; put its evidence together")
