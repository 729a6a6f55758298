"""A journalist finds, checks, compares and cites words; an analyst weighs disputes and sources."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

from nzviz.corpus.corpus import Corpus
from nzviz.explore.coverage import source_summary
from nzviz.explore.disputes import resolution_counts
from nzviz.explore.facets import QuoteChoice, counts
from nzviz.explore.filters import Filters, sentence
from nzviz.explore.search import matching_ids
from nzviz.share.fragments import at_words

NewReader = Callable[..., Any]
NEW_COURSE = "panetta-new-course-nzherald"


def test_hits_appear_while_one_types_and_the_rest_stays(reader: Any, real: Corpus) -> None:
    reader.visit("quotes")
    before = reader.sentence.text_content()
    box = reader.page.get_by_role("searchbox", name="Find words anywhere in the record")

    box.press_sequentially("ship ban")

    answer = reader.page.locator(".st-key-live-answer")
    many = len(matching_ids(real, "ship ban", "event"))
    expect(answer).to_contain_text(f"{many} events")
    expect(answer).to_contain_text("has dropped a ban on New Zealand naval ships")
    expect(box).to_be_focused()
    assert reader.query == {}
    assert reader.sentence.text_content() == before

    answer.get_by_role("button", name="Filter all pages by these words").click()
    reader.wait_for_query({"q": ["ship ban"]})
    expect(reader.sentence).to_have_text(sentence(real, Filters(words="ship ban"), "quote"))


def test_a_word_half_typed_is_the_start_of_a_word(reader: Any, real: Corpus) -> None:
    reader.visit("quotes")
    box = reader.page.get_by_role("searchbox", name="Find words anywhere in the record")

    box.press_sequentially("Panet")

    answer = reader.page.locator(".st-key-live-answer")
    many = len(matching_ids(real, "Panet*", "quote"))
    expect(answer).to_contain_text(f"{many} quotes")
    expect(answer).to_contain_text("for Panet*")
    answer.get_by_role("button", name="Filter all pages by these words").click()
    reader.wait_for_query({"q": ["Panet*"]})


def test_a_typing_mistake_gets_a_suggestion(reader: Any) -> None:
    reader.visit("quotes")
    box = reader.page.get_by_role("searchbox", name="Find words anywhere in the record")

    box.fill("Panneta")

    expect(reader.page.locator(".st-key-live-answer")).to_contain_text("Nothing in the record")
    reader.page.get_by_role("button", name=re.compile("Did you mean “Panetta”")).click()
    reader.wait_for_query({"q": ["Panetta"]})


def test_a_facet_narrows_and_counts(reader: Any, real: Corpus) -> None:
    reader.visit("quotes")
    found = counts(real, Filters(), QuoteChoice(), "speaker")
    pills = reader.page.locator(".st-key-facet-speaker")

    name = f"Leon Panetta {found['leon-panetta']}"
    pills.get_by_role("button", name=name, exact=True).click()

    reader.wait_for_query({"speaker": ["leon-panetta"]})
    total = len(real.frames.quotes)
    said = f"{found['leon-panetta']} of these {total} quotes: Leon Panetta"
    expect(reader.page.get_by_text(said)).to_be_visible()
    partner = reader.page.locator(".st-key-facet-rel")
    after = counts(real, Filters(), QuoteChoice(("leon-panetta",)), "rel")
    zero = next(rel for rel, count in after.items() if count == 0)
    label = f"{real.label('relationship', zero)} 0"
    expect(partner.get_by_role("button", name=label, exact=True)).to_be_visible()


def test_the_card_proves_opens_compares_and_cites(reader: Any, real: Corpus) -> None:
    reader.visit("quotes", quote=[NEW_COURSE])
    card = reader.card("quote")
    quote = real.records.by_kind["quote"][NEW_COURSE]
    source = real.records.by_kind["source"][quote.source]

    expect(card.get_by_text("Verbatim")).to_be_visible()
    expect(card).to_contain_text(
        re.compile(r"all \d+ runs of 5 words and marks stand in the source")
    )
    expect(card).to_contain_text("then Secretary of Defense")
    link = card.get_by_role("link", name="Open at these words")
    expect(link).to_have_attribute("href", at_words(source.url, quote.exact))
    expect(card.locator("strong", has_text=re.compile("^these$"))).to_be_visible()
    expect(card.locator("strong", has_text=re.compile("^those$"))).to_be_visible()

    card.get_by_role("button", name="Cite").click()
    for name in ("Text", "Chicago", "APA", "BibTeX", "RIS", "CSL-JSON"):
        reader.page.get_by_role("tab", name=name, exact=True).click()
        expect(reader.page.get_by_role("tabpanel")).to_contain_text("Progress")


def test_on_a_phone_the_opened_quote_comes_first(new_reader: NewReader) -> None:
    reader = new_reader(viewport={"width": 390, "height": 844})
    reader.visit("quotes", quote=[NEW_COURSE])

    card = reader.card("quote")
    expect(card).to_have_count(1)  # two while it moves, when the page's width has become known
    expect(card).to_be_visible()
    expect(reader.page.locator(".st-key-quotes-view")).to_be_visible()
    reader.page.wait_for_function(
        """() => {
          const [card, list] = [".st-key-card-quote", ".st-key-quotes-view"].map(
            (name) => document.querySelector(name)?.getBoundingClientRect().top);
          return card < list;  // false while one of them is being drawn anew
        }"""
    )


def test_one_speaker_and_the_words_around_an_event(reader: Any, real: Corpus) -> None:
    reader.visit("quotes", view=["speakers"], speaker=["john-key"])
    expect(reader.page.get_by_role("heading", name="John Key", exact=True)).to_be_visible()
    expect(reader.page.get_by_role("figure", name=re.compile("Quotes of John Key"))).to_be_visible()

    reader.visit(
        "quotes", view=["themes"], theme=["nuclear-free"], around=["panetta-lifts-port-ban-2012"]
    )
    expect(
        reader.page.get_by_role("heading", name=re.compile(r"^Before 21 September 2012"))
    ).to_be_visible()
    expect(reader.page.get_by_role("heading", name=re.compile(r"^After \(\d+\)"))).to_be_visible()


def test_disputes_by_resolution(reader: Any, real: Corpus) -> None:
    reader.visit("disputes")
    found = resolution_counts(real, Filters())
    pills = reader.page.locator(".st-key-dispute-resolution")

    pills.get_by_role("button", name=f"Resolved: one answer stands {found['resolved']}").click()

    reader.wait_for_query({"resolution": ["resolved"]})
    expect(reader.page.get_by_text("Open: no answer stands", exact=True)).to_have_count(0)
    figures = reader.page.get_by_role("figure", name=re.compile("^Rival answers"))
    expect(figures.first).to_be_visible()
    reader.page.get_by_role("button", name="Read the evidence of each answer").first.click()
    expect(reader.card("dispute")).to_contain_text("Assessment")


def test_a_disputed_quote_says_so_in_the_list(reader: Any) -> None:
    reader.visit("quotes", q=['"these differences"'])

    expect(reader.page.locator(".st-key-quotes-list")).to_contain_text("Sources disagree")


def test_sources_are_weighed_and_downloaded(reader: Any, real: Corpus) -> None:
    reader.visit("sources", theme=["nuclear-free"])
    filters = Filters(theme=("nuclear-free",))

    expect(reader.page.get_by_text(source_summary(real, filters))).to_be_visible()
    for title in ("By decade of publication", "By kind", "By country of the publisher"):
        figure = reader.page.get_by_role("figure", name=re.compile(f"^Sources {title.lower()}"))
        expect(figure).to_be_visible()
    with reader.page.expect_download() as download:
        reader.page.get_by_role("button", name="CSL-JSON").click()
    items = json.loads(download.value.path().read_text(encoding="utf-8"))
    assert sentence(real, filters, "source").startswith(f"{len(items)} of ")
