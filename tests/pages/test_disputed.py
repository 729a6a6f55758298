"""Events and quotes on which sources disagree say so wherever they are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.related import disputed_ids, openly_disputed_ids

Open = Callable[..., Any]


def test_open_disputes_are_told_from_settled_ones(corpus: Corpus) -> None:
    for kind in ("event", "quote", "framework"):
        assert openly_disputed_ids(corpus, kind) <= disputed_ids(corpus, kind)
        for record in disputed_ids(corpus, kind):
            resolutions = {
                each.resolution
                for each in corpus.records.by_kind["dispute"].values()
                if record in getattr(each, f"{kind}s")
            }
            assert ("open" in resolutions) == (record in openly_disputed_ids(corpus, kind))


#: Page, link and the line on which the mark stands.
PLACES = [
    ("overview", {}, "Alba and Borea open their ports to patrol boats"),
    ("overview", {}, "Alba and Borea close their ports to each other"),
    ("frameworks", {"framework": ["port-arrangement"]}, "Alba and Borea open their ports"),
    ("partners", {"partner": ["borea"]}, "Alba and Borea open their ports"),
    ("sources", {"source": ["harbour-news"]}, "Alba and Borea close their ports"),
    ("sources", {"source": ["harbour-news"]}, "We have not forgotten"),
    ("quotes", {"quote": ["vik-sail-harbour-news"]}, "Alba and Borea open their ports"),
    ("briefing", {"brief": ["event:ports-closed"]}, "Alba and Borea close their ports"),
]


@pytest.mark.parametrize(("path", "link", "words"), PLACES)
def test_a_disputed_record_says_so(
    open_page: Open, alba: Corpus, path: str, link: dict[str, list[str]], words: str
) -> None:
    page = open_page(alba, path, **link)

    assert not page.app.exception
    marked = [
        text.replace("\n", " ")
        for text in page.text.replace("  \n", " ").split("\n")
        if "Sources disagree" in text
    ]
    assert any(words in text for text in marked), marked


def test_an_undisputed_record_says_nothing(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "overview")
    lines = [line for line in page.text.split("\n") if "Joint patrols are held" in line]

    assert lines
    assert not any("disagree" in line for line in lines)


def test_tables_tell_disputed_quotes_and_events(open_page: Open, alba: Corpus) -> None:
    quotes = open_page(alba, "quotes").app.dataframe[0].value
    assert list(quotes["source"]) == ["Patrol boats return to the strait", "Ports open"]
    assert list(quotes["disputed"]) == ["Sources disagree", ""]
    alone = open_page(alba, "sources").app.dataframe[1].value
    assert alone.loc["ports-closed", "disputed"] == "Sources disagree"
    assert alone.loc["joint-patrols", "disputed"] == ""


def test_a_dot_of_the_strip_opens_its_event_in_the_framework(open_page: Open, alba: Corpus) -> None:
    page = open_page(alba, "frameworks", framework=["port-arrangement"], event=["ports-opened"])

    keys = [element.key for element in page.app.main if element.key]
    assert keys.count("card-event") == 1
    assert "Both let the other's patrol boats in again." in page.text
    next(b for b in page.app.button if b.key == "close-framework").click().run()
    assert page.link() == {}


def test_an_event_of_both_strips_opens_once(open_page: Open, alba: Corpus) -> None:
    link = {"partner": ["borea"], "event": ["ports-opened"]}
    for framework in ([], ["port-arrangement"], ["straits-league"]):
        page = open_page(alba, "partners", framework=framework, **link)
        assert not page.app.exception
        keys = [element.key for element in page.app.main if element.key]
        assert keys.count("card-event") == 1


def test_long_evidence_is_folded(open_page: Open, real: Corpus) -> None:
    evidence = real.frames.evidence
    mine = evidence[(evidence["kind"] == "event") & (evidence["part"] == "evidence")]
    counts = mine.groupby("id").size()
    for wanted, folded in ((4, None), (5, None), (int(counts.max()), int(counts.max()) - 4)):
        event = counts.index[counts == wanted][0]
        page = open_page(real, "timeline", event=[event], q=["nothing-like-this"])
        labels = [e.label for e in page.app.expander if "more sources" in e.label]
        assert labels == ([f"{folded} more sources"] if folded else [])
        for note in mine.loc[mine["id"] == event, "note"].dropna():
            assert note in page.text
