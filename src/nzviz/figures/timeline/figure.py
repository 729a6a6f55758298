"""The timeline put together.

A mark stands at the event's day; a pale bar shows the days that a month, year or approximate date
can mean, with the mark in its middle; a full bar shows a span; an arrow shows an end that is
not known. Where there are more marks than the picture has room for, lanes show counts
instead, with the landmarks still drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, select
from nzviz.figures.style import Figure, Look, plain
from nzviz.figures.timeline import bands
from nzviz.figures.timeline.canvas import Canvas, Text
from nzviz.figures.timeline.lanes import (
    EventMark,
    Lane,
    event_marks,
    lanes,
    visible_years,
)
from nzviz.figures.timeline.options import TimelineOptions
from nzviz.figures.timeline.placing import MARK, Placed, at_row, depth, place, place_labels

_LEAST_LANE = 46.0
_NAME_ROOM = 18.0
#: Visible marks for each pixel of width beyond which lanes show counts.
_CROWDED = 0.8
_BIN_PIXELS = 12
_COUNTS_HEIGHT = 34.0
#: What a column of counts says when pointed at, besides its number.
OPEN_YEARS = "Choose to open these years"


@kept_with_corpus(maxsize=256)
def timeline(corpus: Corpus, options: TimelineOptions, look: Look) -> Figure:
    """The timeline as a Plotly figure; shared between sessions, so nobody changes it.

    Marks carry their event id as ``customdata``, columns of counts ``years:1985-1986``, quotes
    ``quote:ID``.
    """
    first, last = options.years or visible_years(corpus, options.filters)
    canvas = Canvas(look, date(first, 1, 1), date(last, 12, 31), options.width, options.narrow)
    shown = lanes(corpus, options.filters, options.by)
    if "governments" not in options.without:
        bands.governments(corpus, canvas)
    counted = aggregates(corpus, options)
    labelled: set[str] = set()
    for lane in shown:
        if counted:
            _count_lane(corpus, lane, canvas, look, options)
        else:
            _mark_lane(corpus, lane, canvas, look, options, labelled)
    if "words" not in options.without:
        bands.words(corpus, options.filters, canvas)
    if "direction" not in options.without:
        bands.direction(corpus, options.filters, canvas)
    return canvas.figure()


@kept_with_corpus(maxsize=256)
def aggregates(corpus: Corpus, options: TimelineOptions) -> bool:
    """Whether there are so many visible marks that lanes show counts."""
    first, last = options.years or visible_years(corpus, options.filters)
    marks = event_marks(corpus)
    room = _CROWDED * options.width
    for lane in lanes(corpus, options.filters, options.by):
        for event in lane.events:
            room -= marks[event].start.year <= last and marks[event].end.year >= first
            if room < 0:
                return True
    return False


@kept_with_corpus(maxsize=256)
def alt_text(corpus: Corpus, options: TimelineOptions) -> str:
    """What the picture shows, in a sentence for people who cannot see it."""
    shown = lanes(corpus, options.filters, options.by)
    ids = select(corpus, options.filters, "event")
    if not len(ids):
        return "Timeline without events."
    starts = corpus.frames.events.loc[ids, "start"].dt.year
    counts = starts.value_counts().sort_index()
    busiest = counts.idxmax()
    first, last = options.years or visible_years(corpus, options.filters)
    events = "1 event" if len(ids) == 1 else f"{len(ids):,} events"
    in_lanes = "1 lane" if len(shown) == 1 else f"{len(shown)} lanes"
    return (
        f"{events} in {in_lanes} ({', '.join(lane.label for lane in shown)}) from {first} to "
        f"{last}; busiest {busiest} with {counts[busiest]}. The table below lists the same events."
    )


def _visible(marks: Sequence[EventMark], canvas: Canvas) -> list[EventMark]:
    return [m for m in marks if m.start <= canvas.last and m.end >= canvas.first]


def _mark_lane(
    corpus: Corpus,
    lane: Lane,
    canvas: Canvas,
    look: Look,
    options: TimelineOptions,
    labelled: set[str],
) -> None:
    """One lane of marks, with labels for as many landmarks as there is room for."""
    known = event_marks(corpus)
    inside = set(lane.events)
    wanted = [known[event] for event in lane.events]
    if options.highlight:
        wanted += _outside(corpus, lane, options, inside)
    placed = place(_visible(wanted, canvas), canvas)
    half = max(_LEAST_LANE / 2, depth(placed) * MARK + 12)
    top = canvas.top + (_NAME_ROOM if options.narrow else 0)
    middle = top + half
    canvas.name(lane.label, canvas.top + 9 if options.narrow else middle, len(lane.events))
    colours = _Colours(corpus, lane, look)
    _bars(placed, middle, canvas, colours)
    _marks([p for p in placed if p.mark.id not in inside], middle, canvas, colours, faint=True)
    _marks([p for p in placed if p.mark.id in inside], middle, canvas, colours, faint=False)
    _ring([p for p in placed if p.mark.id == options.selected], middle, canvas, look)
    _labels([p for p in placed if p.mark.id in inside], placed, middle, half, canvas, labelled)
    canvas.top = middle + half
    canvas.line(canvas.top)


def _outside(
    corpus: Corpus, lane: Lane, options: TimelineOptions, inside: set[str]
) -> list[EventMark]:
    """Events of the same lane that the filters leave out."""
    everything = {one.id: one for one in lanes(corpus, Filters(), options.by)}
    known = event_marks(corpus)
    mine = everything.get(lane.id)
    return [known[e] for e in mine.events if e not in inside] if mine else []


class _Colours:
    """Colour and symbol of marks: the lane's theme where lanes are themes, else the main one."""

    def __init__(self, corpus: Corpus, lane: Lane, look: Look) -> None:
        themes = corpus.frames.themes
        self._look = look
        self._colour = themes[look.name].to_dict()
        self._symbol = themes["symbol"].to_dict()
        self._lane = lane.id if lane.id in self._colour else None

    def colour(self, mark: EventMark) -> str:
        return str(self._colour[self._lane or mark.theme])

    def symbol(self, mark: EventMark) -> str:
        return str(self._symbol[self._lane or mark.theme])


def _bars(placed: list[Placed], middle: float, canvas: Canvas, colours: _Colours) -> None:
    """Pale bars for dates that are not one sure day, full ones for spans, arrows for open ends."""
    groups: dict[tuple[str, bool], list[Placed]] = {}
    arrows: list[Placed] = []
    for one in placed:
        if one.mark.end > one.mark.start:
            key = (colours.colour(one.mark), one.mark.spans)
            groups.setdefault(key, []).append(one)
        if one.mark.open_end:
            arrows.append(one)
    for (colour, spans), marks in groups.items():
        lines = [
            (
                max(one.mark.start, canvas.first),
                min(one.mark.end, canvas.last),
                middle + one.row * MARK,
            )
            for one in marks
        ]
        canvas.strokes(lines, canvas.look.pale(colour, 0.5 if spans else 0.28), 4 if spans else 7)
    if arrows:
        canvas.traces.append(
            {
                "type": "scatter",
                "mode": "markers",
                "hoverinfo": "skip",
                "x": [canvas.last.isoformat()] * len(arrows),
                "y": [middle + one.row * MARK for one in arrows],
                "marker": {
                    "symbol": "triangle-right",
                    "size": 10,
                    "color": [colours.colour(one.mark) for one in arrows],
                },
            }
        )


def _marks(
    placed: list[Placed], middle: float, canvas: Canvas, colours: _Colours, *, faint: bool
) -> None:
    if not placed:
        return
    look = canvas.look
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [max(one.mark.middle, canvas.first).isoformat() for one in placed],
            "y": [middle + one.row * MARK for one in placed],
            "customdata": [one.mark.id for one in placed],
            "hovertext": [one.mark.hover for one in placed],
            "hoverinfo": "text",
            "marker": {
                "color": look.hairline if faint else [colours.colour(o.mark) for o in placed],
                "symbol": [colours.symbol(one.mark) for one in placed],
                "size": [12 if one.mark.landmark and not faint else 8 for one in placed],
                "line": {
                    "width": [1.4 if one.mark.landmark else 0.5 for one in placed],
                    "color": look.quiet if faint else look.ink,
                },
                "opacity": 1,
            },
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }
    )


def _ring(placed: list[Placed], middle: float, canvas: Canvas, look: Look) -> None:
    if not placed:
        return
    canvas.traces.append(
        {
            "type": "scatter",
            "mode": "markers",
            "hoverinfo": "skip",
            "x": [max(one.mark.middle, canvas.first).isoformat() for one in placed],
            "y": [middle + one.row * MARK for one in placed],
            "marker": {
                "symbol": "circle-open",
                "size": 20,
                "color": look.accent,
                "line": {"width": 2.5, "color": look.accent},
            },
        }
    )


def _labels(
    own: list[Placed],
    placed: list[Placed],
    middle: float,
    half: float,
    canvas: Canvas,
    labelled: set[str],
) -> None:
    """Landmarks' titles; lesser ones too when the range is short enough to leave room."""
    landmarks = sum(one.mark.landmark for one in own)
    wanted = landmarks if len(own) > canvas.plot_width / 40 else len(own)
    others = {one.mark.id for one in placed} - {one.mark.id for one in own}
    done = labelled | others
    if len(own) > canvas.plot_width / 40:
        done |= {one.mark.id for one in own if not one.mark.landmark}
    for label in place_labels(placed, canvas.plot_width, half, wanted, done):
        labelled.add(label.placed.mark.id)
        canvas.texts.append(
            Text(
                label.left + (label.width if label.right_aligned else 0),
                middle + label.top + label.height / 2,
                "<br>".join(plain(line) for line in label.lines),
                11,
                canvas.look.quiet,
                label.right_aligned,
            )
        )


def _landmarks(marks: Sequence[EventMark], canvas: Canvas) -> list[Placed]:
    """Landmarks in one row; where several would hide each other, the best sourced one."""
    best: dict[int, Placed] = {}
    for mark in marks:
        if mark.landmark:
            x = canvas.pixel(mark.middle)
            place_taken = int(x // MARK)
            rival = best.get(place_taken)
            if rival is None or mark.sources > rival.mark.sources:
                best[place_taken] = at_row(mark, canvas, 0)
    return list(best.values())


def _count_lane(
    corpus: Corpus, lane: Lane, canvas: Canvas, look: Look, options: TimelineOptions
) -> None:
    """One lane of counts per stretch of years, with its landmarks as marks below."""
    known = event_marks(corpus)
    events = corpus.frames.events.loc[list(lane.events), ["start", "end", "significance"]]
    events = events[
        (events["start"] <= pd.Timestamp(canvas.last))
        & (events["end"] >= pd.Timestamp(canvas.first))
    ]
    step = max(round(_BIN_PIXELS * canvas.days_per_pixel / 365.25), 1)
    begun = events["start"].dt.year.clip(lower=canvas.first.year) // step * step
    counts: dict[int, int] = begun.value_counts(sort=False).sort_index().to_dict()
    most = max(counts.values(), default=1)
    top = canvas.top + (_NAME_ROOM if options.narrow else 6)
    base = top + _COUNTS_HEIGHT
    name_at = canvas.top + 9 if options.narrow else base - _COUNTS_HEIGHT / 2
    canvas.name(lane.label, name_at, len(lane.events))
    colours = _Colours(corpus, lane, look)
    by_theme = options.by == "theme" and len(events)
    colour = colours.colour(known[events.index[0]]) if by_theme else look.quiet
    spans = [f"{year}-{year + step - 1}" for year in counts]
    canvas.traces.append(
        {
            "type": "bar",
            "x": [date(year, 1, 1).isoformat() for year in counts],
            "base": [base] * len(counts),
            "y": [-_COUNTS_HEIGHT * count / most for count in counts.values()],
            "width": [step * 365.25 * 86_400_000 * 0.9] * len(counts),
            "offset": 0,
            "customdata": [f"years:{span}" for span in spans],
            "hovertext": [
                f"{span.replace('-', ' to ') if step > 1 else span[:4]}: {count:,} "
                f"{'event' if count == 1 else 'events'}<br>{OPEN_YEARS}"
                for span, count in zip(spans, counts.values(), strict=True)
            ],
            "hoverinfo": "text",
            "marker": {"color": look.pale(colour, 0.75), "line": {"width": 0}},
            "selected": {"marker": {"opacity": 1}},
            "unselected": {"marker": {"opacity": 1}},
        }
    )
    marks = [known[event] for event in events.index[events["significance"] == "landmark"]]
    _marks(_landmarks(marks, canvas), base + 8, canvas, colours, faint=False)
    selected = [
        at_row(known[event], canvas, 0) for event in events.index[events.index == options.selected]
    ]
    _ring(selected, base + 8, canvas, look)
    canvas.top = base + 18
    canvas.line(canvas.top)
