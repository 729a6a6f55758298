"""Bands around the lanes: governments above, quotes and the direction of events below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from textwrap import shorten, wrap

import numpy as np
import numpy.typing as npt
import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, kept_rows
from nzviz.explore.linked import Mask
from nzviz.figures.style import plain
from nzviz.figures.timeline.canvas import Canvas, Text

Numbers = npt.NDArray[np.intp]
Days = npt.NDArray[np.datetime64]

_STRIP = 22.0
#: Width in pixels of a character on the strip, capitals included.
_STRIP_CHARACTER = 6.6
_MOST_SPEAKERS = 6
#: Characters of a speaker's name that have room left of its row, and above it.
_NAME_BESIDE, _NAME_ABOVE = 20, 40
_DIRECTION = 30.0
#: Least distance in pixels between marks of one speaker: a mark and its number, of three digits.
_QUOTE_PIXELS = 32


@dataclass(frozen=True, slots=True)
class _Government:
    label: str
    short: str | None
    start: date
    end: date


@kept_with_corpus(maxsize=1)
def _governments(corpus: Corpus) -> Mapping[str, Sequence[_Government]]:
    """The governments of each country, by its label."""
    found: dict[str, list[_Government]] = {}
    for row in corpus.frames.governments.itertuples():
        government = _Government(row.label, row.short, row.start.date(), row.end.date())
        found.setdefault(corpus.label("actor", row.state), []).append(government)
    return found


def governments(corpus: Corpus, canvas: Canvas) -> None:
    """A quiet strip for each country whose governments are known."""
    axis, look = canvas.axis, canvas.look
    known = _governments(corpus)
    for state, mine in known.items():
        top = canvas.top + (16 if axis.narrow else 0)
        canvas.name(state, canvas.top + (8 if axis.narrow else _STRIP / 2))
        shades: tuple[list[tuple[date, date, float, float]], ...] = ([], [])
        for number, government in enumerate(mine):
            start, end = max(government.start, axis.first), min(government.end, axis.last)
            if end <= start:
                continue
            shades[number % 2].append((start, end, top + 2, top + _STRIP - 2))
            room = int((axis.pixel(end) - axis.pixel(start) - 8) / _STRIP_CHARACTER)
            label = _fitting(government.label, government.short, room)
            if label:
                x, middle = axis.pixel(start) + 3, top + _STRIP / 2
                canvas.texts.append(Text(x, middle, plain(label), 10.5, look.quiet))
        for areas, strength in zip(shades, (0.20, 0.10), strict=True):
            shade = look.pale(look.quiet, strength)
            canvas.rectangles(areas, shade, width=0.5, color=look.hairline)
        canvas.top = top + _STRIP
    if known:
        canvas.top += 4


def _fitting(label: str, short: str | None, room: int) -> str:
    """The label, the short one, or as much of it as has *room* characters; nothing of use is ""."""
    for text in (label, short):
        if isinstance(text, str) and len(text) <= room:
            return text
    cut = shorten(label, room, placeholder="…") if room > 5 else ""
    return cut if len(cut) > 2 else ""


@dataclass(frozen=True, slots=True)
class _Quotes:
    """The dated quotes in order of time, as arrays: their rows in the frame of quotes, first and
    last day, and the numbers of their speakers. What is said of each is by its row in the frame.
    """

    rows: Numbers
    first: Days
    last: Days
    speaker: Numbers
    speakers: Sequence[str]
    ids: Sequence[str]
    dates: Sequence[str]
    exact: Sequence[str]


@kept_with_corpus(maxsize=1)
def _quotes(corpus: Corpus) -> _Quotes:
    frame = corpus.frames.quotes
    speaker, speakers = pd.factorize(frame["speaker"])
    first, last = (frame[key].to_numpy("datetime64[D]") for key in ("start", "end"))
    order = np.argsort(first, kind="stable")  # the undated come last
    order = order[~np.isnat(first[order])]
    # One text out of a frame takes as long as a hundred out of a list.
    texts = (list(frame.index), frame["date"].tolist(), frame["exact"].tolist())
    return _Quotes(order, first[order], last[order], speaker[order], list(speakers), *texts)


def words(corpus: Corpus, filters: Filters, canvas: Canvas) -> None:
    """A row of quotes for each of the most quoted speakers, at the time they spoke."""
    quotes = _quotes(corpus)
    inside = (quotes.first <= np.datetime64(canvas.axis.last)) & (
        quotes.last >= np.datetime64(canvas.axis.first)
    )
    shown = np.flatnonzero(kept_rows(corpus, filters, "quote")[quotes.rows] & inside)
    if not shown.size:
        return
    canvas.line(canvas.top)
    canvas.name("Quotes", canvas.top + 10, shown.size)
    canvas.top += 20
    counts = np.bincount(quotes.speaker[shown])
    marks: list[_Words] = []
    for speaker in np.argsort(-counts, kind="stable")[:_MOST_SPEAKERS]:
        if not counts[speaker]:
            break
        y = canvas.top + (26 if canvas.axis.narrow else 10)
        name = corpus.label("actor", quotes.speakers[speaker])
        room = _NAME_ABOVE if canvas.axis.narrow else _NAME_BESIDE
        canvas.name(shorten(name, room, placeholder="…"), canvas.top + 10)
        marks += _said_by(corpus, shown[quotes.speaker[shown] == speaker], y, canvas)
        canvas.top = y + 10
    canvas.traces.append(_quote_trace(marks, canvas))
    canvas.top += 2


@dataclass(frozen=True, slots=True)
class _Words:
    """A mark for what a speaker said on a day and soon after: the first of *count* quotes."""

    quote: str
    day: date
    y: float
    count: int
    hover: str


def _said_by(corpus: Corpus, mine: Numbers, y: float, canvas: Canvas) -> Iterator[_Words]:
    """Marks for what a speaker said, so far apart that each has room for its number: a mark stands
    for everything from its day until the next has room.
    """
    quotes, axis = _quotes(corpus), canvas.axis
    x = (quotes.first[mine] - np.datetime64(axis.first)).astype(float) / axis.days_per_pixel
    at = 0
    while at < mine.size:
        after = int(np.searchsorted(x, x[at] + _QUOTE_PIXELS))
        said = quotes.rows[mine[at:after]]
        when, until = (plain(dates.in_words(quotes.dates[said[n]])) for n in (0, -1))
        more = f"<br>and {said.size - 1} more" if said.size > 1 else ""
        more += f" until {until}" if until != when else ""
        hover = f"{when}<br>“{_said(quotes.exact[said[0]])}”{more}"
        day = max(quotes.first[mine[at]].astype(date), axis.first)
        yield _Words(quotes.ids[said[0]], day, y, said.size, hover)
        at = after


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


@kept_with_corpus(maxsize=1)
def _begun(corpus: Corpus) -> tuple[Numbers, dict[str, Mask]]:
    """The year in which each event began, and which of them have each coding."""
    events = corpus.frames.events
    codings = {
        side: (events["direction"] == side).to_numpy(dtype=bool) for side in ("closer", "further")
    }
    return events["start"].dt.year.to_numpy(), codings


def _by_year(years: Numbers) -> dict[int, int]:
    found, counts = np.unique(years, return_counts=True)
    return dict(zip(found.tolist(), counts.tolist(), strict=True))


def direction(corpus: Corpus, filters: Filters, canvas: Canvas) -> None:
    """Events coded closer above a line, further below it, by year."""
    begun, codings = _begun(corpus)
    kept = kept_rows(corpus, filters, "event")
    kept = kept & (begun >= canvas.axis.first.year) & (begun <= canvas.axis.last.year)
    years = {side: _by_year(begun[kept & coded]) for side, coded in codings.items()}
    most = max((count for counts in years.values() for count in counts.values()), default=0)
    if not most:
        return
    canvas.line(canvas.top)
    if canvas.axis.narrow:
        canvas.name("Closer (up), further (down)", canvas.top + 9)
        canvas.top += 18
    middle = canvas.top + _DIRECTION
    if not canvas.axis.narrow:
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
