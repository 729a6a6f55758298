"""What a document says of each kind of record, and which sources it names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.brief import BRIEF_KINDS, Brief, Item
from nzviz.explore.related import disputed_ids
from nzviz.share.briefing.content import document
from nzviz.share.briefing.document import Document, Note, Paragraph, Style, Text

OWN = "https://example.org/app/briefing?brief=event%3Ax"
TODAY = date(2026, 3, 4)
VIK = Item("quote", "vik-sail-harbour-news")
OPENED = Item("event", "ports-opened")
LENGTH = Item("dispute", "length-of-closure")


def made(corpus: Corpus, *items: Item, title: str = "", note: str = "") -> Document:
    return document(corpus, Brief(items, title, note), OWN, TODAY)


def whole(corpus: Corpus, kind: str, most: int = 25) -> Document:
    ids = list(corpus.records.by_kind[kind])
    return made(corpus, *(Item(kind, each) for each in ids[:: max(len(ids) // most, 1)]))


def paragraphs(document: Document) -> list[Paragraph]:
    inside = [each for section in document.sections for each in section.paragraphs]
    return [*document.lead, *inside, *document.about]


def references(found: Iterable[Paragraph]) -> list[int]:
    return [span.number for each in found for span in each.spans if isinstance(span, Note)]


@pytest.mark.parametrize("kind", BRIEF_KINDS)
def test_notes_are_numbered_as_they_are_read_and_each_is_asked_for_once(
    corpus: Corpus, kind: str
) -> None:
    found = whole(corpus, kind)

    assert references(paragraphs(found)) == list(range(1, len(found.notes) + 1))
    assert found.notes
    assert not references(found.notes)


@pytest.mark.parametrize("kind", BRIEF_KINDS)
def test_every_source_cited_is_in_the_bibliography_once(corpus: Corpus, kind: str) -> None:
    found = whole(corpus, kind)
    lines = [entry.text for entry in found.bibliography]

    assert len(lines) == len(found.sources) == len(set(found.sources))
    first = {}
    for number, note in enumerate(found.notes, start=1):
        short = re.search(r" \(note (\d+)\)", note.text)
        if short:
            assert int(short[1]) in first
        else:
            first[number] = note.text
    assert len(first) == len(lines)
    for source in found.sources:
        url = corpus.records.by_kind["source"][source].url
        if url:
            links = [s.link for e in found.bibliography for s in e.spans if isinstance(s, Text)]
            assert url in links


@pytest.mark.parametrize("kind", BRIEF_KINDS)
def test_texts_are_clean_lines(corpus: Corpus, kind: str) -> None:
    found = whole(corpus, kind)
    for each in (*paragraphs(found), *found.notes, *found.bibliography):
        text = each.text
        assert "\n" not in text
        assert "\ue000" not in text
        assert not re.search(r"\bnan\b|(?<!\.)\.\.(?!\.)| ,| \.|,,|\( ", text.split("http")[0]), (
            text
        )


def test_an_event_has_its_date_summary_coding_and_evidence(alba: Corpus) -> None:
    found = made(alba, OPENED)
    (section,) = found.sections
    record = alba.records.by_kind["event"]["ports-opened"]
    head, summary, coded, disputed = section.paragraphs

    assert section.title == record.title
    assert head.text == "1 March 2010 · Event · open the record"
    assert head.spans[1] == Text(
        "open the record", "https://example.org/app/timeline?event=ports-opened"
    )
    assert summary.text == record.summary
    assert references([summary]) == [1, 2]
    assert coded.text == "Our coding: landmark, closer: A restriction was lifted."
    assert found.notes[0].text == (
        "Mira Holt, “Patrol Boats Return to the Strait,” Harbour News, March 1, 2010, paragraph 2, "
        "https://example.org/harbour. “We have not forgotten the winter of the closed harbour, but "
        "we would rather sail than sulk” (Ēna Vik, then Harbour minister, 1 March 2010)."
    )
    assert found.notes[1].text == (
        "“Ports Open,” Northern Post, March 2, 2010, paragraph 1. Reports that ports may be used "
        "again."
    )
    assert disputed.style is Style.WARNING


def test_a_dispute_stands_beside_what_it_touches_with_its_sources(alba: Corpus) -> None:
    disputed = made(alba, OPENED).sections[0].paragraphs[-1]

    assert disputed.text == (
        "Sources disagree: How long were the ports closed? Eleven years; Twelve years. Open: no "
        "answer stands. Neither paper says from which day it counts. Low confidence: Two "
        "newspapers and no document."
    )
    assert references([disputed]) == [3, 4]


def test_a_dispute_that_has_a_section_is_only_named_elsewhere(alba: Corpus) -> None:
    first, second = made(alba, OPENED, LENGTH).sections

    assert first.paragraphs[-1].text.endswith("This brief has a section on it.")
    assert [each.text for each in second.paragraphs if each.style is Style.ITEM] == [
        "Eleven years.", "Twelve years."
    ]  # fmt: skip


def test_every_disputed_record_says_so(real: Corpus) -> None:
    for kind in ("event", "quote", "framework"):
        for record in sorted(disputed_ids(real, kind))[:8]:
            (section,) = made(real, Item(kind, record)).sections
            assert any(each.style is Style.WARNING for each in section.paragraphs), record


def test_a_quote_is_verbatim_with_speaker_office_and_day(alba: Corpus) -> None:
    (section,) = made(alba, VIK).sections
    exact = alba.records.by_kind["quote"][VIK.id].exact
    words = next(each for each in section.paragraphs if each.style is Style.QUOTE)

    assert words.text == f"“{exact}”"
    assert section.paragraphs[2].text == "Ēna Vik, then Harbour minister, 1 March 2010. Verbatim."


def test_every_quote_stands_letter_by_letter(real: Corpus) -> None:
    found = whole(real, "quote", most=70)
    shown = [p.text for s in found.sections for p in s.paragraphs if p.style is Style.QUOTE]

    exact = real.frames.quotes["exact"]
    assert set(shown) == {f"“{' '.join(text.split())}”" for text in exact}


def test_a_framework_has_its_dates_status_and_parties_with_their_sources(alba: Corpus) -> None:
    (section,) = made(alba, Item("framework", "port-arrangement")).sections
    facts = [each.text for each in section.paragraphs if each.style is Style.ITEM]

    assert facts == [
        "Parties: Alba, Borea",
        "Announced: 1 March 2010",
        "Status: in force: 1 March 2010 to 2015",
        "Status: suspended between Alba and Borea: 2012 to 2013",
    ]


def test_the_head_and_the_foot(alba: Corpus) -> None:
    found = made(alba, OPENED, VIK, title="Ships", note="One.\nTwo.")
    foot = " ".join(each.text for each in found.about)

    assert found.title == "Ships"
    assert [each.text for each in found.lead] == ["One.", "Two."]
    assert found.summary.startswith("2 records rest on 2 sources, none of them official")
    for part in (found.summary, alba.site.version, "Accessed March 4, 2026", OWN, "CC BY 4.0",
                 "original sources first"):  # fmt: skip
        assert part in foot
    assert made(alba, OPENED).title == "Briefing from Alba's straits partnerships"


def test_the_order_of_a_brief_is_that_of_its_document(alba: Corpus) -> None:
    titles = [section.title for section in made(alba, OPENED, LENGTH).sections]

    assert [s.title for s in made(alba, LENGTH, OPENED).sections] == titles[::-1]
