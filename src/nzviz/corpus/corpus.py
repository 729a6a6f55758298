"""A corpus: records and frames, read once and shared by everybody."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nzviz import places
from nzviz.corpus.frames import Frames, build_frames
from nzviz.corpus.reading import Records, read_records
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
    records = read_records(folder or data_folder())
    return Corpus(records, build_frames(records))


def data_folder() -> Path:
    """The folder that ``NZVIZ_DATA`` names, else the one that came with this program."""
    named = os.environ.get(DATA_VARIABLE)
    return Path(named) if named else places.DATA
