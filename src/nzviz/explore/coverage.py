"""How far the sources of a view reach, and how much rests on few of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

import pandas as pd
from babel import Locale

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, kept_rows, rows
from nzviz.explore.linked import Mask, evidence_arrays
from nzviz.explore.wording import capital, words

#: Kinds of source in which a state or an organisation speaks for itself.
OFFICIAL = ("official-text", "press-release", "speech")
#: Kinds of record that rest on evidence, and how they are called.
_RESTING = {
    "event": ("event", "events"),
    "framework": ("framework", "frameworks"),
    "quote": ("quote", "quotes"),
    "dispute": ("dispute", "disputes"),
}


@kept_with_corpus(maxsize=256)
def sources_of(corpus: Corpus, filters: Filters, kind: str) -> pd.DataFrame:
    """The sources on which the records of *kind* in this view rest, as rows of their frame."""
    if kind == "source":
        return rows(corpus, filters, "source")
    return corpus.frames.sources[_used(corpus, kept_rows(corpus, filters, kind), kind)]


def _used(corpus: Corpus, kept: Mask, kind: str) -> Mask:
    """Which rows of the frame of sources the *kept* records of *kind* rest on."""
    return evidence_arrays(corpus, kind).used(kept)


@kept_with_corpus(maxsize=256)
def source_summary(corpus: Corpus, filters: Filters, kind: str = "event") -> str:
    """How well sourced a view is, in a sentence.

    "12 events rest on 19 sources, 7 of them official; 3 are single-sourced." Official sources are
    official texts, press releases and speeches that are primary. A view of sources tells of the
    events that it leaves.
    """
    kind = "event" if kind == "source" else kind
    return _told(corpus, kept_rows(corpus, filters, kind), kind)


def summary_of(corpus: Corpus, kind: str, ids: Collection[str]) -> str:
    """How well sourced these records of *kind* are, as :func:`source_summary` says it of a view."""
    index: pd.Index = getattr(corpus.frames, f"{kind}s").index
    return _told(corpus, index.isin(list(ids)), kind)


def _told(corpus: Corpus, kept: Mask, kind: str) -> str:
    count = int(kept.sum())
    one, many = _RESTING[kind]
    if not count:
        return f"No {many} are left, so nothing rests on a source."
    used = _used(corpus, kept, kind)
    sources, official = int(used.sum()), int((used & _official(corpus)).sum())
    verb = "rests" if count == 1 else "rest"
    text = f"{count:,} {one if count == 1 else many} {verb} on {_plural(sources, 'source')}"
    text += f", {_number(official)} of them official" if sources > 1 else ""
    if kind == "event":
        single = int(corpus.frames.events["single_sourced"].to_numpy()[kept].sum())
        text += f"; {_number(single)} {'is' if single == 1 else 'are'} single-sourced"
    return text + "."


def official_count(sources: pd.DataFrame) -> int:
    """How many of *sources* are official: official texts, press releases, speeches; primary."""
    return int(_is_official(sources).sum())


@kept_with_corpus(maxsize=1)
def _official(corpus: Corpus) -> Mask:
    official: Mask = _is_official(corpus.frames.sources).to_numpy(dtype=bool)
    return official


def _is_official(sources: pd.DataFrame) -> pd.Series:
    return sources["kind"].isin(OFFICIAL) & (sources["level"] == "primary")


def _plural(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _number(count: int) -> str:
    return f"{count:,}" if count else "none"


@lru_cache(maxsize=512)
def country(code: object) -> str:
    """A publisher's country in words: "New Zealand" for NZ, "international body" for INT."""
    if not isinstance(code, str):
        return "Country not known"
    if code == "INT":
        return "International bodies"
    return str(Locale("en").territories.get(code, code))


def by_decade(starts: pd.Series) -> dict[str, int]:
    """Number of days by decade, decades without any between the first and last as 0.

    The undated stand last, when there are any.
    """
    decades = (starts.dt.year // 10 * 10).dropna().astype(int)
    counted = decades.value_counts()
    found = {}
    if len(decades):
        span = range(int(decades.min()), int(decades.max()) + 10, 10)
        found = {f"{decade}s": int(counted.get(decade, 0)) for decade in span}
    undated = int(starts.isna().sum())
    return {**found, **({"No date known": undated} if undated else {})}


def by_value(values: pd.Series, most: int = 12) -> dict[str, int]:
    """Number of rows by value, most first; beyond *most* values the rest is one sum."""
    counted: Mapping[str, int] = {
        str(value): int(count) for value, count in values.value_counts().items() if count
    }
    if len(counted) <= most:
        return dict(counted)
    kept = dict(list(counted.items())[: most - 1])
    rest = sum(counted.values()) - sum(kept.values())
    return {**kept, f"{len(counted) - len(kept)} others": rest}


#: How the page of sources is narrowed: link parameter and column of the frame, and its name.
SOURCE_FACETS = {"kind": "Kind", "level": "Primary or secondary"}


def chosen_of(corpus: Corpus, name: str, asked: Iterable[str]) -> list[str]:
    """Those of the values *asked* for a facet that it knows."""
    known = corpus.frames.sources[name].cat.categories
    return [value for value in asked if value in known]


def source_facet(corpus: Corpus, filters: Filters, name: str) -> dict[str, int]:
    """How many of the view's sources each value of a facet has, most first, with zeros."""
    every = [str(value) for value in corpus.frames.sources[name].cat.categories]
    counted = rows(corpus, filters, "source")[name].astype("str").value_counts()
    values = sorted(every, key=lambda value: (-int(counted.get(value, 0)), value))
    return {value: int(counted.get(value, 0)) for value in values}


def narrowed(corpus: Corpus, filters: Filters, chosen: Mapping[str, list[str]]) -> pd.DataFrame:
    """The view's sources that have one of the *chosen* values of every facet that has any."""
    shown = rows(corpus, filters, "source")
    for name, values in chosen.items():
        if values:
            shown = shown[shown[name].isin(values)]
    return shown


def spread(sources: pd.DataFrame) -> dict[str, dict[str, int]]:
    """How *sources* are spread over decades, kinds and countries, each under its title."""
    kinds = by_value(sources["kind"].astype("str"))
    return {
        "By decade of publication": by_decade(sources["start"]),
        "By kind": {capital(words(kind)): count for kind, count in kinds.items()},
        "By country of the publisher": by_value(sources["country"].map(country, na_action=None)),
    }


@kept_with_corpus(maxsize=32)
def single_sourced(corpus: Corpus, filters: Filters) -> pd.DataFrame:
    """The view's events whose evidence has one publisher only, landmarks first, then by time."""
    events = rows(corpus, filters, "event")
    alone = events[events["single_sourced"]]
    rank = alone["significance"].map({"landmark": 0, "notable": 1, "context": 2}).astype(int)
    return (
        alone.assign(rank=rank).sort_values(["rank", "start"], kind="stable").drop(columns="rank")
    )
