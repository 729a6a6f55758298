"""Pictures are taken away from every page that has one to take."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.coverage import source_summary, summary_of
from nzviz.explore.filters import Filters, sentence
from nzviz.ui import pictures

Open = Callable[..., Any]
Drawn = list[tuple[Any, str]]
#: Page, link parameters, what the menu's name begins with and what the picture's title says.
MENUS: list[tuple[str, dict[str, list[str]], str, str]] = [
    ("overview", {}, "events-by-year", "events by year"),
    ("timeline", {}, "timeline", ""),
    ("frameworks", {"asof": ["1986-12-31"]}, "lifespans", "lifespans of frameworks on 31 Dec"),
    ("frameworks", {"view": ["obligations"]}, "obligations", "obligations and activities of"),
    ("frameworks", {"view": ["lineage"]}, "lineage", "lineage of frameworks on"),
    ("frameworks", {"view": ["areas"]}, "areas", "partners by area of cooperation on"),
    ("frameworks", {"view": ["compare"]}, "comparison", " compared"),
    ("partners", {}, "ties-", "frameworks between "),
    ("quotes", {"view": ["speakers"]}, "quotes-", "words of "),
    ("quotes", {"view": ["themes"]}, "words-around-", "words before and after: "),
    ("sources", {}, "sources-by-kind", "sources by kind"),
]


def names(page: Any) -> list[str]:
    """What the page's menus are called."""
    keys = (element.proto.id for element in page.app.get("popover"))
    found = (str(key).rpartition("-picture-") for key in keys)
    return [name for _, mark, name in found if mark]


def opened(page: Any, begins: str, monkeypatch: pytest.MonkeyPatch) -> ElementTree.Element:
    """The picture that the menu whose name begins so gives when it is opened."""
    drawn: list[str] = []

    def kept(*given: Any) -> str:
        drawn.append(made(*given))
        return drawn[-1]

    made = pictures.svg
    monkeypatch.setattr(pictures, "svg", kept)
    name = next(one for one in names(page) if one.startswith(begins))
    page.app.session_state[f"picture-{name}"] = True
    page.app.run()
    assert not page.app.exception
    labels = [element.proto.label for element in page.app.get("download_button")]
    assert "Save as SVG" in labels
    (picture,) = drawn
    return ElementTree.fromstring(picture)


def texts(picture: ElementTree.Element) -> list[str]:
    """The texts of a picture."""
    return ["".join(n.itertext()) for n in picture.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize(("path", "query", "begins", "title"), MENUS)
def test_a_picture_says_what_it_is_and_whose(
    open_page: Open,
    corpus: Corpus,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    query: dict[str, list[str]],
    begins: str,
    title: str,
) -> None:
    page = open_page(corpus, path, **query)
    found = texts(opened(page, begins, monkeypatch))
    site = corpus.site
    assert found[0].startswith(site.title)
    assert title in found[0]
    assert any(site.licence in text and site.licence_url in text for text in found)
    (source,) = [text for text in found if f"data version {site.version}" in text]
    assert site.publisher in source
    assert f"http://127.0.0.1/{path if path != 'overview' else ''}" in source
    assert " on " in source.partition(site.publisher)[0]


def test_closed_menus_draw_nothing(
    open_page: Open, alba: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: Any) -> str:
        raise AssertionError("a picture was drawn that nobody asked for")

    monkeypatch.setattr(pictures, "svg", never)
    for path, query, begins, _ in MENUS:
        page = open_page(alba, path, **query)
        assert not page.app.exception
        mine = [name for name in names(page) if name.startswith(begins)]
        assert len(mine) == 1
        assert len(set(names(page))) == len(names(page))


def test_filters_are_told_and_what_is_left_of_sources(
    open_page: Open, real: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = Filters(fw=("anzus", "seato"))
    page = open_page(real, "frameworks", fw=["anzus", "seato"])
    found = texts(opened(page, "lifespans", monkeypatch))
    assert found[1] == sentence(real, filters, "framework")
    assert any(source_summary(real, filters, "framework") in text for text in found)
    assert "SEATO" in found


def test_a_comparison_tells_of_its_two_sides_whatever_the_filters(
    open_page: Open, real: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(real, "frameworks", view=["compare"], fw=["anzus"])
    found = texts(opened(page, "comparison", monkeypatch))
    assert found[1].startswith("From IPCP to ITPP: ")
    assert any(summary_of(real, "framework", {"ipcp", "itpp"}) in text for text in found)


def test_narrowed_sources_say_so(
    open_page: Open, real: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(real, "sources", kind=["speech", "nonsense"])
    count = int((real.frames.sources["kind"] == "speech").sum())
    found = texts(opened(page, "sources-by-country", monkeypatch))
    assert found[1] == f"{count} of {len(real.frames.sources)} sources: speech"


def test_an_opened_dispute_gives_its_answers_with_our_assessment(
    open_page: Open, real: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    dispute = "nz-march-2022-nato-fund-amount"
    record = real.records.by_kind["dispute"][dispute]
    page = open_page(real, "disputes", dispute=[dispute])
    found = texts(opened(page, "answers-", monkeypatch))
    assert record.question in found[0]
    assert found[1] == record.assessment
    assert set(found) >= {position.answer for position in record.positions}
