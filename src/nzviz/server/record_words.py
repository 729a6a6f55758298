"""A record as its page without scripts says it: facts, evidence, what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.addresses import known_status
from nzviz.corpus.corpus import Corpus
from nzviz.explore.coverage import country
from nzviz.explore.disputes import RESOLUTIONS
from nzviz.explore.lineage import relations_of
from nzviz.explore.obligations import Code, coding, evidence_part, label
from nzviz.explore.offices import with_office
from nzviz.explore.proof import proofs
from nzviz.explore.related import (
    disputes_of,
    linked,
    of_framework,
    quotes_of_event,
    resting_on,
    variants,
)
from nzviz.explore.wording import (
    KEY_DATES,
    RESTING,
    SCHEMES,
    VOICES,
    capital,
    date_in_words,
    party_in_words,
    period_in_words,
    reasoned,
    signatory_in_words,
    speaker_line,
    words,
)
from nzviz.share import summaries
from nzviz.share.formats import citations
from nzviz.share.fragments import at_words


@dataclass(frozen=True, slots=True)
class Words:
    """Words taken from a source, who said them, and whether they are proven."""

    id: str
    exact: str
    said: str
    proven: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of evidence: a quote or what the source says, and the source."""

    quote: Words | None
    note: str | None
    source: str
    title: str
    printed: str
    url: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a page: a title, lines of text, evidence, links to records (kind and id)."""

    title: str
    lines: tuple[str, ...] = ()
    evidence: tuple[Piece, ...] = ()
    records: tuple[tuple[str, str], ...] = ()
    #: Below the headings of the page's own parts.
    inner: bool = False


class RecordWords:
    """What the page of one record says. ``address`` is where the record opens in the live app."""

    def __init__(self, corpus: Corpus, kind: str, record_id: str, address: str) -> None:
        self.corpus, self.kind, self.id, self.address = corpus, kind, record_id, address
        self.record = corpus.records.by_kind[kind][record_id]

    @property
    def title(self) -> str:
        """The record's title."""
        return summaries.title(self.corpus, self.kind, self.id)

    @property
    def eyebrow(self) -> str:
        """Its date, or what kind of thing it is."""
        return summaries.eyebrow(self.corpus, self.kind, self.id)

    @property
    def summary(self) -> str | None:
        """What it says, in our own words; a quote and a source speak for themselves."""
        name = {"event": "summary", "framework": "summary", "dispute": "assessment"}.get(self.kind)
        return getattr(self.record, name) if name else None

    @property
    def quoted(self) -> Words | None:
        """The words of a quote."""
        return self.words(self.id) if self.kind == "quote" else None

    def words(self, quote: str) -> Words:
        """The words of any quote."""
        row = self.corpus.frames.quotes.loc[quote]
        proven = proofs(self.corpus)[quote].proven
        return Words(quote, row["exact"], speaker_line(self.corpus, quote), proven)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Label and value of everything that is known in a few words."""
        made: dict[str, Any] = {
            "event": self._event_facts,
            "framework": self._framework_facts,
            "quote": self._quote_facts,
            "dispute": self._dispute_facts,
            "source": self._source_facts,
        }
        return [
            (name, value) for name, value in made[self.kind]() if isinstance(value, str) and value
        ]

    @property
    def opens(self) -> list[tuple[str, str]]:
        """Label and address of the document itself, for quotes and sources."""
        if self.kind not in ("quote", "source"):
            return []
        of = self.record.source if self.kind == "quote" else self.id
        source = self.corpus.records.by_kind["source"][of]
        named = (("The document", source.url), ("An archived copy", source.archive_url))
        if self.kind == "source":
            return [(name, url) for name, url in named if url]
        quote = self.record
        return [
            (f"{name}, at these words", at_words(url, quote.exact, quote.prefix, quote.suffix))
            for name, url in named
            if url
        ]

    @property
    def parts(self) -> list[Part]:
        """What follows the facts, without what would be empty."""
        made: dict[str, Any] = {
            "event": self._event_parts,
            "framework": self._framework_parts,
            "quote": self._quote_parts,
            "dispute": self._dispute_parts,
            "source": self._source_parts,
        }
        parts: list[Part] = list(made[self.kind]())
        return [part for part in parts if part.lines or part.evidence or part.records]

    def citations(self, today: date) -> dict[str, str]:
        """The record's citation by the name of the format; Chicago first."""
        found = citations(self.corpus, self.kind, self.id, self.address, today)
        del found["Text"]
        return found

    def evidence(self, part: str = "evidence") -> tuple[Piece, ...]:
        """All evidence of one field of the record."""
        frame = self.corpus.frames.evidence
        mine = frame[
            (frame["kind"] == self.kind) & (frame["id"] == self.id) & (frame["part"] == part)
        ]
        return tuple(self._piece(item) for item in mine.itertuples())

    def _piece(self, item: Any) -> Piece:
        source = self.corpus.records.by_kind["source"][item.source]
        return Piece(
            self.words(item.quote) if isinstance(item.quote, str) else None,
            item.note if isinstance(item.note, str) else None,
            item.source,
            self.corpus.label("source", item.source),
            summaries.printed(self.corpus, item.source),
            source.url,
            item.locator if isinstance(item.locator, str) else None,
        )

    def _labels(self, target: str) -> str:
        ids = linked(self.corpus, target, self.kind, self.id)
        return ", ".join(self.corpus.label(target, value) for value in ids)

    def _disputes(self) -> Part:
        return self._links(
            "Sources disagree here", "dispute", disputes_of(self.corpus, self.kind, self.id)
        )

    def _links(self, title: str, kind: str, ids: Iterable[str], inner: bool = False) -> Part:
        return Part(title, records=tuple((kind, each) for each in ids), inner=inner)

    def _event_facts(self) -> Iterable[tuple[str, object]]:
        row = self.corpus.frames.events.loc[self.id]
        actors = (with_office(self.corpus, a, row["start"]) for a in self.record.actors)
        yield "Date", date_in_words(self.record.date)
        yield "Themes", self._labels("theme")
        yield "Partners", self._labels("relationship")
        yield "Actors", "; ".join(actors)
        yield "Direction", reasoned(self.record.direction, self.record.direction_reason)
        yield "Significance", reasoned(self.record.significance, self.record.significance_reason)
        if row["single_sourced"]:
            yield "Sources", "Single-sourced: all evidence has one publisher"

    def _event_parts(self) -> Iterable[Part]:
        evidence = self.evidence()
        shown = {piece.quote.id for piece in evidence if piece.quote}
        yield Part("Evidence", evidence=evidence)
        yield self._links("Frameworks", "framework", self.record.frameworks)
        quotes = quotes_of_event(self.corpus, self.id)
        yield self._links("Quotes about it", "quote", [q for q in quotes if q not in shown])
        yield self._disputes()

    def _framework_facts(self) -> Iterable[tuple[str, object]]:
        record = self.record
        yield "Short name", record.short
        yield "Kind", capital(words(record.kind))
        yield "Parties", ", ".join(party_in_words(self.corpus, party) for party in record.parties)
        yield "Legal form", reasoned(words(record.legal_form), record.legal_form_reason)
        for name, field in KEY_DATES:
            step = getattr(record, field)
            yield name, date_in_words(step.date) if step else None
        yield "Themes", self._labels("theme")
        yield "Partners", self._labels("relationship")

    def _framework_parts(self) -> Iterable[Part]:
        corpus, record = self.corpus, self.record
        yield self._disputes()
        yield Part("Status over time", lines=(" ",) if record.periods else ())
        for number, period in enumerate(record.periods):
            said = period_in_words(corpus, ",".join(period.between), period.date)
            yield Part(
                f"{capital(words(period.status))}{said}",
                (period.note,) if period.note else (),
                self.evidence(f"periods.{number}.evidence"),
                inner=True,
            )
        yield Part("What it provides for", lines=(" ",))
        for scheme, title in SCHEMES.items():
            yield from self._codes(scheme, title)
        relations = relations_of(corpus, self.id)
        yield Part("What it follows and leads to", lines=(" ",) if relations else ())
        for said, other, holder, number in relations:
            why = RecordWords(corpus, "framework", holder, "")
            yield Part(
                capital(said),
                evidence=why.evidence(f"relations.{number}.evidence"),
                records=(("framework", other),),
                inner=True,
            )
        yield Part("Signed or announced by", lines=(" ",) if record.signatories else ())
        for number, signatory in enumerate(record.signatories):
            said = signatory_in_words(corpus, signatory)
            yield Part(said, evidence=self.evidence(f"signatories.{number}.evidence"), inner=True)
        yield self._links("Documents", "source", record.documents)
        yield self._links("Its events", "event", of_framework(corpus, "event", self.id))
        yield self._links("Said of it", "quote", of_framework(corpus, "quote", self.id))
        yield Part("Evidence", evidence=self.evidence())
        for title, field in KEY_DATES:
            step = getattr(record, field)
            if step:
                named = f"{title}: {dates.in_words(step.date)}"
                yield Part(named, evidence=self.evidence(f"{field}.evidence"), inner=True)

    def _codes(self, scheme: str, title: str) -> Iterable[Part]:
        codes = coding(self.corpus)[self.id][scheme]
        if codes is None:
            yield Part(f"{title}: not coded", lines=(" ",), inner=True)
        elif not codes:
            reason = self.record.obligations_reason if scheme == "obligation" else None
            yield Part(f"{title}: none", lines=(reason or " ",), inner=True)
        for code in codes or ():
            named = Code(scheme, code)
            part = evidence_part(self.corpus, self.id, named)
            said = f"{title}: {label(self.corpus, named)}"
            yield Part(said, evidence=self.evidence(part) if part else (), inner=True)

    def _quote_facts(self) -> Iterable[tuple[str, object]]:
        corpus, record = self.corpus, self.record
        row = corpus.frames.quotes.loc[self.id]
        source = corpus.records.by_kind["source"][record.source]
        yield "Speaker or writer", with_office(corpus, record.speaker, row["start"])
        if record.reporting:
            yield "Reported", with_office(corpus, record.reporting, row["start"])
        yield "Voice", VOICES[record.voice]
        yield "Said", date_in_words(record.said) or "Not known apart from its printing"
        yield "Printed", date_in_words(source.published) or "Not known"
        yield "Where in the source", record.locator
        yield "Before it", f"… {record.prefix}" if record.prefix else None
        yield "After it", f"{record.suffix} …" if record.suffix else None
        yield "Themes", self._labels("theme")
        proof = proofs(corpus)[self.id]
        day = dates.in_words(proof.checked.isoformat())
        yield (
            "Proof",
            f"Checked on {day}: every word stands in the source, by the fingerprint of its text"
            if proof.proven
            else f"Not proven on {day}: {proof.flaw}",
        )

    def _quote_parts(self) -> Iterable[Part]:
        others = [quote for quote in variants(self.corpus, self.id) if quote != self.id]
        yield self._links("Source", "source", [self.record.source])
        yield self._links("As printed elsewhere", "quote", others)
        yield self._links("About these events", "event", self.record.events)
        frameworks = linked(self.corpus, "framework", "quote", self.id)
        yield self._links("Frameworks", "framework", frameworks)
        yield self._disputes()

    def _dispute_facts(self) -> Iterable[tuple[str, object]]:
        yield "Resolution", RESOLUTIONS[self.record.resolution]
        yield "Confidence", reasoned(self.record.confidence, self.record.confidence_reason)
        yield "Themes", self._labels("theme")

    def _dispute_parts(self) -> Iterable[Part]:
        for number, position in enumerate(self.record.positions):
            evidence = self.evidence(f"positions.{number}.evidence")
            yield Part(f"Answer {number + 1}: {position.answer}", evidence=evidence)
        yield self._links("Events it touches", "event", self.record.events)
        yield self._links("Frameworks it touches", "framework", self.record.frameworks)
        yield self._links("Quotes it touches", "quote", self.record.quotes)

    def _source_facts(self) -> Iterable[tuple[str, object]]:
        record = self.record
        author = self.corpus.frames.sources.at[self.id, "author"]
        yield "Publisher", record.publisher
        yield "Author", author if pd.notna(author) else None
        yield "Published", date_in_words(record.published) or "Not known"
        yield "How the date is known", record.published_basis
        yield "Country", country(record.country) if record.country else None
        yield "Reprint of", record.reprint_of
        yield "Note", record.note
        status = known_status(self.corpus.records.folder, self.id)
        if status is not None:
            yield "Address", f"{status.in_words()}, checked on {dates.in_words(status.checked)}"
        elif not record.url:
            yield "Address", "Not known"

    def _source_parts(self) -> Iterable[Part]:
        resting = resting_on(self.corpus, self.id)
        for kind, title in RESTING:
            ids = [found for each, found in resting if each == kind]
            if kind in ("actor", "government"):  # they have no page of their own
                yield Part(title, lines=tuple(self.corpus.label(kind, each) for each in ids))
            else:
                yield self._links(title, kind, ids)
