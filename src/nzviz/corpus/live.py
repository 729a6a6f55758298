"""The corpus that a serving process shows: read once, shared by all sessions and routes.

Whoever asks gets the last good corpus at once. :func:`reload` reads the folder again beside it and
swaps when all is well; when not, the corpus stays and :func:`state` says what is wrong. Nothing
here looks at the folder by itself: :mod:`nzviz.server.watching` does, and says so.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from nzviz.corpus import files
from nzviz.corpus.corpus import Corpus, data_folder, from_snapshot
from nzviz.corpus.problems import CorpusError, Problem

Outcome = Literal["swapped", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class State:
    """What is shown, and what is wrong with the folder as it lies there now.

    ``corpus`` is the last good one (None when there never was one), ``loaded`` when it was read
    (UTC). ``problems`` is empty when the folder and the corpus agree.
    """

    folder: Path
    corpus: Corpus | None
    loaded: datetime | None
    problems: tuple[Problem, ...] = ()
    #: Digest of the bytes that were looked at last, good or not.
    seen: str = ""


_reading = threading.Lock()
_state: State | None = None
_watched = False


def current() -> Corpus:
    """The corpus of :func:`nzviz.corpus.corpus.data_folder`; raises CorpusError when none is good.

    The first to ask reads it. While nobody watches the folder, a folder that was broken is read
    again for everybody who asks; else who watches tells when it is worth it.
    """
    state = _state
    if state is None or state.folder != data_folder() or (state.corpus is None and not _watched):
        with _reading:  # two sessions that come first read it once
            if _state is state:
                _read()
        state = _state
    if state is None or state.corpus is None:
        raise CorpusError(list(state.problems) if state else [])
    return state.corpus


def state() -> State:
    """What is shown and what is wrong, without reading anything anew."""
    return _state or State(data_folder(), None, None)


def reload() -> Outcome:
    """Read the folder again; swap the corpus when it is good and its bytes are others.

    Never raises for what lies in the folder: :func:`state` has the problems afterwards.
    """
    with _reading:
        return _read()


def watched(yes: bool) -> None:
    """Tell whether somebody calls :func:`reload` when the folder changes."""
    global _watched
    _watched = yes


def forget() -> None:
    """Read anew when next asked."""
    global _state
    with _reading:
        _state = None


def _read() -> Outcome:
    global _state
    folder = data_folder()
    before = _state if _state is not None and _state.folder == folder else None
    last = before or State(folder, None, None)
    snapshot = None
    try:
        snapshot = files.take(folder)
        if before and before.seen == snapshot.digest:  # touched, or as it was
            return "failed" if before.problems else "unchanged"
        corpus = from_snapshot(snapshot)
    except CorpusError as error:
        seen = snapshot.digest if snapshot else ""
        _state = replace(last, problems=tuple(error.problems), seen=seen)
        return "failed"
    if last.corpus and last.corpus.digest == corpus.digest:  # as it was before it was broken
        _state = replace(last, problems=(), seen=corpus.digest)
        return "unchanged"
    _state = State(folder, corpus, datetime.now(UTC), seen=corpus.digest)
    return "swapped"
