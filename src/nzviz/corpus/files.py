"""The files of a data folder, taken in one go: which there are, their bytes, and their digest.

Everything in the folder that a curator may have meant as a record is either read or told as a
problem. Nothing is followed out of the folder, nothing waits (a pipe would for ever), and nothing
without end is read (a device would be).
"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field
from pathlib import Path

from nzviz.corpus.kinds import KINDS, Kind
from nzviz.corpus.problems import CorpusError, Problem, nearest

#: Bytes that one file may have: some hundred times our largest.
LARGEST = 32 * 2**20

_NOT_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of records: its name as shown to people, and its bytes."""

    kind: Kind
    path: Path
    name: str
    raw: bytes = field(repr=False)


@dataclass(slots=True)
class Snapshot:
    """A data folder at one moment.

    ``files`` come in the order of reading, ``unreadable`` names the kinds of which something could
    not be read, ``digest`` identifies everything that was found, problems included.
    """

    folder: Path
    files: list[DataFile] = field(default_factory=list, repr=False)
    problems: list[Problem] = field(default_factory=list)
    unreadable: set[str] = field(default_factory=set)
    digest: str = ""

    def name_of(self, path: Path) -> str:
        """*path* as shown to people: it begins with the folder's own name."""
        return f"{self.folder.name}/{path.relative_to(self.folder).as_posix()}"

    def add(self, path: Path, message: str) -> None:
        """Note a problem with a file or folder as a whole."""
        self.problems.append(Problem(self.name_of(path), 1, 1, message))


def take(folder: Path) -> Snapshot:
    """Read every file of the data *folder*; raises CorpusError when there is no such folder."""
    folder = folder.resolve()
    if not folder.is_dir():
        raise CorpusError(
            [Problem(str(folder), 1, 1, "no such folder: give a data folder with site.yaml in it")]
        )
    found = Snapshot(folder)
    paths = _walk(found)
    for kind in KINDS:
        _take_kind(found, kind, paths)
    _stray_files(found, paths)
    digest = hashlib.sha256()
    for file in found.files:
        digest.update(f"{file.name}\0{len(file.raw)}\0".encode("utf-8", "surrogateescape"))
        digest.update(file.raw)
    # The fingerprints decide which quotes are proven; whoever proves them tells of their faults.
    for path in sorted((folder / "fingerprints").glob("*.json")):
        raw = _read(path)
        digest.update(path.name.encode("utf-8", "surrogateescape"))
        digest.update(raw.encode() if isinstance(raw, str) else raw)
    for problem in found.problems:
        digest.update(f"{problem.file}\0{problem.message}\0".encode("utf-8", "surrogateescape"))
    found.digest = digest.hexdigest()
    return found


def _walk(found: Snapshot) -> list[Path]:
    """Every file below the folder that is not hidden, sorted; and folders named like files."""
    kinds = {kind.plural: kind for kind in KINDS if kind.layout != "file"}
    paths: list[Path] = []

    def cannot(error: OSError) -> None:
        path = Path(error.filename)
        found.add(path, f"cannot be read: {error.strerror}")
        found.unreadable.add(_kind_name(found, path))

    roots = [found.folder]
    for root in roots:  # grows on the way
        for base, folders, files in os.walk(root, onerror=cannot):
            here = Path(base)
            folders[:] = sorted(name for name in folders if not _is_hidden(name))
            for name in folders:
                path = here / name
                if path.relative_to(found.folder).parts[0] not in kinds:
                    continue
                if path.is_symlink():
                    # Volumes of Kubernetes link events to ..data/events, which is hidden.
                    if here == found.folder and path.resolve().is_relative_to(here):
                        roots.append(path)
                        continue
                    found.add(path, "a link to a folder, which is not read: put the files here")
                    found.unreadable.add(_kind_name(found, path))
                elif name.lower().endswith((".yaml", ".yml")):
                    paths.append(path)
            paths += [here / name for name in files if not _is_hidden(name)]
    return sorted(paths)


def _kind_name(found: Snapshot, path: Path) -> str:
    """The kind to which a file or folder belongs by its place; empty for none."""
    inner = path.relative_to(found.folder).parts
    names = {kind.location.rstrip("/"): kind.name for kind in KINDS}
    return names.get(inner[0], "") if inner else ""


def _is_hidden(name: str) -> bool:
    """Whether editors and version control keep it for themselves (``.git/``, ``.#2012.yaml``)."""
    return name.startswith(".")


def _take_kind(found: Snapshot, kind: Kind, paths: list[Path]) -> None:
    place = found.folder / kind.location
    if kind.layout == "file":
        mine = [path for path in paths if path == place]
        missing = f"missing: every corpus needs {kind.location}"
    else:
        mine = [path for path in paths if path.suffix == ".yaml" and place in path.parents]
        missing = f"missing: every corpus needs at least one {kind.name} in {kind.location}"
    if kind.required and not mine:
        if kind.name not in found.unreadable:
            found.add(place, missing)
        found.unreadable.add(kind.name)
    for path in mine:
        raw = _read(path, found.folder)
        if isinstance(raw, str):
            found.add(path, raw)
            found.unreadable.add(kind.name)
        else:
            found.files.append(DataFile(kind, path, found.name_of(path), raw))


def _read(path: Path, folder: Path | None = None) -> bytes | str:
    """The bytes of a file, or what keeps it from being read."""
    try:
        if folder is not None and path.is_symlink():
            target = path.resolve(strict=True)
            if not target.is_relative_to(folder):
                return "a link that leads out of the data folder: put the file itself here"
        handle = os.open(path, os.O_RDONLY | _NOT_WAITING)
        with os.fdopen(handle, "rb") as file:
            about = os.fstat(handle)
            if stat.S_ISDIR(about.st_mode):
                return "cannot be read: Is a directory"
            if not stat.S_ISREG(about.st_mode):
                return "cannot be read: a pipe or a device, not a file"
            raw = file.read(LARGEST + 1)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    except RuntimeError:  # pathlib's word for links in a circle, before Python 3.13
        return "cannot be read: Too many levels of symbolic links"
    if len(raw) > LARGEST:
        return f"larger than {LARGEST // 2**20} MiB: divide it into several files"
    return raw


def _stray_files(found: Snapshot, paths: list[Path]) -> None:
    """Files that nobody reads are records silently lost: say so."""
    known = {kind.plural for kind in KINDS if kind.layout != "file"}
    top = {kind.location for kind in KINDS if kind.layout == "file"}
    for path in paths:
        inner = path.relative_to(found.folder)
        if path.suffix.lower() not in (".yaml", ".yml"):
            continue
        if path.suffix != ".yaml":
            found.add(path, "is not read: name it .yaml")
        elif inner.parts[0] not in known and inner.as_posix() not in top:
            found.add(path, f"is not read{nearest(inner.parts[0], sorted(known | top))}")
