"""How a view is cited."""

import unicodedata
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.share.citation import apa, chicago, view_item

VIEW = "http://127.0.0.1:8501/timeline?theme=ports&q=%3Ci%3E"
TODAY = date(2026, 2, 3)
Style = Callable[[dict[str, object]], str]


def test_an_item_of_a_view_names_version_address_and_day(alba: Corpus) -> None:
    item = view_item(alba, "Timeline: 2 of 4 events", VIEW, TODAY)

    assert item["type"] == "webpage"
    assert item["title"] == "Timeline: 2 of 4 events"
    assert item["version"] == alba.site.version
    assert item["container-title"] == alba.site.title
    assert item["author"] == [{"literal": alba.site.publisher}]
    assert item["issued"] == {"date-parts": [[2020, 1, 31]]}
    assert item["accessed"] == {"date-parts": [[2026, 2, 3]]}
    assert item["URL"] == VIEW


@pytest.mark.parametrize("style", [chicago, apa])
def test_a_citation_names_publisher_year_title_version_and_address(
    alba: Corpus, style: Style
) -> None:
    line = style(view_item(alba, "Timeline: 2 of 4 events", VIEW, TODAY))

    assert line.startswith(("The Alba Institute. ", "The Alba Institute ("))
    for part in ("2020", "Timeline: 2 of 4", "1.2.3", VIEW):
        assert part in line
    assert alba.site.title.casefold() in line.casefold()
    assert "\n" not in line


@pytest.mark.parametrize("style", [chicago, apa])
@pytest.mark.parametrize(
    "title",
    ["", " ", "<i>x</i>", "<b", "</span>", "a & b", '“x” "y" \'z\'', "Is it?", "...", "a\nb",
     "{x} \\y $z$", '<span class="nocase">X', "日本 😀", "a" * 1000],
)  # fmt: skip
def test_odd_titles_are_cited(alba: Corpus, style: Style, title: str) -> None:
    line = style(view_item(alba, title, VIEW, TODAY))

    assert VIEW in line
    assert "1.2.3" in line


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_any_title_is_cited_with_its_letters(alba: Corpus, title: str) -> None:
    line = chicago(view_item(alba, title, VIEW, TODAY))

    assert VIEW in line
    letters = {c for c in fold(title) if c.isalnum()}
    assert letters <= set(fold(line))


def fold(text: str) -> str:
    return unicodedata.normalize("NFKD", text).upper().casefold()
