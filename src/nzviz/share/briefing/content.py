"""What a document says of a brief's records, each with the sources that say it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.brief import Brief, Item
from nzviz.explore.coverage import official_count
from nzviz.explore.disputes import RESOLUTIONS
from nzviz.explore.obligations import Code, coding, evidence_part, label
from nzviz.explore.proof import proofs
from nzviz.explore.related import disputes_of
from nzviz.explore.wording import (
    KEY_DATES,
    capital,
    date_in_words,
    party_in_words,
    period_in_words,
    speaker_line,
    words,
)
from nzviz.share.briefing.document import Document, Paragraph, Section, Span, Style, Text, linked
from nzviz.share.briefing.notes import Notes
from nzviz.share.citation import chicago, view_item
from nzviz.share.csl import one_line
from nzviz.share.links import RECORD_PAGES, address, record_query


@kept_with_corpus(maxsize=64)
def document(corpus: Corpus, brief: Brief, own_address: str, today: date) -> Document:
    """The document of *brief*, whose link is *own_address*, as it is on the day *today*.

    Equal arguments make equal documents.
    """
    notes = Notes(corpus)
    sections = tuple(
        _SECTIONS[item.kind](_Writer(corpus, brief, notes, own_address), item)
        for item in brief.items
    )
    return Document(
        title=brief.title or f"Briefing from {corpus.site.title}",
        lead=tuple(Paragraph((Text(line),)) for line in brief.note.split("\n") if line),
        sections=sections,
        notes=tuple(notes.paragraphs),
        bibliography=notes.bibliography(),
        about=tuple(_about(corpus, brief, notes.sources, own_address, today)),
        sources=notes.sources,
        summary=summary(corpus, brief, notes.sources),
    )


class _Writer:
    """What the sections of one document share."""

    def __init__(self, corpus: Corpus, brief: Brief, notes: Notes, own_address: str) -> None:
        self.corpus, self.brief, self.notes, self.own_address = corpus, brief, notes, own_address

    def record(self, item: Item) -> Any:
        """The curated record."""
        return self.corpus.records.by_kind[item.kind][item.id]

    def head(self, item: Item, *parts: str) -> Paragraph:
        """Kind and date of a record, and where it opens."""
        page = RECORD_PAGES[item.kind][0]
        opens = address(self.own_address, page, record_query(item.kind, item.id))
        said = " · ".join(part for part in parts if part)
        return Paragraph((Text(f"{said} · "), Text("open the record", link=opens)), Style.REMARK)

    def disagreements(self, item: Item) -> list[Paragraph]:
        """The disputes that touch a record: question, answers with their sources, assessment."""
        return [
            self._disagreement(self.corpus.records.by_kind["dispute"][dispute])
            for dispute in disputes_of(self.corpus, item.kind, item.id)
        ]

    def _disagreement(self, dispute: Any) -> Paragraph:
        begin = "Sources disagree: " if dispute.resolution == "open" else "Sources differed: "
        question = (Text(begin, strong=True), Text(f"{one_line(dispute.question)} "))
        if Item("dispute", dispute.id) in self.brief.items:
            more = (Text("This brief has a section on it."),)
            return Paragraph((*question, *more), Style.WARNING)
        answers: list[Span] = []
        for number, position in enumerate(dispute.positions):
            answers.append(Text(f"{'; ' if number else ''}{one_line(position.answer).rstrip('.')}"))
            answers += self.notes.of("dispute", dispute.id, f"positions.{number}.evidence")
        assessed = (
            f". {RESOLUTIONS[dispute.resolution]}. {_ended(dispute.assessment)} "
            f"{_confidence(dispute)}"
        )
        return Paragraph((*question, *answers, Text(assessed)), Style.WARNING)


def _event(writer: _Writer, item: Item) -> Section:
    record = writer.record(item)
    coded = [record.significance, record.direction]
    reason = f": {one_line(record.direction_reason)}" if record.direction_reason else ""
    return Section(
        one_line(record.title),
        (
            writer.head(item, capital(dates.in_words(record.date)), "Event"),
            Paragraph((Text(one_line(record.summary)), *writer.notes.of("event", item.id))),
            Paragraph((Text(_ended(f"Our coding: {', '.join(coded)}{reason}")),), Style.REMARK),
            *writer.disagreements(item),
        ),
    )


def _quote(writer: _Writer, item: Item) -> Section:
    corpus, record = writer.corpus, writer.record(item)
    proof = proofs(corpus)[item.id]
    proven = "Verbatim" if proof.proven else f"Not proven verbatim ({proof.flaw})"
    said = f"{speaker_line(corpus, item.id)}. {proven}."
    when = date_in_words(corpus.frames.quotes.at[item.id, "date"]) or "Day not known"
    return Section(
        corpus.label("actor", record.speaker),
        (
            writer.head(item, when, "Quote"),
            Paragraph(
                (Text(f"“{one_line(record.exact)}”"), writer.notes.quoted(item.id)), Style.QUOTE
            ),
            Paragraph((Text(said),)),
            *writer.disagreements(item),
        ),
    )


def _framework(writer: _Writer, item: Item) -> Section:
    record, notes = writer.record(item), writer.notes
    summary = Paragraph((Text(one_line(record.summary)), *notes.of("framework", item.id)))
    facts = [_listed("Parties", [party_in_words(writer.corpus, party) for party in record.parties])]
    for title, name in KEY_DATES:
        step = getattr(record, name)
        if step is not None:
            facts.append(
                _fact(title, dates.in_words(step.date))
                + notes.of("framework", item.id, f"{name}.evidence")
            )
    for number, period in enumerate(record.periods):
        facts.append(
            _fact("Status", _period(writer.corpus, period))
            + notes.of("framework", item.id, f"periods.{number}.evidence")
        )
    for name in coding(writer.corpus)[item.id]["obligation"] or ():
        code = Code("obligation", name)
        part = evidence_part(writer.corpus, item.id, code) or ""
        facts.append(
            _fact("Obligation", label(writer.corpus, code)) + notes.of("framework", item.id, part)
        )
    return Section(
        one_line(record.name),
        (
            writer.head(
                item,
                capital(words(record.kind)),
                f"legal form: {record.legal_form}",
            ),
            summary,
            *(Paragraph(spans, Style.ITEM) for spans in facts),
            *writer.disagreements(item),
        ),
    )


def _dispute(writer: _Writer, item: Item) -> Section:
    record = writer.record(item)
    answers = (
        Paragraph(
            (
                Text(_ended(position.answer)),
                *writer.notes.of("dispute", item.id, f"positions.{number}.evidence"),
            ),
            Style.ITEM,
        )
        for number, position in enumerate(record.positions)
    )
    assessed = f"{_ended(record.assessment)} {_confidence(record)}"
    return Section(
        one_line(record.question),
        (
            writer.head(item, "Dispute", RESOLUTIONS[record.resolution]),
            *answers,
            Paragraph((Text("Our assessment: ", strong=True), Text(assessed))),
        ),
    )


_SECTIONS: dict[str, Callable[[_Writer, Item], Section]] = {
    "event": _event,
    "quote": _quote,
    "framework": _framework,
    "dispute": _dispute,
}


def _about(
    corpus: Corpus, brief: Brief, cited: tuple[str, ...], own_address: str, today: date
) -> list[Paragraph]:
    site = corpus.site
    view = view_item(corpus, brief.title or "Briefing", own_address, today)
    first = (
        f"{summary(corpus, brief, cited)} The notes name them in full, with what each says in our "
        "own words."
    )
    version = (
        f"{site.title}, data version {site.version} of {dates.in_words(site.updated)}, "
        f"{site.publisher}. Our own words: "
    )
    licence = Text(site.licence, link=site.licence_url)
    return [
        Paragraph((Text(first),)),
        Paragraph(
            (
                Text("Please cite the original sources first, and this brief second: "),
                *linked(one_line(chicago(view)), own_address),
            )
        ),
        Paragraph((Text(version), licence, Text("; quoted passages stay their owners’."))),
    ]


def summary(corpus: Corpus, brief: Brief, cited: tuple[str, ...]) -> str:
    """How well sourced a brief is: "5 records rest on 9 sources, 4 of them official; ..."."""
    count, sources = len(brief.items), corpus.frames.sources.loc[list(cited)]
    text = f"{count} {'record rests' if count == 1 else 'records rest'} on {len(cited)} "
    text += "source" if len(cited) == 1 else "sources"
    if len(cited) > 1:
        text += f", {official_count(sources) or 'none'} of them official"
    events = [item.id for item in brief.items if item.kind == "event"]
    single = int(corpus.frames.events.loc[events, "single_sourced"].sum())
    if single:
        noun = "event has" if single == 1 else "events have"
        text += f"; {single} {noun} a single publisher behind it all"
    return f"{text}."


def _fact(title: str, said: str) -> tuple[Span, ...]:
    return (Text(f"{title}: ", strong=True), Text(said))


def _listed(title: str, values: list[str]) -> tuple[Span, ...]:
    return _fact(title, ", ".join(values))


def _period(corpus: Corpus, period: Any) -> str:
    said = period_in_words(corpus, ",".join(period.between), period.date)
    note = f" ({one_line(period.note).rstrip('.')})" if period.note else ""
    return f"{words(period.status)}{said}{note}"


def _confidence(dispute: Any) -> str:
    return _ended(
        f"{capital(dispute.confidence)} confidence: {one_line(dispute.confidence_reason)}"
    )


def _ended(text: str) -> str:
    """*text* on one line, with a full stop unless it ends with a sign of its own."""
    line = one_line(text)
    return line if line.endswith((".", "?", "!")) else f"{line}."
