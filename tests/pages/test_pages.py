"""Every page, over this project's corpus and over an invented one: one row for each page."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, sentence
from nzviz.ui.pages import PAGES

Open = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Row:
    """What has to be on a page: heading, charts and tables at least, widgets and texts."""

    heading: str
    charts: int = 0
    tables: int = 0
    keys: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    filtered: bool = True


#: One row for each page; {title} is the title of the corpus.
ROWS = {
    "overview": Row("{title}", charts=1, texts=("Latest events", "Guided tours")),
    "timeline": Row("Timeline", charts=1, tables=1),
    "frameworks": Row("Frameworks", charts=1, tables=1),
    "partners": Row("Partners", charts=1, tables=1, texts=("in force between",)),
    "quotes": Row("Quotes", tables=1, texts=("Verbatim",)),
    "disputes": Row("Disputes", tables=1),
    "sources": Row("Sources", charts=3, tables=1, texts=("single-sourced",)),
    "briefing": Row("Briefing", texts=("Nothing is collected yet",), filtered=False),
    "data-and-method": Row(
        "Data and method", texts=("Themes", "Partners", "digest"), filtered=False
    ),
}
EVERYWHERE = ("filter-theme", "filter-rel", "filter-actor", "filter-fw", "filter-years",
              "filter-words")  # fmt: skip
PATHS = [info.path for info in PAGES]


def test_every_page_has_a_row_here_and_a_script(pages_folder: Path) -> None:
    assert set(ROWS) == set(PATHS)
    assert {info.file for info in PAGES} == set(pages_folder.glob("*.py"))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_shows_what_its_row_says(open_page: Open, corpus: Corpus, path: str) -> None:
    row = ROWS[path]
    page = open_page(corpus, path)

    assert not page.app.exception
    assert page.title == row.heading.format(title=corpus.site.title)
    charts, tables = page.alts("chart"), page.alts("dataframe")
    assert len(charts) >= row.charts
    assert len(tables) >= row.tables
    assert all(charts), "a chart without an alternative text"
    assert all(tables), "a table without an alternative text"
    keys = {element.key for element in page.app.main}
    assert keys.issuperset({*EVERYWHERE, *row.keys})
    for text in row.texts:
        assert text in page.text
    kind = next(info.kind for info in PAGES if info.path == path)
    assert page.sentence == sentence(corpus, Filters(), kind)
    assert not re.search(r"\bnan\b|\bNaT\b|<NA>|\{\w*\}", page.text)
    assert not page.app.warning


@pytest.mark.parametrize("path", PATHS)
def test_a_page_leaves_nothing_in_the_log(
    open_page: Open, real: Corpus, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        open_page(real, path)

    told = [r.getMessage() for r in caplog.records if "missing ScriptRunContext" not in r.message]
    assert told == []


@pytest.mark.parametrize("path", PATHS)
def test_each_single_theme_is_shown_on_every_page(
    open_page: Open, corpus: Corpus, path: str
) -> None:
    kind = next(info.kind for info in PAGES if info.path == path)
    page = open_page(corpus, path)
    for theme in corpus.records.by_kind["theme"]:
        page.again(theme=[theme])
        assert not page.app.exception, theme
        assert page.title == ROWS[path].heading.format(title=corpus.site.title)
        assert page.sentence == sentence(corpus, Filters(theme=(theme,)), kind)


@pytest.mark.parametrize("path", PATHS)
def test_the_dark_look_runs_too(open_page: Open, alba: Corpus, path: str) -> None:
    page = open_page(alba, path, look="dark")

    assert not page.app.exception
    assert page.title == ROWS[path].heading.format(title=alba.site.title)


@pytest.mark.parametrize("path", PATHS)
def test_a_value_that_the_record_does_not_know_is_named_and_the_rest_applies(
    open_page: Open, corpus: Corpus, path: str
) -> None:
    kind = next(info.kind for info in PAGES if info.path == path)
    theme = next(iter(corpus.records.by_kind["theme"]))
    page = open_page(corpus, path, theme=["bogus", theme], actor=["nobody"], event=["never"])

    assert not page.app.exception
    warned = " ".join(element.value for element in page.app.warning).replace("\\", "")
    for named in ('theme="bogus"', 'actor="nobody"', 'event="never"'):
        assert named in warned
    assert f'"{theme}" ' not in warned
    assert page.sentence == sentence(corpus, Filters(theme=(theme,)), kind)


HOSTILE = '<script>alert(1)</script> [x](javascript:1) $x$ :red[y] **b** `c` "'


@pytest.mark.parametrize("path", PATHS)
def test_hostile_words_stay_words(open_page: Open, alba: Corpus, path: str) -> None:
    page = open_page(alba, path, q=[HOSTILE], theme=[HOSTILE], event=[HOSTILE])

    assert not page.app.exception
    for element in (*page.app.markdown, *page.app.warning, *page.app.caption):
        raw = re.sub(r"\\.", "", element.value)
        for code in ("<script", "](javascript", "$x$", ":red[", "`c`"):
            assert code not in raw


@pytest.mark.parametrize("path", [path for path in PATHS if ROWS[path].filtered])
def test_when_nothing_is_left_a_button_loosens_the_filter(
    open_page: Open, corpus: Corpus, path: str
) -> None:
    kind = next(info.kind for info in PAGES if info.path == path)
    theme = next(iter(corpus.records.by_kind["theme"]))
    page = open_page(corpus, path, q=["nothing-like-this"], theme=[theme])
    chosen = sentence(corpus, Filters(theme=(theme,)), kind)
    shown = chosen.split()[0]

    assert not page.app.exception
    assert page.sentence.startswith("0 of ")
    assert f"No {kind}s are left by these filters" in page.text
    (button,) = [b for b in page.app.button if b.key == "loosen-q"]
    assert f"(shows {shown})" in button.label
    button.click().run()
    assert not page.app.exception
    assert page.link() == {"theme": [theme]}
    assert page.sentence == chosen


@pytest.mark.parametrize("path", [path for path in PATHS if ROWS[path].filtered])
def test_when_nothing_is_left_everything_can_be_cleared(
    open_page: Open, alba: Corpus, path: str
) -> None:
    page = open_page(alba, path, q=["nothing-like-this"], **{"from": ["2400"]}, theme=["ports"])

    next(b for b in page.app.button if b.key == "loosen-all").click().run()
    assert not page.app.exception
    assert page.link() == {}
    assert page.sentence.startswith(("All ", "1 "))
