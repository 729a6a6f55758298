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
from nzviz.figures.timeline.axis import Axis
from nzviz.figures.timeline.canvas import Canvas, Text
from nzviz.figures.timeline.lanes import (
    EventMark,
    Lane,
    event_marks,
    lanes,
    visible_years,
)
from nzviz.figures.timeline.marks import Colours, Marks
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
    axis = Axis(date(first, 1, 1), date(last, 12, 31), options.width, options.narrow)
    canvas = Canvas(look, axis)
    if "governments" not in options.without:
        bands.governments(corpus, canvas)
    _lanes(corpus, options, canvas)
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


def _lanes(corpus: Corpus, options: TimelineOptions, canvas: Canvas) -> None:
    marks = Marks(canvas.look, canvas.axis)
    counted = aggregates(corpus, options)
    labelled: set[str] = set()
    for lane in lanes(corpus, options.filters, options.by):
        if counted:
            _count_lane(corpus, lane, canvas, marks, options)
        else:
            _mark_lane(corpus, lane, canvas, marks, options, labelled)
    canvas.traces += marks.traces()


@kept_with_corpus(maxsize=512)
def _placed(corpus: Corpus, events: tuple[str, ...], axis: Axis) -> tuple[Placed, ...]:
    """The events of a lane that are visible on the axis, in their rows.

    A theme's lane has the same events whichever other themes are chosen, so it is often there.
    """
    known = event_marks(corpus)
    marks = [known[event] for event in events]
    return tuple(place([m for m in marks if m.start <= axis.last and m.end >= axis.first], axis))


def _mark_lane(
    corpus: Corpus,
    lane: Lane,
    canvas: Canvas,
    marks: Marks,
    options: TimelineOptions,
    labelled: set[str],
) -> None:
    """One lane of marks, with labels for as many landmarks as there is room for."""
    outside = _outside(corpus, lane, options) if options.highlight else ()
    placed = _placed(corpus, lane.events + outside, canvas.axis)
    half = max(_LEAST_LANE / 2, depth(placed) * MARK + 12)
    top = canvas.top + (_NAME_ROOM if options.narrow else 0)
    middle = top + half
    canvas.name(lane.label, canvas.top + 9 if options.narrow else middle, len(lane.events))
    colours = Colours(corpus, lane, canvas.look)
    _bars(placed, middle, canvas, colours)
    faint, own = _parted(placed, set(outside)) if outside else ([], placed)
    marks.add(faint, middle, colours, faint=True)
    marks.add(own, middle, colours)
    for one in placed:
        if one.mark.open_end:
            marks.arrow(one, middle, colours)
        if one.mark.id == options.selected:
            marks.ring(one, middle)
    _labels(own, placed, middle, half, canvas, labelled)
    canvas.top = middle + half
    canvas.line(canvas.top)


def _parted(placed: Sequence[Placed], outside: set[str]) -> tuple[list[Placed], list[Placed]]:
    """Those outside the filters, and the others."""
    return (
        [one for one in placed if one.mark.id in outside],
        [one for one in placed if one.mark.id not in outside],
    )


def _outside(corpus: Corpus, lane: Lane, options: TimelineOptions) -> tuple[str, ...]:
    """Events of the same lane that the filters leave out."""
    inside = set(lane.events)
    everything = {one.id: one for one in lanes(corpus, Filters(), options.by)}
    mine = everything.get(lane.id)
    return tuple(event for event in mine.events if event not in inside) if mine else ()


def _bars(placed: Sequence[Placed], middle: float, canvas: Canvas, colours: Colours) -> None:
    """Pale bars for dates that are not one sure day, full ones for spans."""
    axis = canvas.axis
    groups: dict[tuple[str, bool], list[tuple[date, date, float]]] = {}
    for one in placed:
        mark = one.mark
        if mark.end > mark.start:
            line = max(mark.start, axis.first), min(mark.end, axis.last), middle + one.row * MARK
            groups.setdefault((colours.colour(mark), mark.spans), []).append(line)
    for (colour, spans), lines in groups.items():
        canvas.strokes(lines, canvas.look.pale(colour, 0.5 if spans else 0.28), 4 if spans else 7)


def _labels(
    own: Sequence[Placed],
    placed: Sequence[Placed],
    middle: float,
    half: float,
    canvas: Canvas,
    labelled: set[str],
) -> None:
    """Landmarks' titles; lesser ones too when the range is short enough to leave room."""
    landmarks = sum(one.mark.landmark for one in own)
    wanted = landmarks if len(own) > canvas.axis.plot_width / 40 else len(own)
    others = {one.mark.id for one in placed} - {one.mark.id for one in own}
    done = labelled | others
    if len(own) > canvas.axis.plot_width / 40:
        done |= {one.mark.id for one in own if not one.mark.landmark}
    for label in place_labels(placed, canvas.axis.plot_width, half, wanted, done):
        labelled.add(label.placed.mark.id)
        canvas.texts.append(
            Text(
                label.left + (label.width if label.right_aligned else 0),
                middle + label.top + label.height / 2,
                "<br>".join(plain(line) for line in label.lines),
                11,
                canvas.look.quiet,
                "right" if label.right_aligned else "left",
            )
        )


def _landmarks(marks: Sequence[EventMark], axis: Axis) -> list[Placed]:
    """Landmarks in one row; where several would hide each other, the best sourced one."""
    best: dict[int, Placed] = {}
    for mark in marks:
        if mark.landmark:
            x = axis.pixel(mark.middle)
            place_taken = int(x // MARK)
            rival = best.get(place_taken)
            if rival is None or mark.sources > rival.mark.sources:
                best[place_taken] = at_row(mark, axis, 0)
    return list(best.values())


def _count_lane(
    corpus: Corpus, lane: Lane, canvas: Canvas, marks: Marks, options: TimelineOptions
) -> None:
    """One lane of counts per stretch of years, with its landmarks as marks below."""
    known, axis, look = event_marks(corpus), canvas.axis, canvas.look
    events = corpus.frames.events.loc[list(lane.events), ["start", "end", "significance"]]
    events = events[
        (events["start"] <= pd.Timestamp(axis.last)) & (events["end"] >= pd.Timestamp(axis.first))
    ]
    step = max(round(_BIN_PIXELS * axis.days_per_pixel / 365.25), 1)
    begun = events["start"].dt.year.clip(lower=axis.first.year) // step * step
    counts: dict[int, int] = begun.value_counts(sort=False).sort_index().to_dict()
    most = max(counts.values(), default=1)
    top = canvas.top + (_NAME_ROOM if options.narrow else 6)
    base = top + _COUNTS_HEIGHT
    name_at = canvas.top + 9 if options.narrow else base - _COUNTS_HEIGHT / 2
    canvas.name(lane.label, name_at, len(lane.events))
    colours = Colours(corpus, lane, look)
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
    large = [known[event] for event in events.index[events["significance"] == "landmark"]]
    marks.add(_landmarks(large, axis), base + 8, colours)
    if options.selected is not None and options.selected in events.index:
        marks.ring(at_row(known[options.selected], axis, 0), base + 8)
    canvas.top = base + 18
    canvas.line(canvas.top)
