"""A small picture of a view or a record: marks over the years, few words.

It has to be understood at the size of a thumb: lanes without counts, marks without labels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, rows
from nzviz.explore.related import linked, of_framework, resting_on
from nzviz.explore.wording import capital, words
from nzviz.figures.main_theme import main_colours
from nzviz.figures.style import Figure, Look, plain
from nzviz.figures.timeline.axis import Axis
from nzviz.figures.timeline.canvas import Canvas, Text
from nzviz.figures.timeline.lanes import visible_years

_FONT = 9.5
_TICK_FONT = 10
_NAME_CHARACTERS = 29
_MARK, _LANDMARK, _RING = 4.5, 7.5, 13
#: A lane higher than this looks empty.
_HIGHEST_LANE = 24.0
#: More bars than this make a wedge of colour; the later ones are left out.
_MOST_BARS = 120


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a time: its first and last day, whether it is large, and whether ringed."""

    start: date
    end: date
    large: bool = False
    ringed: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks of one colour (bars, when ``bars``), with their name; an empty name for none."""

    name: str
    colour: str
    symbol: str
    marks: tuple[Mark, ...]
    bars: bool = False


def view_lanes(corpus: Corpus, kind: str, filters: Filters, look: Look) -> list[Lane]:
    """The records of *kind* that the filters leave: in lanes of themes, frameworks as bars of
    their lives, sources in lanes of their kinds by day of publication.
    """
    shown = rows(corpus, filters, kind).dropna(subset=["start"])
    if kind == "framework":
        colours = main_colours(corpus, look)
        return [
            Lane("", colours[str(row.Index)], "circle", (Mark(row.start.date(), _end(row)),), True)
            for row in shown.head(_MOST_BARS).itertuples()
        ]
    if kind == "source":
        return [
            Lane(capital(words(name)), look.accent, "circle", _marks(group))
            for name, group in shown.groupby("kind", observed=True)
        ]
    return _theme_lanes(corpus, kind, shown, look)


def record_lanes(corpus: Corpus, kind: str, record_id: str, look: Look) -> list[Lane]:
    """A record among its own kind: the lanes of its themes, with a ring around it; the life and
    the events of a framework; the events that rest on a source.
    """
    match kind:
        case "event" | "quote":
            shown = rows(corpus, Filters(), kind).dropna(subset=["start"])
            themes = linked(corpus, "theme", kind, record_id)
            return _theme_lanes(corpus, kind, shown, look, record_id, themes)
        case "framework":
            row = corpus.frames.frameworks.loc[record_id]
            colour = main_colours(corpus, look)[record_id]
            life = []
            if pd.notna(row["start"]):
                mark = Mark(row["start"].date(), row["end"].date())
                life = [Lane("Its life", colour, "circle", (mark,), True)]
            events = corpus.frames.events.loc[list(of_framework(corpus, "event", record_id))]
            lane = Lane("Its events", colour, "circle", _marks(events))
            return [*life, lane] if len(events) else life
        case "source":
            ids = [found for kind_, found in resting_on(corpus, record_id) if kind_ == "event"]
            events = corpus.frames.events.loc[ids]
            if events.empty:
                return []
            return [Lane("Events that rest on it", look.accent, "circle", _marks(events))]
        case _:
            return []


def thumbnail(
    lanes: Sequence[Lane], years: tuple[int, int], look: Look, width: int, height: float
) -> Figure:
    """The lanes over *years* (both ends inclusive), in at most *height* pixels with the axis."""
    named = any(lane.name for lane in lanes)
    axis = Axis(date(years[0], 1, 1), date(years[1], 12, 31), width, narrow=not named)
    canvas = Canvas(look, axis)
    room = height - 38 - canvas.top
    depth = min(room / max(len(lanes), 1), _HIGHEST_LANE)
    for lane in lanes:
        middle = canvas.top + depth / 2
        if lane.bars:
            _bar(lane, middle, depth, canvas)
        else:
            _draw(lane, middle, canvas)
        if lane.name:
            _name(lane.name, middle, canvas)
        canvas.top += depth
        if named:
            canvas.line(canvas.top)
    figure = canvas.figure()
    figure["layout"]["xaxis"]["tickfont"] = {"color": look.quiet, "size": _TICK_FONT}
    return figure


def years_of(corpus: Corpus, filters: Filters, lanes: Sequence[Lane]) -> tuple[int, int]:
    """The years on the axis: the filters', else all of the record, else those of the marks where
    they fill less than half of that.
    """
    first, last = visible_years(corpus, filters)
    if filters.first_year or filters.last_year:
        return first, last
    starts = [mark.start.year for lane in lanes for mark in lane.marks]
    ends = [min(mark.end.year, last) for lane in lanes for mark in lane.marks]
    if not starts or max(ends) - min(starts) > (last - first) / 2:
        return first, last
    return min(starts) - 1, max(*ends, *starts) + 1


def _theme_lanes(
    corpus: Corpus,
    kind: str,
    shown: pd.DataFrame,
    look: Look,
    ringed: str | None = None,
    only: Iterable[str] | None = None,
) -> list[Lane]:
    links = corpus.frames.record_themes
    mine = links[(links["kind"] == kind) & links["id"].isin(shown.index)]
    members = mine.groupby("theme")["id"].agg(list).to_dict()
    wanted = set(members if only is None else only)
    return [
        Lane(
            row.label,
            getattr(row, look.name),
            row.symbol,
            _marks(shown[shown.index.isin(members[row.Index])], ringed),
        )
        for row in corpus.frames.themes.itertuples()
        if row.Index in members and row.Index in wanted
    ]


def _marks(frame: pd.DataFrame, ringed: str | None = None) -> tuple[Mark, ...]:
    landmarks = frame.get("significance", pd.Series("", index=frame.index)) == "landmark"
    return tuple(
        Mark(row.start.date(), _end(row), bool(landmark), row.Index == ringed)
        for row, landmark in zip(frame.itertuples(), landmarks, strict=True)
    )


def _end(row: object) -> date:
    end: date = row.end.date()  # type: ignore[attr-defined]  # a row of a frame with this column
    return end


def _draw(lane: Lane, middle: float, canvas: Canvas) -> None:
    shown = [m for m in lane.marks if m.start <= canvas.axis.last and m.end >= canvas.axis.first]
    shown.sort(key=lambda mark: mark.large)
    if not shown:
        return
    look = canvas.look
    at = [max(mark.start, canvas.axis.first).isoformat() for mark in shown]
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": at,
            "y": [middle] * len(shown),
            "marker": {
                "color": [lane.colour if m.large else look.pale(lane.colour, 0.6) for m in shown],
                "symbol": [lane.symbol] * len(shown),
                "size": [_LANDMARK if mark.large else _MARK for mark in shown],
                "line": {
                    "width": [0.7 if mark.large else 0.25 for mark in shown],
                    "color": look.ink,
                },
            },
        }
    )
    rings = [day for day, mark in zip(at, shown, strict=True) if mark.ringed]
    if rings:
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": rings,
                "y": [middle] * len(rings),
                "marker": {
                    "symbol": "circle-open",
                    "size": _RING,
                    "color": look.accent,
                    "line": {"width": 2, "color": look.accent},
                },
            }
        )


def _bar(lane: Lane, middle: float, depth: float, canvas: Canvas) -> None:
    half, axis = min(depth * 0.7, 9.0) / 2, canvas.axis
    days = [(max(mark.start, axis.first), min(mark.end, axis.last)) for mark in lane.marks]
    areas = [(start, end, middle - half, middle + half) for start, end in days if start <= end]
    canvas.rectangles(areas, lane.colour, width=0)


def _name(name: str, middle: float, canvas: Canvas) -> None:
    short = name if len(name) <= _NAME_CHARACTERS else name[: _NAME_CHARACTERS - 1].rstrip() + "…"
    canvas.texts.append(Text(canvas.axis.outside, middle, plain(short), _FONT, canvas.look.ink))
