"""What the Share button opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from nzviz.corpus.corpus import Corpus
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import Filters

Open = Callable[..., Any]


def test_closed_it_costs_nothing(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "timeline", event=["ports-opened"])

    assert not [tab for tab in page.app.tabs if tab.label == "Chicago"]


def test_it_offers_link_sources_citations_and_snippet(open_page: Open, corpus: Corpus) -> None:
    theme = next(iter(corpus.records.by_kind["theme"]))
    page = open_page(corpus, "timeline", theme=[theme]).opened("share")

    link, *citations, snippet = [element.value for element in page.app.code]
    assert link == f"http://127.0.0.1/timeline?theme={theme}"
    assert [tab.label for tab in page.app.tabs] == ["Chicago", "APA", "BibTeX", "RIS", "CSL-JSON"]
    assert len(citations) == 5
    assert all(link in text and corpus.site.version in text for text in citations)
    assert f"{link}&amp;embed=true" in snippet
    assert source_summary(corpus, Filters(theme=(theme,))) in page.text
    downloads = [element.proto.label for element in page.app.get("download_button")]
    assert downloads[:3] == ["BibTeX", "RIS", "CSL-JSON"]


def test_the_snippet_takes_look_and_height(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "timeline").opened("share")
    for group, value in (("embed-look", "dark"), ("embed-height", 480)):
        page.app.session_state[group] = value
        page.app.run()

    snippet = page.app.code[-1].value
    assert "embed_options=dark_theme" in snippet
    assert re.search(r'height="480"', snippet)


def test_a_records_citation_is_made_when_asked_for(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "timeline", event=["ports-opened"]).opened("cite-event")

    assert [tab.label for tab in page.app.tabs][:3] == ["Text", "Chicago", "APA"]
    assert any("ports-opened" in element.value for element in page.app.code)
