"""What timelines, calendars and pages say of an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import rows
from nzviz.explore.related import disputed_ids
from nzviz.share.export.request import Export


@dataclass(frozen=True, slots=True)
class EventText:
    """One event in words. ``themes`` are labels, the main one first; ``sources`` are ids."""

    id: str
    date: str
    title: str
    summary: str
    themes: tuple[str, ...]
    direction: str
    significance: str
    sources: tuple[str, ...]
    single_sourced: bool
    disputed: bool

    @property
    def when(self) -> str:
        """The date in words, with a capital letter in front."""
        words = dates.in_words(self.date)
        return words[:1].upper() + words[1:]


def event_texts(export: Export) -> list[EventText]:
    """The events that the filters leave, in order of time."""
    corpus = export.corpus
    shown = rows(corpus, export.filters, "event")
    themes, sources = _themes(corpus), _sources(corpus)
    disputed = disputed_ids(corpus, "event")
    return [
        EventText(
            str(event),
            row.date,
            row.title,
            row.summary,
            themes[event],
            str(row.direction),
            str(row.significance),
            sources[event],
            bool(row.single_sourced),
            event in disputed,
        )
        for event, row in zip(shown.index, shown.itertuples(index=False), strict=True)
    ]


@kept_with_corpus(1)
def _themes(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    links = corpus.frames.record_themes
    mine = links[links["kind"] == "event"].sort_values("position", kind="stable")
    labels = mine["theme"].map(corpus.frames.themes["label"])
    return _by_event(mine["id"], labels)


@kept_with_corpus(1)
def _sources(corpus: Corpus) -> Mapping[str, tuple[str, ...]]:
    evidence = corpus.frames.evidence
    mine = evidence[evidence["kind"] == "event"].drop_duplicates(["id", "source"])
    return _by_event(mine["id"], mine["source"])


def _by_event(events: pd.Series, values: pd.Series) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for event, value in zip(events, values, strict=True):
        found.setdefault(str(event), []).append(str(value))
    return {event: tuple(each) for event, each in found.items()}
