"""One record with everything that is known of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, create_model

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.corpus.kinds import DISPUTE, EVENT, FRAMEWORK, QUOTE, SOURCE, Kind
from nzviz.corpus.records import Identified
from nzviz.explore.proof import proofs
from nzviz.explore.related import (
    disputes_of,
    linked,
    of_framework,
    quotes_of_event,
    resting_on,
    variants,
)
from nzviz.server.api.addresses import citation_addresses, record_links
from nzviz.server.api.rows import KINDS, ROWS, Links, plain, row_values
from nzviz.share.csl import speaker
from nzviz.share.fragments import at_words

_BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in KINDS.values()}


class _Told(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True)


class Reference(_Told):
    """A record that has to do with another one."""

    kind: Literal["event", "framework", "quote", "source", "dispute"]
    id: str
    label: str
    """The short name by which readers know it."""
    links: Links


class SourceNamed(_Told):
    """A source, as far as naming it needs."""

    id: str
    label: str
    """Title, or our description where no title is known."""
    publisher: str | None
    published: str | None
    """EDTF date."""
    kind: str
    level: str
    url: str | None
    links: Links


class Selector(_Told):
    """The words and their surroundings, as a W3C TextQuoteSelector."""

    type: Literal["TextQuoteSelector"] = "TextQuoteSelector"
    exact: str
    prefix: str | None
    suffix: str | None


class Verified(_Told):
    """What the check of the words against the printed source found."""

    proven: bool
    """Whether every run of words stands in the source."""
    flaw: str | None
    """Why it is not proven; null when it is."""
    runs: int
    """How many runs of words were looked up."""
    text_sha256: str | None
    """Hash of the source text; null without a fingerprint of it."""


class QuoteText(_Told):
    """A quote with who said it, where it is printed, and whether it is verbatim."""

    id: str
    selector: Selector
    attribution: str
    """Who said it, in which office then, and whom it reports."""
    speaker: str
    """Actor id."""
    reporting: str | None
    """Actor id of whose statement is reported."""
    voice: Literal["direct", "reported", "author"]
    date: str | None
    """When it was said or printed, EDTF."""
    locator: str | None
    source: SourceNamed
    at_words: str | None
    """Address of the source that opens at these words."""
    verified: Verified
    links: Links


class EvidenceItem(_Told):
    """A piece of evidence: which source says what, in which field of the record it stands."""

    part: str
    """Path of the field in the curated record, such as evidence or periods.1.evidence."""
    number: int
    """Place in that field, from 0."""
    note: str | None
    """What the source says, in our own words."""
    locator: str | None
    source: SourceNamed
    quote: QuoteText | None


class _Detail(_Told):
    """What is told of a record of any kind."""

    aliases: list[str]
    """Former ids; they lead here."""
    evidence: list[EvidenceItem]
    sources: list[SourceNamed]
    """Every source that it rests on; for a framework also its documents."""
    quotes: list[QuoteText]
    """A quote itself with its other printings; for other kinds the quotes about it or from it."""
    related: list[Reference]
    """Events, frameworks and disputes that it has to do with; for a source what rests on it."""
    citations: dict[str, str]
    """Addresses of its citations, by format."""
    links: Links


def _curated(kind: Kind) -> type[BaseModel]:
    """The model of a curated record; of a source without the file of whoever holds its text."""
    if kind is not SOURCE:
        return kind.model
    fields: dict[str, Any] = {
        name: (info.annotation, info)
        for name, info in kind.model.model_fields.items()
        if name != "text"
    }
    return create_model("Source", __doc__=kind.model.__doc__, **fields)


def _detail_model(kind: Kind) -> type[BaseModel]:
    fields: dict[str, Any] = {
        "row": (ROWS[kind.plural], Field(description="the record as lists have it")),
        "record": (_curated(kind), Field(description="the record as curated, with all its fields")),
        **{name: (info.annotation, info) for name, info in _Detail.model_fields.items()},
    }
    doc = f"Everything known of one of the {kind.plural}."
    return create_model(f"{kind.name.capitalize()}Detail", __doc__=doc, **fields)


#: The model of one record by the plural of its kind.
DETAILS: Mapping[str, type[BaseModel]] = {
    plural: _detail_model(kind) for plural, kind in KINDS.items()
}


def _public(kind: Kind, record: Identified) -> Any:
    if kind is not SOURCE:
        return record
    return {name: getattr(record, name) for name in type(record).model_fields if name != "text"}


@kept_with_corpus(maxsize=256)
def detail_json(corpus: Corpus, plural: str, record_id: str, base: str) -> bytes:
    """One record as JSON; *base* is the app's public address."""
    kind = KINDS[plural]
    made = _Maker(corpus, base)
    record: Identified = corpus.records.by_kind[kind.name][record_id]
    (row,) = row_values(corpus, kind, [record_id])
    links = record_links(base, kind, record_id)
    evidence = made.evidence(kind, record_id)
    detail = DETAILS[plural](
        row={**row, "links": links},
        record=_public(kind, record),
        aliases=record.aliases,
        evidence=evidence,
        sources=made.sources(_rests_on(corpus, kind, record_id, evidence)),
        quotes=[made.quote(quote) for quote in _quotes(corpus, kind, record_id)],
        related=[made.reference(*pair) for pair in _related(corpus, kind, record_id)],
        citations=citation_addresses(base, kind, record_id),
        links=links,
    )
    return detail.model_dump_json().encode()


def _rests_on(
    corpus: Corpus, kind: Kind, record_id: str, evidence: Sequence[EvidenceItem]
) -> Iterable[str]:
    found = [item.source.id for item in evidence]
    record = corpus.records.by_kind[kind.name][record_id]
    if kind is QUOTE:
        found.append(record.source)
    elif kind is FRAMEWORK:
        found += record.documents
    return dict.fromkeys(found)


def _quotes(corpus: Corpus, kind: Kind, record_id: str) -> list[str]:
    if kind is QUOTE:
        others = [quote for quote in variants(corpus, record_id) if quote != record_id]
        return [record_id, *others]
    if kind is EVENT:
        return quotes_of_event(corpus, record_id)
    if kind is FRAMEWORK:
        return list(of_framework(corpus, "quote", record_id))
    if kind is DISPUTE:
        return list(corpus.records.by_kind["dispute"][record_id].quotes)
    quotes = corpus.frames.quotes
    return list(quotes.index[quotes["source"] == record_id])


def _related(corpus: Corpus, kind: Kind, record_id: str) -> list[tuple[str, str]]:
    record = corpus.records.by_kind[kind.name][record_id]
    if kind is SOURCE:
        return [pair for pair in resting_on(corpus, record_id) if pair[0] in _BY_NAME]
    if kind is DISPUTE:
        found = [("event", event) for event in record.events]
        return found + [("framework", framework) for framework in record.frameworks]
    found = []
    if kind is QUOTE:
        found += [("event", event) for event in record.events]
    if kind is FRAMEWORK:
        found += [("event", event) for event in of_framework(corpus, "event", record_id)]
        others = [relation.framework for relation in record.relations]
        frame = corpus.frames.relations
        others += list(frame.loc[frame["other"] == record_id, "framework"])
    else:
        others = linked(corpus, "framework", kind.name, record_id)
    found += [("framework", other) for other in dict.fromkeys(others)]
    return found + [("dispute", dispute) for dispute in disputes_of(corpus, kind.name, record_id)]


class _Maker:
    """Makes the pieces of a record from the frames of one corpus."""

    def __init__(self, corpus: Corpus, base: str) -> None:
        self.corpus = corpus
        self.base = base

    def sources(self, ids: Iterable[str]) -> list[SourceNamed]:
        return [self.source(source_id) for source_id in ids]

    def source(self, source_id: str) -> SourceNamed:
        row = {k: plain(v) for k, v in self.corpus.frames.sources.loc[source_id].items()}
        names = ("label", "publisher", "published", "kind", "level", "url")
        links = record_links(self.base, SOURCE, source_id)
        return SourceNamed(id=source_id, links=links, **{name: row[name] for name in names})

    def reference(self, kind_name: str, record_id: str) -> Reference:
        return Reference.model_validate(
            {
                "kind": kind_name,
                "id": record_id,
                "label": self.corpus.label(kind_name, record_id),
                "links": record_links(self.base, _BY_NAME[kind_name], record_id),
            }
        )

    def quote(self, quote_id: str) -> QuoteText:
        row = {k: plain(v) for k, v in self.corpus.frames.quotes.loc[quote_id].items()}
        proof = proofs(self.corpus)[quote_id]
        source = self.source(row["source"])
        words = {name: row[name] for name in ("exact", "prefix", "suffix")}
        return QuoteText(
            id=quote_id,
            selector=Selector(**words),
            attribution=speaker(self.corpus, quote_id),
            source=source,
            at_words=at_words(source.url, **words) if source.url else None,
            verified=Verified(
                proven=proof.proven,
                flaw=proof.flaw or None,
                runs=proof.runs,
                text_sha256=proof.text_sha256 or None,
            ),
            links=record_links(self.base, QUOTE, quote_id),
            **{name: row[name] for name in ("speaker", "reporting", "voice", "date", "locator")},
        )

    def evidence(self, kind: Kind, record_id: str) -> list[EvidenceItem]:
        frame: pd.DataFrame = self.corpus.frames.evidence
        mine = frame[(frame["kind"] == kind.name) & (frame["id"] == record_id)]
        rows = ({k: plain(v) for k, v in row.items()} for row in mine.to_dict("records"))
        return [
            EvidenceItem(
                source=self.source(row["source"]),
                quote=self.quote(row["quote"]) if row["quote"] else None,
                **{name: row[name] for name in ("part", "number", "note", "locator")},
            )
            for row in rows
        ]
