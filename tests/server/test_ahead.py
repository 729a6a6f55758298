"""What is made before the first reader comes, and what the garbage collector leaves alone."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest

from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.explore import search
from nzviz.server import ahead, first_paint
from nzviz.ui.pages import PAGES


class _Knot:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.self = self


def test_pages_and_the_index_are_there_before_anybody_asks(
    alba: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(first_paint, "_page", lambda _corpus, path, *_rest: drawn.append(path))
    monkeypatch.setattr(live, "state", lambda: live.State(Path(), alba, None))
    search.index.cache_clear()
    try:
        ahead.make_ahead(alba).join()
    finally:
        gc.unfreeze()

    assert drawn == [page.path for page in PAGES]
    assert search.index in alba.kept


def test_nothing_is_made_of_an_earlier_corpus(
    alba: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    monkeypatch.setattr(live, "state", lambda: live.State(Path(), None, None))
    monkeypatch.setattr(ahead, "draw_page", lambda *_: made.append("a page"))
    monkeypatch.setattr(ahead, "index", lambda _: made.append("the index"))
    monkeypatch.setattr(ahead, "settle", lambda: made.append("an end"))

    ahead.make_ahead(alba).join()

    assert made == []


def test_what_is_settled_is_not_looked_at_again_until_the_next_time() -> None:
    knot = _Knot()
    gone = weakref.ref(knot)
    ahead.settle()
    try:
        assert gc.get_freeze_count() > 0
        del knot
        gc.collect()
        assert gone() is not None
        ahead.settle()
        assert gone() is None
    finally:
        gc.unfreeze()
