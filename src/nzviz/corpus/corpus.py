"""A corpus: records and frames, read once and shared by everybody."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from nzviz import places
from nzviz.corpus import cache, files
from nzviz.corpus.files import Snapshot
from nzviz.corpus.frames import Frames, build_frames
from nzviz.corpus.reading import Origin, Progress, Records, read_snapshot
from nzviz.corpus.records import Site

#: Environment variable that names the data folder.
DATA_VARIABLE = "NZVIZ_DATA"


@dataclass(frozen=True, slots=True, eq=False, repr=False, weakref_slot=True)
class Corpus:
    """Everything that was read from one data folder. Nobody writes into it."""

    records: Records
    frames: Frames
    #: What :func:`nzviz.corpus.kept.kept_with_corpus` keeps, by function.
    kept: dict[object, Any] = field(default_factory=dict, init=False)

    def __repr__(self) -> str:
        """Short: a whole corpus printed in a failing test takes minutes."""
        return f"<Corpus {self.records.folder.name} {self.digest[:12]}>"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))

    @property
    def site(self) -> Site:
        """Names, vocabularies and limits of the corpus as a whole."""
        return self.records.site

    @property
    def digest(self) -> str:
        """Identifies the bytes that were read; equal digests mean equal corpora."""
        return self.records.digest

    def find(self, kind: str, record_id: str) -> Any | None:
        """The record of *kind* with this id or former id, or None."""
        records = self.records.by_kind[kind]
        if record_id in records:
            return records[record_id]
        return next((r for r in records.values() if record_id in r.aliases), None)

    def label(self, kind: str, record_id: str) -> str:
        """The short name by which readers know a record, theme or relationship."""
        if kind == "relationship":
            return next((t.label for t in self.site.relationships if t.id == record_id), record_id)
        if kind == "area":
            return next((t.label for t in self.site.areas if t.id == record_id), record_id)
        record = self.find(kind, record_id) if kind in self.records.by_kind else None
        names = (getattr(record, field, None) for field in _LABELS.get(kind, ()))
        return next((str(name) for name in names if name), record_id)


_LABELS = {
    "theme": ("label",),
    "actor": ("short", "name"),
    "framework": ("short", "name"),
    "event": ("title",),
    "source": ("title", "description"),
    "quote": ("exact",),
    "dispute": ("question",),
    "government": ("label",),
    "tour": ("title",),
}


def load(folder: Path | None = None) -> Corpus:
    """Read, validate and link the data *folder* (:func:`data_folder` when None).

    Raises :class:`nzviz.corpus.problems.CorpusError` with every problem found.
    """
    return from_snapshot(files.take(folder or data_folder()), kept=False)


def from_snapshot(
    snapshot: Snapshot, *, kept: bool = True, progress: Progress | None = None
) -> Corpus:
    """The corpus of a data folder that has been taken in; raises as :func:`load`.

    With *kept*, what an earlier start has kept on disk is used instead of reading
    (:mod:`nzviz.corpus.cache`), and kept for the next start.
    """
    found = cache.read(snapshot.folder, snapshot.digest) if kept else None
    if found is not None:
        records, frames, origins = found
        return Corpus(replace(records, origins=_Later(origins)), frames)
    records = read_snapshot(snapshot, progress)
    frames = build_frames(records)
    if kept:
        origins = pickle.dumps(dict(records.origins), protocol=5)
        found = (replace(records, origins={}), frames, origins)
        cache.write(snapshot.folder, snapshot.digest, found)
    return Corpus(records, frames)


class _Later(Mapping[tuple[str, str], Origin]):
    """Where kept records were read: unpacked when somebody asks, which serving never does."""

    def __init__(self, packed: bytes) -> None:
        self._packed = packed

    @cached_property
    def _origins(self) -> dict[tuple[str, str], Origin]:
        found: dict[tuple[str, str], Origin] = pickle.loads(self._packed)  # see nzviz.corpus.cache
        return found

    def __getitem__(self, key: tuple[str, str]) -> Origin:
        return self._origins[key]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._origins)

    def __len__(self) -> int:
        return len(self._origins)


def data_folder() -> Path:
    """The folder that ``NZVIZ_DATA`` names, else the one that came with this program."""
    named = os.environ.get(DATA_VARIABLE)
    return Path(named) if named else places.DATA
