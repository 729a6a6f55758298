"""The one value that says what is shown: from a link, to a link, on any frame, as a sentence.

Within one filter the values are alternatives (any of the chosen themes); the filters together all
have to hold.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.corpus.problems import nearest
from nzviz.explore.linked import LinkArrays, Mask, link_arrays
from nzviz.explore.search import matching_ids

#: Link parameters with a list of ids, and the kind of thing that the ids name.
FACETS: dict[str, str] = {
    "theme": "theme",
    "rel": "relationship",
    "actor": "actor",
    "fw": "framework",
}
#: All link parameters of the shared filters. They are public: never rename one.
FILTER_KEYS = (*FACETS, "from", "to", "q")
#: Kinds of record that filters apply to.
SELECTABLE = ("event", "framework", "quote", "dispute", "source")
_RESTING_KINDS = ("event", "framework", "quote", "dispute")
#: More of a search text than this is ignored.
LONGEST_WORDS = 200

_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class Filters:
    """What is chosen. ``first_year`` and ``last_year`` are both inclusive."""

    theme: tuple[str, ...] = ()
    rel: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    fw: tuple[str, ...] = ()
    first_year: int | None = None
    last_year: int | None = None
    words: str = ""

    @property
    def active(self) -> bool:
        """Whether anything is chosen at all."""
        return self != Filters()

    def to_query(self) -> dict[str, list[str]]:
        """Link parameters, in the order of :data:`FILTER_KEYS`; those not chosen are left out."""
        query = {key: list(getattr(self, key)) for key in FACETS}
        query["from"] = [] if self.first_year is None else [f"{self.first_year:04d}"]
        query["to"] = [] if self.last_year is None else [f"{self.last_year:04d}"]
        query["q"] = [self.words] if self.words else []
        return {key: values for key, values in query.items() if values}

    def without(self, key: str) -> Filters:
        """These filters with one link parameter cleared."""
        match key:
            case "from":
                return replace(self, first_year=None)
            case "to":
                return replace(self, last_year=None)
            case "q":
                return replace(self, words="")
            case _:
                return self.choosing(key, ())

    def choosing(self, key: str, ids: tuple[str, ...]) -> Filters:
        """These filters with other ids for one of the :data:`FACETS`."""
        chosen: dict[str, Any] = {key: ids}
        return replace(self, **chosen)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A link value that means nothing here."""

    key: str
    value: str
    hint: str

    def __str__(self) -> str:
        shown = self.value if len(self.value) <= 60 else self.value[:60] + "…"
        return f'{self.key}="{shown}" {self.hint}'


def from_query(
    query: Mapping[str, Iterable[str]], corpus: Corpus, prefix: str = ""
) -> tuple[Filters, list[Unknown]]:
    """Filters from link parameters, and the values that had to be left out.

    Former ids are understood. Everything that is known still applies. Only parameters that begin
    with *prefix* are read: a second set of filters in one link has one of its own.
    """
    if prefix:
        query = {k.removeprefix(prefix): v for k, v in query.items() if k.startswith(prefix)}
        filters, left_out = from_query(query, corpus)
        return filters, [replace(item, key=prefix + item.key) for item in left_out]
    unknown: list[Unknown] = []
    chosen: dict[str, tuple[str, ...]] = {}
    for key, target in FACETS.items():
        ids = []
        for value in query.get(key, ()):
            known = _current_id(corpus, target, value)
            if known is not None:
                ids.append(known)
            elif value:
                unknown.append(Unknown(key, value, _hint(corpus, target, value)))
        chosen[key] = tuple(sorted(set(ids)))
    years = {key: _year(key, query.get(key, ()), unknown) for key in ("from", "to")}
    first, last = years["from"], years["to"]
    if first is not None and last is not None and last < first:
        unknown.append(Unknown("to", f"{last:04d}", f"lies before from={first:04d}"))
        last = None
    words = " ".join(_only("q", query.get("q", ()), unknown).replace("\0", " ").split())
    if len(words) > LONGEST_WORDS:
        unknown.append(Unknown("q", words, f"is longer than {LONGEST_WORDS} characters"))
        words = ""
    return Filters(**chosen, first_year=first, last_year=last, words=words), unknown


def _only(key: str, values: Iterable[str], unknown: list[Unknown]) -> str:
    """The first value that is not empty, or an empty text; all further ones are left out."""
    first, *further = [value for value in values if value] or [""]
    unknown += [Unknown(key, value, "is one too many; the first one applies") for value in further]
    return first


def _year(key: str, values: Iterable[str], unknown: list[Unknown]) -> int | None:
    value = _only(key, values, unknown)
    if not value:
        return None
    if _YEAR.fullmatch(value) and value.isascii() and int(value) > 0:
        return int(value)
    unknown.append(Unknown(key, value, "is not a year such as 1985"))
    return None


def _current_id(corpus: Corpus, target: str, value: str) -> str | None:
    if target == "relationship":
        return value if any(term.id == value for term in corpus.site.relationships) else None
    record = corpus.find(target, value)
    return record.id if record else None


def known_ids(corpus: Corpus, target: str) -> list[str]:
    """All ids that a filter on *target* accepts, in their curated order."""
    if target == "relationship":
        return [term.id for term in corpus.site.relationships]
    return list(corpus.records.by_kind[target])


def _hint(corpus: Corpus, target: str, value: str) -> str:
    return f"is not a {target} here" + nearest(value[:80], known_ids(corpus, target))


@kept_with_corpus(maxsize=256)
def select(corpus: Corpus, filters: Filters, kind: str) -> pd.Index:
    """Ids of the records of *kind* that the filters leave, in the order of their frame.

    A source is left when a record that is left rests on it, since a source alone has no theme.
    """
    if kind == "source":
        return _sources_of_selection(corpus, filters)
    kept = kept_rows(corpus, filters, kind)
    index: pd.Index = getattr(corpus.frames, f"{kind}s").index
    return index if kept.all() else index[kept]


@kept_with_corpus(maxsize=512)
def kept_rows(corpus: Corpus, filters: Filters, kind: str) -> Mask:
    """Which rows of a kind's frame the filters leave; not for sources."""
    frame: pd.DataFrame = getattr(corpus.frames, f"{kind}s")
    kept = np.ones(len(frame), dtype=bool)
    for key, target in FACETS.items():
        values = getattr(filters, key)
        if values:
            kept &= _links(corpus, target, kind).having(values)
    if filters.first_year is not None:
        kept &= (frame["end"] >= pd.Timestamp(date(filters.first_year, 1, 1))).to_numpy()
    if filters.last_year is not None:
        kept &= (frame["start"] <= pd.Timestamp(date(filters.last_year, 12, 31))).to_numpy()
    if filters.words:
        found = np.zeros(len(frame), dtype=bool)
        found[frame.index.get_indexer(matching_ids(corpus, filters.words, kind))] = True
        kept &= found
    kept.flags.writeable = False
    return kept


def _links(corpus: Corpus, target: str, kind: str) -> LinkArrays:
    return link_arrays(corpus, target, kind, tuple(known_ids(corpus, target)))


def _sources_of_selection(corpus: Corpus, filters: Filters) -> pd.Index:
    index = corpus.frames.sources.index
    facets = replace(filters, words="")
    if facets.active:
        index = index[index.isin(_resting_of_selection(corpus, facets)["source"].unique())]
    if filters.words:
        index = index[index.isin(matching_ids(corpus, filters.words, "source"))]
    return index


def _resting_of_selection(corpus: Corpus, facets: Filters) -> pd.DataFrame:
    """The rows of :func:`_resting` whose record is left."""
    resting = _resting(corpus)
    kinds, rows_of_kind = resting["kind"].to_numpy(), resting["row"].to_numpy()
    left = np.zeros(len(resting), dtype=bool)
    for kind in _RESTING_KINDS:
        mine = kinds == kind
        left[mine] = kept_rows(corpus, facets, kind)[rows_of_kind[mine]]
    return resting[left]


@kept_with_corpus(maxsize=2)
def _resting(corpus: Corpus) -> pd.DataFrame:
    """Every record that filters know (``kind``, ``id``, ``row`` in its frame) with every ``source``
    that it rests on.
    """
    frames = corpus.frames
    quotes = frames.quotes["source"].rename_axis("id").reset_index().assign(kind="quote")
    documents = [
        ("framework", framework.id, source)
        for framework in corpus.records.by_kind["framework"].values()
        for source in framework.documents
    ]
    columns = ["kind", "id", "source"]
    parts = [frames.evidence, quotes, pd.DataFrame(documents, columns=columns, dtype="str")]
    found = pd.concat([part[columns].astype("str") for part in parts]).drop_duplicates()
    found = found[found["kind"].isin(_RESTING_KINDS)].astype({"kind": "object"})
    found["row"] = -1
    for kind in _RESTING_KINDS:
        mine = found["kind"] == kind
        index: pd.Index = getattr(frames, f"{kind}s").index
        found.loc[mine, "row"] = index.get_indexer(found.loc[mine, "id"])
    return found.reset_index(drop=True)


@kept_with_corpus(maxsize=1024)
def facet_counts(corpus: Corpus, filters: Filters, key: str, kind: str) -> Mapping[str, int]:
    """How many records of *kind* each value of a filter would show, the other filters held.

    Values with none count 0; every known value is there, in curated order.
    """
    target = FACETS[key]
    others = filters.without(key)
    if kind == "source":
        counts = dict.fromkeys(known_ids(corpus, target), 0)
        links: pd.DataFrame = getattr(corpus.frames, f"record_{target}s")
        resting = _resting_of_selection(corpus, replace(others, words=""))
        if others.words:
            found = matching_ids(corpus, others.words, "source")
            resting = resting[resting["source"].isin(found)]
        mine = resting.merge(links.astype({"kind": "object"}), on=["kind", "id"])
        counts.update(mine.groupby(target)["source"].nunique().to_dict())
        return counts
    return _links(corpus, target, kind).counts(kept_rows(corpus, others, kind))


@kept_with_corpus(maxsize=32)
def rows(corpus: Corpus, filters: Filters, kind: str) -> pd.DataFrame:
    """The rows of a kind's frame that the filters leave; shared, so nobody writes into them."""
    frame: pd.DataFrame = getattr(corpus.frames, f"{kind}s")
    left = select(corpus, filters, kind)
    if len(left) == len(frame):
        return frame
    return frame.loc[left] if kind == "source" else frame[kept_rows(corpus, filters, kind)]


@kept_with_corpus(maxsize=4)
def year_span(corpus: Corpus) -> tuple[int, int]:
    """First and last year of any event."""
    events = corpus.frames.events
    closed = events.loc[~events["open_end"], "end"]
    last = max(closed.max(), events["start"].max()) if len(closed) else events["start"].max()
    return int(events["start"].min().year), int(last.year)


@kept_with_corpus(maxsize=1024)
def describe(corpus: Corpus, filters: Filters) -> str:
    """The filters in words: "Nuclear-free policy; 1984 to 1987", or an empty text."""
    parts = []
    for key, target in FACETS.items():
        labels = [corpus.label(target, value) for value in getattr(filters, key)]
        if labels:
            parts.append(" or ".join(labels))
    first, last = filters.first_year, filters.last_year
    if first is not None and last is not None:
        parts.append(f"{first} to {last}" if first != last else f"in {first}")
    elif first is not None:
        parts.append(f"since {first}")
    elif last is not None:
        parts.append(f"until {last}")
    if filters.words:
        parts.append(f"with the words “{filters.words}”")
    return "; ".join(parts)


def sentence(corpus: Corpus, filters: Filters, kind: str) -> str:
    """What is shown: "34 of 212 events: Nuclear-free policy; 1984 to 1987"."""
    total = len(getattr(corpus.frames, f"{kind}s"))
    shown = len(select(corpus, filters, kind))
    noun = kind if total == 1 else f"{kind}s"
    if not filters.active:
        return f"All {total:,} {noun}" if total != 1 else f"1 {noun}"
    return f"{shown:,} of {total:,} {noun}: {describe(corpus, filters)}"


def loosening(corpus: Corpus, filters: Filters, kind: str) -> list[tuple[str, int]]:
    """For a selection that is empty: which single parameter, cleared, shows how many records.

    Most helpful first; parameters whose clearing shows nothing are left out.
    """
    found = []
    for key in filters.to_query():
        count = len(select(corpus, filters.without(key), kind))
        if count:
            found.append((key, count))
    return sorted(found, key=lambda pair: -pair[1])
