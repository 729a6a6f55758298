"""What belongs to a record: its events, quotes, disputes, and what rests on a source."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, rows

#: How many events are called the latest.
_LATEST = 8


def disputes_of(corpus: Corpus, kind: str, record_id: str) -> list[str]:
    """Ids of the disputes that touch a record."""
    return list(_touching(corpus).get((kind, record_id), ()))


@kept_with_corpus(maxsize=4)
def _touching(corpus: Corpus) -> Mapping[tuple[str, str], tuple[str, ...]]:
    links = corpus.frames.dispute_records
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for kind, record_id, dispute in zip(links["kind"], links["id"], links["dispute"], strict=True):
        found[kind, record_id] = (*found.get((kind, record_id), ()), dispute)
    return found


@kept_with_corpus(maxsize=16)
def disputed_ids(corpus: Corpus, kind: str) -> frozenset[str]:
    """Ids of the records of *kind* that any dispute touches."""
    links = corpus.frames.dispute_records
    return frozenset(links.loc[links["kind"] == kind, "id"])


@kept_with_corpus(maxsize=16)
def openly_disputed_ids(corpus: Corpus, kind: str) -> frozenset[str]:
    """Ids of the records of *kind* that a dispute touches to which no answer stands yet."""
    links = corpus.frames.dispute_records
    resolutions = corpus.frames.disputes["resolution"]
    still_open = resolutions.index[resolutions == "open"]
    mine = (links["kind"] == kind) & links["dispute"].isin(still_open)
    return frozenset(links.loc[mine, "id"])


def quotes_of_event(corpus: Corpus, event: str) -> list[str]:
    """Ids of the quotes about an event."""
    links = corpus.frames.quote_events
    return list(links.loc[links["event"] == event, "quote"])


def of_framework(corpus: Corpus, kind: str, framework: str) -> pd.Index:
    """Ids of the events, quotes or disputes that name a framework, in the order of their frame."""
    links = corpus.frames.record_frameworks
    ids = links.loc[(links["kind"] == kind) & (links["framework"] == framework), "id"]
    index = getattr(corpus.frames, f"{kind}s").index
    return index[index.isin(ids)]


def linked(corpus: Corpus, target: str, kind: str, record_id: str) -> list[str]:
    """Ids of the themes, relationships, actors or frameworks of a record."""
    links: pd.DataFrame = getattr(corpus.frames, f"record_{target}s")
    return list(links.loc[(links["kind"] == kind) & (links["id"] == record_id), target])


def resting_on(corpus: Corpus, source: str) -> list[tuple[str, str]]:
    """Kind and id of every record that rests on a source."""
    frames = corpus.frames
    mine = frames.evidence[frames.evidence["source"] == source]
    pairs = list(dict.fromkeys(zip(mine["kind"].astype(str), mine["id"], strict=True)))
    quoted = frames.quotes.index[frames.quotes["source"] == source]
    documents = [
        ("framework", f.id)
        for f in corpus.records.by_kind["framework"].values()
        if source in f.documents and ("framework", f.id) not in pairs
    ]
    return [*pairs, *(("quote", quote) for quote in quoted), *documents]


def variants(corpus: Corpus, quote: str) -> list[str]:
    """Ids of all printings of the same statement, the first one first; alone when there is none."""
    quotes = corpus.frames.quotes
    of = quotes.at[quote, "variant_of"]
    original = of if isinstance(of, str) else quote
    return [original, *quotes.index[quotes["variant_of"] == original]]


def neighbours(ids: pd.Index, record_id: str) -> tuple[str | None, str | None]:
    """The ids before and after a record in a selection; None at its ends or outside it."""
    if record_id not in ids:
        return None, None
    at = int(ids.get_loc(record_id))
    return (ids[at - 1] if at else None), (ids[at + 1] if at + 1 < len(ids) else None)


def latest(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The newest events that the filters leave, the newest first."""
    return rows(corpus, filters, "event").sort_values("start", ascending=False).head(_LATEST)
