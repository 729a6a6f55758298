"""The corpus that a serving process shows: read once, shared by all sessions and routes."""

from __future__ import annotations

import threading
from functools import lru_cache
from pathlib import Path

from nzviz.corpus.corpus import Corpus, data_folder, load

_reading = threading.Lock()


def current() -> Corpus:
    """The corpus of :func:`nzviz.corpus.corpus.data_folder`; raises CorpusError."""
    with _reading:  # two sessions that come first read it once
        return _read(data_folder().resolve())


def forget() -> None:
    """Read anew when next asked."""
    _read.cache_clear()


@lru_cache(maxsize=4)
def _read(folder: Path) -> Corpus:
    return load(folder)
