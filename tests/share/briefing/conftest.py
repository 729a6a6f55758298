"""What the tests of this folder share."""

from __future__ import annotations

import pytest

from nzviz.corpus.corpus import Corpus


@pytest.fixture(scope="session", params=["alba", "real"])
def corpus(request: pytest.FixtureRequest) -> Corpus:
    """Each of the two corpora in turn."""
    found: Corpus = request.getfixturevalue(request.param)
    return found
