"""Which rows of which tables belong to an export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.frame_specs import FOREIGN_KEYS, FRAMES, Column, FrameSpec
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import select
from nzviz.share.export.request import Export

_VOCABULARY = {
    "label": Column("str", "short name"),
    "description": Column("str", "what belongs to it"),
}
#: The frames, and the two vocabularies of the site.
TABLES: Mapping[str, FrameSpec] = {
    **FRAMES,
    "relationships": FrameSpec("a partner or group of partners", "relationship id", _VOCABULARY),
    "areas": FrameSpec("an area of cooperation", "area id", _VOCABULARY),
}
#: Columns that refer to another table: table, column, the table referred to.
REFERENCES = (*FOREIGN_KEYS, ("record_relationships", "relationship", "relationships"))
#: Tables with rows for records of several kinds, by their columns ``kind`` and ``id``.
_OF_ANY_KIND = (
    "record_themes",
    "record_relationships",
    "record_actors",
    "record_frameworks",
    "evidence",
    "dispute_records",
)
#: Tables whose rows belong to a record of one kind, by the column with its id.
_OWNED = {
    "event": (("quote_events", "event"),),
    "framework": (
        ("parties", "framework"),
        ("periods", "framework"),
        ("codes", "framework"),
        ("relations", "framework"),
    ),
    "quote": (("quote_events", "quote"),),
    "dispute": (("positions", "dispute"), ("dispute_records", "dispute")),
}
#: What rests on sources, where sources are all that is shown.
_RESTING = (("evidence", "source"), ("quotes", "source"))
#: Tables that are there even when they have no row: their file names are public.
_ALWAYS = ("evidence", "sources")


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables of an export by name, in the order of :data:`TABLES`.

    Those of ``shown`` hold exactly the records of the view; the others hold what belongs to them
    or is named by them. An id is the index of its table.
    """

    tables: Mapping[str, pd.DataFrame]
    shown: tuple[str, ...]

    def references(self) -> list[tuple[str, str, str]]:
        """The :data:`REFERENCES` that hold here: every id in the column has its row."""
        return [
            (table, column, other)
            for table, column, other in REFERENCES
            if table in self.tables
            and other in self.tables
            and self.tables[table][column].dropna().isin(self.tables[other].index).all()
        ]


def contents(export: Export) -> Contents:
    """The tables of *export*.

    Records that the filters leave; then the rows that belong to them (evidence, links, parties,
    periods, codes, positions, disputes that touch them, quotes about them; for sources alone,
    whatever rests on them); then, until nothing is missing, the records that any of these rows
    name. The whole collection is every table as it is.
    """
    return _contents(export.corpus, export)


@kept_with_corpus(4)
def _contents(corpus: Corpus, export: Export) -> Contents:
    every = _every_table(corpus)
    shown = tuple(f"{kind}s" for kind in export.kinds)
    if export.everything:
        return Contents(every, shown)
    taken = {
        name: pd.Series(False, index=range(len(frame)), dtype=bool) for name, frame in every.items()
    }
    for kind in export.kinds:
        ids = select(corpus, export.filters, kind)
        taken[f"{kind}s"] = _at(every[f"{kind}s"], ids)
        for name in _OF_ANY_KIND:
            frame = every[name].reset_index(drop=True)
            taken[name] |= (frame["kind"] == kind) & frame["id"].isin(ids)
        for name, column in _OWNED.get(kind, _RESTING if len(shown) == 1 else ()):
            if name not in shown:
                taken[name] |= every[name][column].reset_index(drop=True).isin(ids)
    _take_what_is_named(every, taken, shown)
    return Contents(
        {
            name: frame[taken[name].to_numpy()]
            for name, frame in every.items()
            if taken[name].any() or name in shown or name in _ALWAYS
        },
        shown,
    )


def _take_what_is_named(
    every: Mapping[str, pd.DataFrame], taken: dict[str, pd.Series], shown: tuple[str, ...]
) -> None:
    """Take the records that taken rows refer to, and their offices, until none is missing."""
    growing = True
    while growing:
        before = sum(int(rows.sum()) for rows in taken.values())
        for table, column, other in REFERENCES:
            if other not in shown:
                ids = every[table][column][taken[table].to_numpy()].dropna()
                taken[other] |= _at(every[other], ids)
        actors = every["actors"].index[taken["actors"].to_numpy()]
        taken["offices"] |= every["offices"]["actor"].isin(actors)
        growing = sum(int(rows.sum()) for rows in taken.values()) > before


def _at(frame: pd.DataFrame, ids: pd.Index | pd.Series) -> pd.Series:
    return pd.Series(frame.index.isin(list(ids)), index=range(len(frame)), dtype=bool)


@kept_with_corpus(1)
def _every_table(corpus: Corpus) -> Mapping[str, pd.DataFrame]:
    vocabularies = {"relationships": corpus.site.relationships, "areas": corpus.site.areas}
    found = {}
    for name in TABLES:
        if name in vocabularies:
            terms = vocabularies[name]
            found[name] = pd.DataFrame(
                {
                    "label": [term.label for term in terms],
                    "description": [term.description for term in terms],
                },
                index=pd.Index([term.id for term in terms], dtype="str", name="id"),
                dtype="str",
            )
        else:
            found[name] = getattr(corpus.frames, name)
    return found
