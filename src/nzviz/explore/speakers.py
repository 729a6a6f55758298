"""Who said how much about what, and the words about a theme before and after an event."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, rows


def said_by(corpus: Corpus, filters: Filters, actor: str) -> pd.DataFrame:
    """The quotes in which somebody speaks or is reported, in order of time."""
    quotes = rows(corpus, filters, "quote")
    return quotes[(quotes["speaker"] == actor) | (quotes["reporting"] == actor)]


def themes_of(corpus: Corpus, quotes: pd.Index) -> Mapping[str, int]:
    """How many of these quotes are about each theme, most first, without the zeros."""
    links = corpus.frames.record_themes
    mine = links[(links["kind"] == "quote") & links["id"].isin(quotes)]
    return {str(theme): int(n) for theme, n in mine["theme"].value_counts().items()}


@dataclass(frozen=True, slots=True)
class Around:
    """The quotes of a theme before an event, at its time, and after it."""

    before: pd.DataFrame
    during: pd.DataFrame
    after: pd.DataFrame


def around(corpus: Corpus, filters: Filters, event: str) -> Around:
    """The quotes that *filters* leave, parted by an event.

    A quote whose date may lie on either side, or on the day itself, is of the event's time.
    """
    quotes = rows(corpus, filters, "quote")
    day = corpus.frames.events.loc[event]
    before, after = quotes["end"] < day["start"], quotes["start"] > day["end"]
    return Around(quotes[before], quotes[~before & ~after], quotes[after])


def turning_points(corpus: Corpus, filters: Filters) -> list[str]:
    """Events worth parting the quotes by: landmarks of the view between the first and last words.

    Where the view has none between them, its other events there; in order of time.
    """
    quotes = rows(corpus, filters, "quote")
    events = rows(corpus, filters, "event")
    if quotes.empty or events.empty:
        return []
    inside = events[
        (events["end"] >= quotes["start"].min()) & (events["start"] <= quotes["end"].max())
    ]
    landmarks = inside[inside["significance"] == "landmark"]
    return list((landmarks if len(landmarks) else inside).index)
