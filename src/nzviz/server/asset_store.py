"""Compressed files of the frontend: quickly when asked for, in the background as small as they get.

The best compression of all scripts takes a core about a minute, so it is done once for each
Streamlit and kept in a folder: that of :func:`nzviz.places.cache_folder`. Without
a folder that can be written, everything stays in memory only.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import MappingProxyType

import brotli

from nzviz.server import fonts, frontend
from nzviz.server.encoding import Coding, compress

_log = logging.getLogger("nzviz")
#: Kept files that nothing has asked for in so many seconds belong to a Streamlit long gone.
_FORGOTTEN_AFTER = 90 * 86_400


@dataclass(frozen=True, slots=True)
class File:
    """One file of the frontend: where it lies, its size in bytes, when it was made."""

    path: Path
    size: int
    modified: int


class AssetStore:
    """The frontend's files below *root* and *more*, by their addresses below the app's root, and
    what they have been turned into so far.
    """

    def __init__(
        self, root: Path, kept: Path | None, more: Mapping[str, Path] = MappingProxyType({})
    ) -> None:
        self.files: dict[str, File] = {}
        found = {
            path.relative_to(root).as_posix(): path
            for path in sorted((root / frontend.STATIC).rglob("*"))
            if path.is_file()
        }
        for name, path in {**found, **more}.items():
            about = path.stat()
            self.files[name] = File(path, about.st_size, int(about.st_mtime))
        self._kept = kept
        self._ready: dict[tuple[str, str], bytes] = {}
        self._locks: dict[str, threading.Lock] = {name: threading.Lock() for name in self.files}
        self._ended = threading.Event()

    def ready(self, name: str, coding: Coding) -> bytes | None:
        """The compressed file, if there is one already."""
        return self._ready.get((name, coding))

    def compressed(self, name: str, coding: Coding) -> bytes:
        """The compressed file; made quickly when there is none yet. Readers wait for one making."""
        with self._locks[name]:
            found = self._ready.get((name, coding))
            if found is None:
                found = compress(self.files[name].path.read_bytes(), coding)
                self._ready[name, coding] = found
            return found

    def reduced(self, name: str) -> bytes | None:
        """The font without what no page uses, if it has been made already."""
        return self._ready.get((name, "reduced"))

    def prepare(self, names: Iterable[str]) -> threading.Thread:
        """Work in the background: first all of *names* quickly, then fonts, then all the best."""
        listed = [name for name in dict.fromkeys(names) if name in self.files]
        self._ended.clear()
        worker = threading.Thread(target=self._prepare, args=(listed,), daemon=True)
        worker.start()
        return worker

    def end(self) -> None:
        """Stop the work in the background at its next step."""
        self._ended.set()

    def _prepare(self, names: list[str]) -> None:
        _politely()
        try:
            wanting = [name for name in names if not self._from_before(name)]
            steps: list[Callable[[], object]]
            steps = [partial(self.compressed, name, "br") for name in wanting]
            steps += [partial(self._reduce, name) for name in self.files if fonts.can_reduce(name)]
            wanting.sort(key=lambda name: self.files[name].size)
            steps += [partial(self._improve, name) for name in wanting]
            for step in steps:
                if self._ended.is_set():
                    return
                step()
            self._forget_old()
        except Exception:
            # Readers get the quick form, or the file as it is.
            _log.exception("the files of the frontend could not be prepared")

    def _from_before(self, name: str) -> bool:
        found = self._read(self._key(name, "br"))
        if found is None:
            return False
        with contextlib.suppress(brotli.error):
            if brotli.decompress(found) == self.files[name].path.read_bytes():
                self._ready[name, "br"] = found
                return True
        return False  # a broken file: it will be written anew

    def _improve(self, name: str) -> None:
        body = self.files[name].path.read_bytes()
        made = compress(body, "br", best=True)
        self._ready[name, "br"] = made
        self._write(self._key(name, "br"), made)

    def _reduce(self, name: str) -> None:
        key = self._key(name, fonts.recipe(name))
        found = self._read(key)
        if found is None or not fonts.is_font(found):
            found = fonts.reduced(self.files[name].path)
            self._write(key, found)
        self._ready[name, "reduced"] = found

    def _key(self, name: str, form: str) -> str:
        source = self.files[name].path.read_bytes()
        return hashlib.sha256(form.encode() + b"\0" + source).hexdigest()

    def _read(self, key: str) -> bytes | None:
        if self._kept is None:
            return None
        path = self._kept / "assets" / key
        try:
            found = path.read_bytes()
            os.utime(path)  # still in use
        except OSError:
            return None
        return found

    def _write(self, key: str, body: bytes) -> None:
        if self._kept is None:
            return
        folder = self._kept / "assets"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=folder, delete=False) as part:
                part.write(body)
            Path(part.name).replace(folder / key)  # a reader sees all of it or nothing
        except OSError as error:
            _log.warning("compressed files are not kept for the next start: %s", error)
            self._kept = None

    def _forget_old(self) -> None:
        if self._kept is None:
            return
        for path in (self._kept / "assets").glob("*"):
            with contextlib.suppress(OSError):
                if time.time() - path.stat().st_mtime > _FORGOTTEN_AFTER:
                    path.unlink()


def _politely() -> None:
    """Give this thread what readers leave over of the machine, where the system can."""
    if hasattr(os, "setpriority"):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)
