"""The data API as programs see it, over the invented corpus or this project's own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from nzviz.corpus.corpus import Corpus
from nzviz.server import api as served

#: Where the clients of these tests reach the server.
BASE = "http://record.example"


@pytest.fixture(scope="session")
def app() -> Starlette:
    """The routes that the server has, and nothing around them."""
    return Starlette(routes=served.routes)


@pytest.fixture(scope="module")
def api(app: Starlette, alba: Corpus) -> Iterator[TestClient]:
    """The API over Alba."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nzviz.corpus.live.current", lambda: alba)
        yield TestClient(app, BASE, follow_redirects=False)


@pytest.fixture(params=["alba", "real"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """Each of the two corpora in turn."""
    found: Corpus = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def either(app: Starlette, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    """The API over each of the two corpora in turn."""
    monkeypatch.setattr("nzviz.corpus.live.current", lambda: corpus)
    return TestClient(app, BASE, follow_redirects=False)
