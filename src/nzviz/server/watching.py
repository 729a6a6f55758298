"""Watching the data folder: an edit is read at once, and open sessions run again when it is good.

The operating system tells of changes (inotify and its like), so an idle server does nothing; only
the folder itself is looked at once a second, because a folder that was removed or put in another's
place is no longer the one that the system watches. Where it tells nothing (some network drives),
``WATCHFILES_FORCE_POLLING=1`` makes the watcher look for itself.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from pathlib import Path

import structlog
import watchfiles

from nzviz.corpus import live
from nzviz.server import metrics, sessions
from nzviz.server.ahead import make_ahead

#: Milliseconds: edits that follow each other so closely are read together, but none waits longer
#: than ``_AT_MOST``.
_QUIET, _AT_MOST = 50, 400
#: Milliseconds between two looks at the folder itself.
_LOOK = 1000
#: Of a broken corpus, so many problems are logged; ``nzviz check`` lists all.
_LOGGED = 20

_log = structlog.stdlib.get_logger("nzviz")


class Watcher:
    """A thread that reloads the corpus; made and ended with the server."""

    def __init__(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        self._loop = loop
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="nzviz-watcher", daemon=True)

    def start(self) -> None:
        """Begin to watch the folder of :func:`nzviz.corpus.live.state`."""
        live.watched(True)
        self._thread.start()

    def stop(self) -> None:
        """End it; waits for a reading that is under way."""
        self._stop.set()
        self._thread.join()
        live.watched(False)

    def _run(self) -> None:
        folder = live.state().folder
        seen = _identity(folder)
        while not self._stop.is_set():
            if seen is None:  # gone: wait until it is back
                self._stop.wait(_LOOK / 1000)
            else:
                self._watch(folder, seen)
            now = _identity(folder)
            if now != seen and not self._stop.is_set():
                seen = now
                self._reload()

    def _watch(self, folder: Path, seen: tuple[int, int]) -> None:
        """Reload after every change, until the folder is another one or the end has come."""
        first = True
        try:
            for changes in watchfiles.watch(
                folder.resolve(),
                watch_filter=_matters(folder.resolve()),
                debounce=_AT_MOST,
                step=_QUIET,
                rust_timeout=_LOOK,
                yield_on_timeout=True,
                stop_event=self._stop,
                raise_interrupt=False,
            ):
                if changes or first:  # first: what changed before the system began to watch
                    first = False
                    self._reload()
                if _identity(folder) != seen:
                    return
        # Gone between two looks, or no more watches to be had; the watcher's own errors are
        # RuntimeErrors, and a part of a folder that goes while it begins to watch is one.
        except (OSError, RuntimeError) as error:
            _log.warning("the data folder cannot be watched now", reason=str(error))
            self._stop.wait(_LOOK / 1000)
            self._reload()

    def _reload(self) -> None:
        try:
            outcome = reload()
        except Exception:  # a fault of ours must not end the watching
            _log.exception("the data folder could not be read")
            return
        if outcome == "swapped" and self._loop is not None:
            asyncio.run_coroutine_threadsafe(sessions.rerun_all(), self._loop)


def reload() -> live.Outcome:
    """Read the folder again, and tell the log and the figures how that went."""
    told = live.state().problems
    outcome = live.reload()
    metrics.reloads.labels(outcome).inc()
    state = live.state()
    if outcome == "failed" and state.problems != told:
        log_problems(state)
    elif outcome == "swapped" and state.corpus:
        make_ahead(state.corpus)
        _log.info("corpus reloaded", digest=state.corpus.digest[:12])
    elif told and not state.problems:
        _log.info("corpus is as before")
    return outcome


def log_problems(state: live.State) -> None:
    """Tell the operator what is wrong with the data, each with file, line and column."""
    _log.error(
        "the data have problems",
        shown="the last good corpus" if state.corpus else "nothing",
        count=len(state.problems),
    )
    for problem in state.problems[:_LOGGED]:
        _log.error("problem", at=f"{problem.file}:{problem.line}:{problem.column}",
                   message=problem.message[:500])  # fmt: skip


def _identity(folder: Path) -> tuple[int, int] | None:
    """Which folder it is, whatever its name; None while there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _matters(folder: Path) -> Callable[[watchfiles.Change, str], bool]:
    """Whether a changed path is worth a reading: not what editors and git keep for themselves."""

    def matters(_change: watchfiles.Change, path: str) -> bool:
        parts = Path(path).relative_to(folder).parts
        # "..data" is how Kubernetes swaps the files of a volume: a link with a hidden name.
        hidden = any(p.startswith(".") and not p.startswith("..") for p in parts)
        return not hidden and not path.endswith(("~", ".swp", ".tmp"))

    return matters
