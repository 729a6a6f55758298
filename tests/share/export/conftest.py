"""What the tests of exports share: both corpora, and exports of them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures.timeline.drawing import drawing
from nzviz.share.export.request import Export

TODAY = date(2026, 2, 3)
VIEW = "https://example.org/app/timeline?theme=ports"

MakeExport = Callable[..., Export]


@pytest.fixture(scope="session", params=["alba", "real"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """Each of the two corpora in turn."""
    found: Corpus = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session")
def export_of() -> MakeExport:
    """Makes exports: ``export_of(corpus, "event", "quote", theme=("ports",))``."""

    def make(corpus: Corpus, *kinds: str, view: str = VIEW, **filters: Any) -> Export:
        return Export(corpus, Filters(**filters), kinds, view, TODAY, draw=drawing)

    return make


@pytest.fixture(scope="session")
def opened() -> Callable[[bytes], dict[str, bytes]]:
    """The files of a zip by name."""

    def read(data: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            return {name: archive.read(name) for name in archive.namelist()}

    return read


@pytest.fixture(scope="session")
def any_filters() -> Callable[[Corpus], st.SearchStrategy[Filters]]:
    """Filters over the values of a corpus, sensible or leaving nothing."""

    def strategy(corpus: Corpus) -> st.SearchStrategy[Filters]:
        years = st.none() | st.integers(1940, 2030)
        return st.builds(
            Filters,
            theme=st.lists(st.sampled_from(sorted(corpus.records.by_kind["theme"])), max_size=2)
            .map(set).map(sorted).map(tuple),
            actor=st.lists(st.sampled_from(sorted(corpus.records.by_kind["actor"])), max_size=1)
            .map(tuple),
            first_year=years,
            words=st.sampled_from(["", "ships", "port*", "zzz"]),
        )  # fmt: skip

    return strategy
