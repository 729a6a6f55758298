"""What the tests of this folder share."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.figures.style import DARK, LIGHT, Figure, Look


@pytest.fixture(scope="session", params=["alba", "real"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """Each of the two corpora in turn."""
    found: Corpus = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session", params=[LIGHT, DARK], ids=["light", "dark"])
def look(request: pytest.FixtureRequest) -> Look:
    """Each of the two looks in turn."""
    found: Look = request.param
    return found


@pytest.fixture(scope="session", params=[280, 700, 1300])
def width(request: pytest.FixtureRequest) -> int:
    """A phone, a picture beside a record, and a wide page."""
    found: int = request.param
    return found


@pytest.fixture(scope="session")
def frameworks(corpus: Corpus) -> list[str]:
    """Ids of all frameworks of the corpus, in order of time."""
    return list(corpus.frames.frameworks.index)


@pytest.fixture(scope="session")
def marked() -> Callable[[Figure], list[tuple[Any, dict[str, Any]]]]:
    """Gives every customdata of a figure with its trace, and holds that lists are of one length."""

    def pairs(figure: Figure) -> Iterator[tuple[Any, dict[str, Any]]]:
        for trace in figure["data"]:
            lengths = {
                len(trace[name])
                for name in ("x", "y", "customdata", "hovertext", "base")
                if isinstance(trace.get(name), list)
            }
            assert len(lengths) <= 1, trace["type"]
            for value in trace.get("customdata", ()):
                yield value, trace

    return lambda figure: list(pairs(figure))
