"""Pages run without a browser, over a corpus of the test's choice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from nzviz.corpus.corpus import Corpus
from nzviz.server.app import SHELL
from nzviz.ui.pages import PAGES

ESCAPE = re.compile(r"\\(.)")


class Shown:
    """A page as a reader would find it."""

    def __init__(self, app: AppTest) -> None:
        self.app = app

    def again(self, **query: list[str]) -> Shown:
        """The same reader, after the link's parameters have become *query*."""
        self.app.query_params.clear()
        for key, values in query.items():
            self.app.query_params[key] = values
        self.app.run()
        return self

    def opened(self, menu: str) -> Shown:
        """The same page after the menu with this key has been opened."""
        self.app.session_state[menu] = True
        self.app.run()
        assert not self.app.exception
        return self

    @property
    def title(self) -> str:
        """The page's heading."""
        (title,) = self.app.title
        return plain(title.value)

    @property
    def text(self) -> str:
        """Every text of the page, links and buttons included, one to a line."""
        found = [element.value for element in (*self.app.markdown, *self.app.caption)]
        found += [element.value for element in (*self.app.subheader, *self.app.header)]
        found += [element.value for element in (*self.app.warning, *self.app.info)]
        found += [element.label for element in (*self.app.button, *self.app.expander)]
        found += [element.proto.label for element in self.app.get("page_link")]
        return "\n".join(plain(str(text)) for text in found)

    @property
    def sentence(self) -> str:
        """What is shown, in words: the bold text beside Share and Download."""
        return next(
            plain(element.value).strip("*")
            for element in self.app.markdown
            if re.match(r"\*\*(All )?[\d,]+ (of |\w+s?\*\*)", plain(element.value))
        )

    def alts(self, kind: str) -> list[str]:
        """Alternative texts of all elements of a kind, "chart" or "dataframe"."""
        if kind == "chart":
            return [str(told["alt"]) for told in self.charts]
        return [str(element.proto.alt) for element in self.app.get(kind)]

    @property
    def charts(self) -> list[dict[str, Any]]:
        """What the page tells its charts."""
        return charts(self.app)

    def link(self) -> dict[str, list[str]]:
        """The link's parameters as they stand."""
        found = dict(self.app.query_params)
        return {k: v if isinstance(v, list) else [v] for k, v in found.items()}


def charts(app: AppTest) -> list[dict[str, Any]]:
    """What the script that draws charts is told, in the order of the page."""
    found = [element.proto for element in app.get("bidi_component")]
    return [json.loads(proto.json) for proto in found if proto.component_name == "nzviz_chart"]


@pytest.fixture
def charts_of() -> Callable[[AppTest], list[dict[str, Any]]]:
    """What the charts of a script are told."""
    return charts


def plain(text: str) -> str:
    """Markdown without the escapes that keep curated text from being Markdown."""
    return ESCAPE.sub(r"\1", text)


Open = Callable[..., Shown]


@pytest.fixture
def open_page(monkeypatch: pytest.MonkeyPatch) -> Open:
    """Opens a page over a corpus: ``open_page(corpus, "timeline", theme=["ports"])``."""

    def run(corpus: Corpus, path: str, look: str = "light", **query: list[str]) -> Shown:
        monkeypatch.setattr("nzviz.corpus.live.current", lambda: corpus)
        app = AppTest.from_file(str(SHELL), default_timeout=60)
        app.context = {"theme": look, "url": "http://127.0.0.1/"}
        app.query_params["q"] = ["nothing-like-this"]
        app.run()  # only now does it know the pages; an empty first page is soon drawn
        info = next(info for info in PAGES if info.path == path)
        if info is not PAGES[0]:
            up = "../" * (len(SHELL.parent.relative_to(info.file.parents[1]).parts))
            app.switch_page(f"{up}pages/{info.file.name}")
        return Shown(app).again(**query)

    return run


@pytest.fixture(params=["alba", "real"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """Each of the two corpora in turn."""
    found: Corpus = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def pages_folder(root: Path) -> Path:
    """The folder of the page scripts."""
    return root / "pages"


@pytest.fixture(autouse=True)
def everything_is_near(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a browser nothing is ever near to what a reader sees."""
    monkeypatch.setattr("nzviz.ui.tables.near", lambda _key: True)
