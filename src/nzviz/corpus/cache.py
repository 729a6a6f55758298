"""Corpora kept on disk between starts, so that a second start reads no YAML.

A kept corpus is a pickle, which is as good as a program to whoever loads it. So it is loaded only
from a folder and a file that belong to the user of this process and that nobody else may write:
whoever can write there can change this user's programs anyway. Its name is a digest of everything
that it follows from (the bytes of the data folder and where it lies, the modules of this package,
the versions of Python and of the libraries whose objects it holds); its first bytes are a digest of
the rest, so that half a file is none. Whatever is wrong with it, the data are read instead.
"""

from __future__ import annotations

import gc
import hashlib
import logging
import os
import pickle
import stat
import sys
import tempfile
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from nzviz import places

_log = logging.getLogger("nzviz")
_LIBRARIES = ("numpy", "pandas", "pyarrow", "pydantic", "pydantic-core")
_PREFIX, _SUFFIX = "corpus-", ".pickle"
#: So many corpora are kept; older ones go.
_KEPT = 4
_DIGEST = hashlib.sha256().digest_size


def read(folder: Path, digest: str) -> Any | None:
    """What was kept for the data *folder* with this digest; None when there is nothing usable."""
    path = _path(folder, digest)
    if path is None:
        return None
    try:
        raw = _read_own(path)
        if hashlib.sha256(memoryview(raw)[_DIGEST:]).digest() != raw[:_DIGEST]:
            raise ValueError("it is damaged")
        collecting = gc.isenabled()
        gc.disable()  # no garbage comes of it, and looking for some takes most of the time
        try:
            return pickle.loads(memoryview(raw)[_DIGEST:])
        finally:
            if collecting:
                gc.enable()
    except FileNotFoundError:
        return None
    except Exception as error:  # unpickling raises whatever the objects in it raise
        _log.info("the kept corpus cannot be used (%s); the data are read", error)
        return None


def write(folder: Path, digest: str, kept: object) -> None:
    """Keep something for the data *folder* with this digest, if that is possible."""
    path = _path(folder, digest)
    if path is None:
        return
    temporary = ""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_others(path.parent.stat(), "its folder")
        raw = pickle.dumps(kept, protocol=5)
        handle, temporary = tempfile.mkstemp(prefix=_PREFIX, suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(hashlib.sha256(raw).digest())
            file.write(raw)
        Path(temporary).replace(path)
    except OSError as error:
        _log.info("the corpus cannot be kept for the next start (%s)", error)
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        return
    with suppress(OSError):
        _forget_old(path.parent, path)


def _path(folder: Path, digest: str) -> Path | None:
    base = places.cache_folder()
    if base is None:
        return None
    name = hashlib.sha256("\0".join((str(folder), digest, _program())).encode()).hexdigest()
    return base / "corpus" / f"{_PREFIX}{name[:40]}{_SUFFIX}"


@cache
def _program() -> str:
    """Digest of everything but the data that decides what a kept corpus looks like."""
    digest = hashlib.sha256(sys.version.encode())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _read_own(path: Path) -> bytes:
    _refuse_others(path.parent.stat(), "its folder")
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        _refuse_others(os.fstat(handle), "it")
        return file.read()


def _refuse_others(about: os.stat_result, what: str) -> None:
    """Raise unless what was looked at is this user's own, and nobody else's to write."""
    if sys.platform == "win32":  # pragma: no cover; the user's folders are closed to others there
        return
    if about.st_uid != os.geteuid():
        raise PermissionError(f"{what} belongs to another user")
    if about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise PermissionError(f"{what} can be written by others")


def _forget_old(folder: Path, newest: Path) -> None:
    kept = [path for path in folder.glob(f"{_PREFIX}*{_SUFFIX}") if path != newest]
    kept.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    # What a process that was killed left half written; nobody writes as many at a time.
    halves = sorted(folder.glob(f"{_PREFIX}*.tmp"), key=lambda path: path.stat().st_mtime)
    for path in (*kept[_KEPT - 1 :], *halves[:-_KEPT]):
        path.unlink()
