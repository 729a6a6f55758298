"""Addresses of views and records, and the snippet that embeds a view."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, from_query
from nzviz.share.links import (
    EMBED_THEMES,
    RECORD_PAGES,
    address,
    embed_address,
    embed_snippet,
    query_string,
    record_query,
)

QUERIES = st.dictionaries(st.text(min_size=1), st.lists(st.text(), min_size=1, max_size=3))
HOSTILE = [
    '"><script>alert(1)</script>',
    "' onload='alert(1)",
    "A & B < C > D \" ' ` = \\",
    "two\nlines",
    "Māori “ships” – 日本",
    "&quot;&#34;&amp;",
    "",
]


class Tags(HTMLParser):
    """Every tag and text of a snippet."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), "an attribute stands twice"
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@settings(deadline=None)
@given(QUERIES)
def test_a_query_string_says_what_it_was_made_from(query: dict[str, list[str]]) -> None:
    pairs = parse_qsl(query_string(query), keep_blank_values=True, strict_parsing=bool(query))

    assert pairs == [(key, value) for key, values in query.items() for value in values]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({}, ""),
        ({"theme": ["a", "b"], "q": ["new era"]}, "theme=a&theme=b&q=new+era"),
        ({"theme": [], "from": ["1984"]}, "from=1984"),
        ({"q": ["a&b=c#d"]}, "q=a%26b%3Dc%23d"),
    ],
)
def test_query_strings(query: dict[str, list[str]], wanted: str) -> None:
    assert query_string(query) == wanted


@pytest.mark.parametrize(
    ("base", "page", "query", "wanted"),
    [
        ("http://h", "", {}, "http://h/"),
        ("http://h/", "", {}, "http://h/"),
        ("http://h:8501/timeline", "", {}, "http://h:8501/"),
        ("http://h/timeline", "quotes", {"q": ["x"]}, "http://h/quotes?q=x"),
        ("https://h/nz/timeline", "quotes", {}, "https://h/nz/quotes"),
        ("https://h/nz/", "quotes", {}, "https://h/nz/quotes"),
        ("https://h/timeline?theme=old#here", "sources", {}, "https://h/sources"),
    ],
)
def test_addresses(base: str, page: str, query: dict[str, list[str]], wanted: str) -> None:
    assert address(base, page, query) == wanted


@settings(deadline=None)
@given(QUERIES)
def test_an_address_carries_the_whole_query(query: dict[str, list[str]]) -> None:
    parts = urlsplit(address("https://example.org/timeline", "quotes", query))

    assert (parts.scheme, parts.netloc, parts.path) == ("https", "example.org", "/quotes")
    assert parse_qs(parts.query, keep_blank_values=True) == query
    assert not parts.fragment


def test_the_filters_of_a_view_come_back_from_its_address(alba: Corpus) -> None:
    filters = Filters(("ports",), (), ("alba", "borea"), (), 1999, 2010, 'boat "in again" -x&y')
    parts = urlsplit(address("http://h/", "timeline", filters.to_query()))

    assert from_query(parse_qs(parts.query), alba) == (filters, [])


@pytest.mark.parametrize("kind", RECORD_PAGES)
def test_each_kind_of_record_has_a_parameter_of_its_own(kind: str) -> None:
    assert record_query(kind, "some-id") == {kind: ["some-id"]}


@pytest.mark.parametrize("view", ["http://h/timeline", "http://h/timeline?q=a%22b&theme=x"])
@pytest.mark.parametrize("title", HOSTILE)
def test_a_snippet_is_one_frame_whatever_its_title(view: str, title: str) -> None:
    check_snippet(view, title)


@settings(deadline=None)
@given(st.text())
def test_a_snippet_is_one_frame_for_any_title(title: str) -> None:
    # A browser makes a line feed of a carriage return, and HTML has no NUL.
    check_snippet("http://h/timeline?theme=a", title.replace("\r", " ").replace("\0", " "))


@pytest.mark.parametrize(
    ("theme", "options"),
    [("", []), ("light", [("embed_options", "light_theme")]),
     ("dark", [("embed_options", "dark_theme")])],
)  # fmt: skip
@pytest.mark.parametrize("view", ["http://h/", "http://h/timeline?q=a%22b&theme=x"])
def test_an_embedded_view_has_a_look_of_its_own_or_the_readers(
    view: str, theme: str, options: list[tuple[str, str]]
) -> None:
    assert theme in EMBED_THEMES
    asked = parse_qsl(urlsplit(embed_address(view, theme)).query)

    assert asked == [*parse_qsl(urlsplit(view).query), ("embed", "true"), *options]
    snippet = Tags(embed_snippet(view, "x", theme=theme))
    assert snippet.tags[0][1]["src"] == embed_address(view, theme)


def check_snippet(view: str, title: str) -> None:
    snippet = Tags(embed_snippet(view, title, height=480))
    ((tag, attributes),) = snippet.tags
    assert tag == "iframe"
    assert attributes["title"] == title
    assert attributes["height"] == "480"
    assert not snippet.texts
    shown, asked = urlsplit(attributes["src"] or ""), urlsplit(view)
    assert shown[:3] == asked[:3]
    assert parse_qsl(shown.query) == [*parse_qsl(asked.query), ("embed", "true")]
    assert set(attributes) == {"src", "title", "width", "height", "style", "loading"}
