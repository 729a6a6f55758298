"""Bands around the lanes: governments above, quotes and the direction of events below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from textwrap import shorten, wrap

import numpy as np
import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, rows
from nzviz.figures.style import plain
from nzviz.figures.timeline.canvas import Canvas, Text

_STRIP = 22.0
#: Width in pixels of a character on the strip, capitals included.
_STRIP_CHARACTER = 6.6
_MOST_SPEAKERS = 6
_DIRECTION = 30.0
#: Least distance in pixels between quotes of one speaker.
_QUOTE_PIXELS = 14


def governments(corpus: Corpus, canvas: Canvas) -> None:
    """A quiet strip for each country whose governments are known."""
    frame = corpus.frames.governments
    for state in frame["state"].unique():
        mine = frame[frame["state"] == state]
        top = canvas.top + (16 if canvas.narrow else 0)
        canvas.name(corpus.label("actor", state), canvas.top + (8 if canvas.narrow else _STRIP / 2))
        shades: tuple[list[tuple[date, date, float, float]], ...] = ([], [])
        for number, government in enumerate(mine.itertuples()):
            start = max(government.start.date(), canvas.first)
            end = min(government.end.date(), canvas.last)
            if end <= start:
                continue
            shades[number % 2].append((start, end, top + 2, top + _STRIP - 2))
            room = (canvas.pixel(end) - canvas.pixel(start) - 8) / _STRIP_CHARACTER
            label = plain(government.label)
            if room > 5:
                label = label if len(label) <= room else shorten(label, int(room), placeholder="…")
                if len(label) > 2:
                    x = canvas.pixel(start) + 3
                    text = Text(x, top + _STRIP / 2, label, 10.5, canvas.look.quiet)
                    canvas.texts.append(text)
        for areas, strength in zip(shades, (0.20, 0.10), strict=True):
            shade = canvas.look.pale(canvas.look.quiet, strength)
            canvas.rectangles(areas, shade, width=0.5, color=canvas.look.hairline)
        canvas.top = top + _STRIP
    if len(frame):
        canvas.top += 4


def words(corpus: Corpus, filters: Filters, canvas: Canvas) -> None:
    """A row of quotes for each of the most quoted speakers, at the time they spoke."""
    shown = rows(corpus, filters, "quote").dropna(subset=["start"])
    shown = shown[
        (shown["start"] <= pd.Timestamp(canvas.last)) & (shown["end"] >= pd.Timestamp(canvas.first))
    ]
    if shown.empty:
        return
    canvas.line(canvas.top)
    canvas.name("Quotes", canvas.top + 10, len(shown))
    canvas.top += 20
    speakers = shown["speaker"].value_counts()
    marks: list[_Words] = []
    for speaker in speakers.index[:_MOST_SPEAKERS]:
        mine = shown[shown["speaker"] == speaker].sort_values("start")
        y = canvas.top + (26 if canvas.narrow else 10)
        name = shorten(corpus.label("actor", speaker), 20, placeholder="…")
        canvas.name(name, canvas.top + 10)
        marks += _said_by(mine, y, canvas)
        canvas.top = y + 10
    canvas.traces.append(_quote_trace(marks, canvas))
    canvas.top += 2


@dataclass(frozen=True, slots=True)
class _Words:
    """A mark for what a speaker said on a day, or about that time: the first of *count* quotes."""

    quote: str
    day: date
    y: float
    count: int
    hover: str


def _said_by(quotes: pd.DataFrame, y: float, canvas: Canvas) -> Iterator[_Words]:
    """A mark for each date on which a speaker is quoted.

    Where there are more dates than marks beside one another, a mark stands for some pixels of the
    axis.
    """
    crowded = quotes["date"].nunique() > canvas.plot_width / _QUOTE_PIXELS
    if crowded:
        days = (quotes["start"] - pd.Timestamp(canvas.first)).dt.days
        groups = (days / canvas.days_per_pixel // _QUOTE_PIXELS).to_numpy()
    else:
        groups, _ = pd.factorize(quotes["date"])
    _, first, counts = np.unique(groups, return_index=True, return_counts=True)
    for quote, count, place in zip(
        quotes.iloc[first].itertuples(), counts.tolist(), first.tolist(), strict=True
    ):
        more = f"<br>and {count - 1} more" if count > 1 else ""
        if crowded and count > 1:
            until = quotes["date"].iloc[place + count - 1]  # they stand in order of time
            more += f" until {plain(dates.in_words(until))}"
        hover = f"{plain(dates.in_words(quote.date))}<br>“{_said(quote.exact)}”{more}"
        yield _Words(quote.Index, quote.start.date(), y, count, hover)


def _quote_trace(marks: Sequence[_Words], canvas: Canvas) -> dict[str, object]:
    """All marks of quotes, with the number beside those that stand for several."""
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [mark.day.isoformat() for mark in marks],
        "y": [mark.y for mark in marks],
        "customdata": [f"quote:{mark.quote}" for mark in marks],
        "hovertext": [mark.hover for mark in marks],
        "hoverinfo": "text",
        "text": [str(mark.count) if mark.count > 1 else "" for mark in marks],
        "textposition": "middle right",
        "textfont": {"size": 10.5, "color": canvas.look.quiet},
        "cliponaxis": False,
        "marker": {
            "symbol": "line-ns-open",
            "size": 11,
            "color": canvas.look.ink,
            "line": {"width": 2.4, "color": canvas.look.ink},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


@lru_cache(maxsize=4096)
def _said(exact: str) -> str:
    """The first words of a quote, in lines."""
    lines = wrap(shorten(exact, 150, placeholder=" …"), 56)
    return "<br>".join(plain(line) for line in lines)


def direction(corpus: Corpus, filters: Filters, canvas: Canvas) -> None:
    """Events coded closer above a line, further below it, by year."""
    shown = rows(corpus, filters, "event")
    begun = shown["start"].dt.year
    inside = shown.loc[(begun >= canvas.first.year) & (begun <= canvas.last.year), "direction"]
    years = {
        side: begun[inside.index[inside == side]].value_counts().sort_index().to_dict()
        for side in ("closer", "further")
    }
    most = max((count for counts in years.values() for count in counts.values()), default=0)
    if not most:
        return
    canvas.line(canvas.top)
    if canvas.narrow:
        canvas.name("Closer (up), further (down)", canvas.top + 9)
        canvas.top += 18
    middle = canvas.top + _DIRECTION
    if not canvas.narrow:
        canvas.name("Closer", middle - _DIRECTION / 2)
        canvas.name("Further", middle + _DIRECTION / 2)
    for side, sign, pattern in (("closer", -1, ""), ("further", 1, "/")):
        mine = years[side]
        if not mine:
            continue
        canvas.traces.append(
            {
                "type": "bar",
                "x": [f"{year}-07-01" for year in mine],
                "base": [middle] * len(mine),
                "y": [sign * (_DIRECTION - 3) * n / most for n in mine.values()],
                "width": [300 * 86_400_000] * len(mine),
                "hovertext": [
                    f"{year}: {n} {'event' if n == 1 else 'events'} {side}"
                    for year, n in mine.items()
                ],
                "hoverinfo": "text",
                "marker": {
                    "color": canvas.look.accent if side == "closer" else canvas.look.paper,
                    "line": {
                        "width": 1,
                        "color": canvas.look.accent if side == "closer" else canvas.look.ink,
                    },
                    "pattern": {
                        "shape": pattern,
                        "fgcolor": canvas.look.ink,
                        "size": 4,
                        "solidity": 0.35,
                    },
                },
            }
        )
    canvas.line(middle)
    canvas.top = middle + _DIRECTION + 2
