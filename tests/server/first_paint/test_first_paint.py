"""The first HTML already shows what the link names, and nothing of a link runs in it."""

import re
import threading
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from starlette.requests import Request

from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import from_query, rows, select, sentence
from nzviz.figures.style import DARK, LIGHT
from nzviz.server import first_paint as module
from nzviz.server.first_paint import first_paint
from nzviz.server.first_paint.pictures import Palette, in_both_looks, palette_css
from nzviz.ui.pages import PAGES

BY_PATH = {page.path: page for page in PAGES}
#: Pages whose picture has a size that no record changes: the timeline has its strip besides.
WITH_PICTURE = {"overview": 1, "timeline": 2, "frameworks": 1, "partners": 1}
WITH_ROWS = ("timeline", "frameworks", "sources")
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "</style></script><h1>x",
    "\u202eevil\u0000",
    "{{ 7 * 7 }}%nonce%",
    "x" * 2_000,
]


class Page(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)

    def handle_data(self, data: str) -> None:
        if self._inside[-1:] not in (["script"], ["style"]):
            self.text.append(data)

    @property
    def pictures(self) -> list[dict[str, str | None]]:
        """The drawings, without icons and the definitions of their marks."""
        return [about for about in self.all("svg") if "font-family" in about]

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(params=["real", "alba"])
def shown(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    """Each corpus in turn, as the one that is served."""
    folder: Path = request.getfixturevalue(f"{request.param}_folder")
    monkeypatch.setenv("NZVIZ_DATA", str(folder))
    return live.current()


@pytest.fixture
def alba_shown(alba_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Corpus:
    monkeypatch.setenv("NZVIZ_DATA", str(alba_folder))
    return live.current()


def asked(path: str, query: str = "", nonce: str = "") -> Request:
    scope = {
        "type": "http", "method": "GET", "path": f"/{path}", "query_string": query.encode(),
        "headers": [(b"host", b"here")], "server": ("here", 80), "scheme": "http",
        "state": {"nzviz_nonce": nonce},
    }  # fmt: skip
    return Request(scope)


def page(path: str, query: str = "", nonce: str = "") -> Page:
    return Page(first_paint(asked(path, query, nonce)).body)


@pytest.mark.parametrize("path", list(BY_PATH))
def test_every_page_shows_title_sentence_picture_and_first_rows(shown: Corpus, path: str) -> None:
    info, found = BY_PATH[path], page(path)
    filters, _ = from_query({}, shown)

    title = shown.site.title if info is PAGES[0] else info.title
    assert len(found.all("h1")) == 1
    assert title in found.words
    assert sentence(shown, filters, info.kind) in found.words
    labels = [about["aria-label"] for about in found.all("figure")]
    strips = int(path == "timeline")  # whose strip is HTML
    assert len(found.pictures) == 2 * (len(labels) - strips), "one for desks, one for phones"
    assert path == "disputes" or len(labels) == WITH_PICTURE.get(path, 0)
    assert all(label and len(label) > 20 for label in labels)
    if path in WITH_ROWS:
        assert len(found.all("li")) == min(12, len(select(shown, filters, info.kind)))


@pytest.mark.parametrize("path", ["timeline", "quotes", "frameworks"])
def test_rows_are_those_that_the_filters_leave(shown: Corpus, path: str) -> None:
    kind = BY_PATH[path].kind
    theme = shown.frames.themes.index[0]
    filters, _ = from_query({"theme": [theme]}, shown)
    found = page(path, f"theme={theme}")

    ids = list(rows(shown, filters, kind).index[: 10 if path == "quotes" else 12])
    links = [str(about["href"]) for about in found.all("a")]
    opened = [parse_qs(urlsplit(link).query) for link in links if f"{kind}=" in link]
    assert [query[kind] for query in opened] == [[record] for record in ids]
    assert all(query["theme"] == [theme] for query in opened)
    assert sentence(shown, filters, kind) in found.words


def test_a_link_opens_its_record(alba_shown: Corpus) -> None:
    event = alba_shown.frames.events.index[3]
    found = page("timeline", f"event={event}")

    assert len(found.all("article")) == 1
    assert alba_shown.frames.events.at[event, "summary"] in found.words
    assert not page("timeline", "event=no-such-event").all("article")
    assert not page("overview", f"event={event}").all("article"), "opens on its own page only"


def test_a_comparison_shows_both_filters_and_both_pictures(shown: Corpus) -> None:
    theme = shown.frames.themes.index[-1]
    found = page("timeline", f"compare=yes&b.theme={theme}")
    second, _ = from_query({"theme": [theme]}, shown)

    assert "Compared with" in found.words
    assert sentence(shown, second, "event") in found.words
    assert len(found.pictures) == 4, "two timelines, each for desks and for phones"
    assert len(page("timeline").pictures) == 2


def test_a_tour_shows_its_step(alba_shown: Corpus) -> None:
    found = page("timeline", "tour=closed-harbour&step=1&theme=ports")

    assert "The winter of the closed harbour · step 1 of 1" in found.words
    assert "sources still disagree on the day" in found.words
    assert "Leave the tour" in found.words
    assert "Back to this step" not in found.words
    assert "Back to this step" in page("sources", "tour=closed-harbour&step=1").words


def test_filters_that_leave_nothing_say_which_one_to_drop(alba_shown: Corpus) -> None:
    found = page("timeline", "q=zzzzzz")

    assert "No events are left" in found.words
    assert "Clear all filters" in found.words
    assert not found.pictures
    assert not found.all("li")
    assert "Lanes by" in found.words, "what is not filtered stays"


def test_every_link_leads_to_a_page_beside_this_one(shown: Corpus) -> None:
    for path in BY_PATH:
        for about in page(path, "lane=actor&from=1900&embed=true").all("a"):
            href = str(about["href"])
            if href in ("r/", shown.site.licence_url) or about.get("target") == "_blank":
                continue  # the records' pages without scripts, the licence, the way out of a frame
            assert re.match(r"(?:\./)?(?:[a-z-]*)(?:\?|$)", href), href
            assert href.removeprefix("./").partition("?")[0] in {"", *BY_PATH}
            assert not href or parse_qs(urlsplit(href).query)["embed"] == ["true"]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    "key", ["theme", "rel", "q", "from", "event", "lane", "view", "group", "asof", "without", "b.q"]
)
def test_nothing_of_a_link_runs(alba_shown: Corpus, key: str, value: str) -> None:
    where = "frameworks" if key in ("view", "group", "asof") else "timeline"
    plain, found = page(where), page(where, urlencode({key: value}))

    for tag in ("script", "style", "img", "iframe", "form", "object"):
        assert len(found.all(tag)) == len(plain.all(tag))
    for _, attributes in found.tags:
        assert not any(name.startswith("on") for name in attributes)
        assert not str(attributes.get("href", "")).lower().startswith("javascript")
    body = first_paint(asked(where, urlencode({key: value}), nonce="secret")).body
    assert body.count("secret") == 2
    assert not set("\0\u202e") & set(body)


def test_hostile_text_of_a_corpus_stays_text(
    alba_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = alba_copy / "site.yaml"
    text = site.read_text(encoding="utf-8")
    title = "<script>alert(1)</script></style>"
    site.write_text(re.sub(r"(?m)^title: .*$", f'title: "{title}"', text), encoding="utf-8")
    monkeypatch.setenv("NZVIZ_DATA", str(alba_copy))
    found = page("overview")

    assert title in found.words
    assert len(found.all("script")) == 2


def test_only_the_scripts_carry_the_nonce(alba_shown: Corpus) -> None:
    body = first_paint(asked("timeline", nonce="abc")).body

    assert body.count('nonce="abc"') == 2 == body.count("<script")
    assert "nonce" not in first_paint(asked("timeline")).body


def test_a_page_is_drawn_once_for_each_view_and_told_apart_by_what_matters(
    alba_shown: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    real = module.first_view
    monkeypatch.setattr(
        module, "first_view", lambda *args: drawn.append(args[1].path) or real(*args)
    )
    module._page.cache_clear()
    for query in ("", "utm_source=x", "utm_source=y", "q=ship", "q=ship&fbclid=1"):
        first_paint(asked("timeline", query))
    assert len(drawn) == 2
    for number in range(300):
        module._page(alba_shown, "quotes", (("q", (f"w{number}",)),), date(2024, 1, 1))
    kept = alba_shown.kept[module._page]
    assert kept.cache_info().currsize <= 128


def test_a_crowd_with_many_links_does_not_wait_for_each_other(
    alba_shown: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    busy = threading.BoundedSemaphore(1)
    monkeypatch.setattr(module, "_DRAWING", busy)
    module._page.cache_clear()
    with busy:
        assert first_paint(asked("sources", "q=crowd")).body == ""
    assert first_paint(asked("sources", "q=crowd")).body


def test_without_a_corpus_or_after_a_mistake_there_is_only_the_app(
    alba_copy: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("NZVIZ_DATA", str(alba_copy))
    live.current()
    monkeypatch.setattr(module, "first_view", lambda *_: 1 / 0)
    module._page.cache_clear()
    assert first_paint(asked("timeline")).body == ""
    assert "ZeroDivisionError" in caplog.text

    broken = alba_copy / "site.yaml"
    broken.write_text("title: [", encoding="utf-8")
    monkeypatch.setenv("NZVIZ_DATA", str(alba_copy / "elsewhere" / ".."))
    live.forget()
    assert first_paint(asked("timeline")).body == ""
    live.forget()


def test_the_inks_are_those_of_the_app() -> None:
    css = (Path(module.__file__).parent / "templates" / "page.css").read_text(encoding="utf-8")

    for look, times in ((LIGHT, 1), (DARK, 2)):
        for name in ("paper", "ink", "quiet", "accent"):
            assert css.count(f"--{name}:{getattr(look, name)};") == times
        assert css.count(f"--line:{look.hairline};") == times


def test_two_looks_become_one_drawing() -> None:
    palette = Palette()
    light = '<path fill="#FFFFFF" stroke="none"/><text fill="#111111">fill="#FFFFFF"</text>'
    dark = '<path fill="#000000" stroke="none"/><text fill="#EEEEEE">fill="#FFFFFF"</text>'
    made = in_both_looks(light, dark, palette)

    assert made == (
        '<path fill="var(--k0)" stroke="none"/><text fill="var(--k1)">fill="#FFFFFF"</text>'
    )
    first, system, chosen = palette_css(palette, "#x")
    assert first == "#x{--k0:#FFFFFF;--k1:#111111;}"
    assert "prefers-color-scheme:dark" in system
    assert chosen == "#x[data-look=dark]{--k0:#000000;--k1:#EEEEEE;}"
    assert in_both_looks(light, dark.replace("path", "rect"), Palette()) == light
