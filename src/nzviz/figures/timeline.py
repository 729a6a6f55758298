"""The timeline: events as marks in lanes over the years.

A mark stands at the event's first possible day; a bar shows a span; a pale bar shows the days
that a month, year or approximate date can mean; an arrow shows an end that is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from textwrap import wrap

import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import FACETS, Filters, select, year_span
from nzviz.figures.style import Figure, Look, base_layout, plain

#: What lanes may be made of: link value, and the facet behind it.
LANES: dict[str, str] = {
    "theme": "theme",
    "relationship": "rel",
    "framework": "fw",
    "actor": "actor",
}
#: More lanes than this cannot be read; the busiest are drawn.
MOST_LANES = 14
#: Steps (in marks) by which crowded marks of one lane move apart.
_DEEPEST_STACK = 4
_MARK = 9
_LANE_PIXELS = 84
#: The width for which marks and labels are placed; wider is roomier, narrower hides labels.
_ASSUMED_WIDTH = 980
_OPEN_ENDED = 100 * 365


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its id, its label, and the ids of the events in it, in order of time."""

    id: str
    label: str
    events: list[str]


def lanes(corpus: Corpus, filters: Filters, by: str) -> list[Lane]:
    """The lanes that the filtered events fall into, in curated order (themes, relationships) or
    busiest first (frameworks, actors); an event stands in each of its lanes.
    """
    key = LANES[by]
    target = FACETS[key]
    links: pd.DataFrame = getattr(corpus.frames, f"record_{target}s")
    left = select(corpus, filters, "event")
    mine = links[(links["kind"] == "event") & links["id"].isin(left)]
    chosen = getattr(filters, key)
    if chosen:
        mine = mine[mine[target].isin(chosen)]
    groups = {value: set(ids) for value, ids in mine.groupby(target)["id"]}
    if target in ("theme", "relationship"):
        order = (
            [*corpus.frames.themes.index]
            if target == "theme"
            else [t.id for t in corpus.site.relationships]
        )
        order = [value for value in order if value in groups]
    else:
        order = sorted(groups, key=lambda value: (-len(groups[value]), value))
    return [
        Lane(
            value, corpus.label(target, value), [event for event in left if event in groups[value]]
        )
        for value in order[:MOST_LANES]
    ]


def timeline(
    corpus: Corpus, filters: Filters, by: str, look: Look, selected: str | None = None
) -> Figure:
    """The timeline as a Plotly figure. Marks carry their event id as ``customdata``."""
    shown = lanes(corpus, filters, by)
    first, last = visible_years(corpus, filters)
    span = (date(first, 1, 1), date(last, 12, 31))
    placed = _place(corpus, shown, span)
    figure: Figure = {"data": [], "layout": _layout(look, shown, span)}
    figure["data"].extend(_bars(placed, look, span))
    figure["data"].append(_marks(placed, look))
    figure["data"].extend(_arrows(placed, look, span))
    figure["data"].extend(_ring(placed, look, selected))
    figure["layout"]["annotations"] = _labels(placed, look, span)
    return figure


def visible_years(corpus: Corpus, filters: Filters) -> tuple[int, int]:
    """First and last year on the axis: the filter's, else those of the whole record."""
    first, last = year_span(corpus)
    return filters.first_year or first, max(filters.last_year or last, filters.first_year or first)


def alt_text(corpus: Corpus, filters: Filters, by: str) -> str:
    """What the picture shows, in a sentence for people who cannot see it."""
    shown = lanes(corpus, filters, by)
    ids = select(corpus, filters, "event")
    if not len(ids):
        return "Timeline without events."
    starts = corpus.frames.events.loc[ids, "start"].dt.year
    counts = starts.value_counts().sort_index()
    busiest = counts.idxmax()
    first, last = visible_years(corpus, filters)
    noun, lane_noun = (
        ("event" if len(ids) == 1 else "events"),
        ("lane" if len(shown) == 1 else "lanes"),
    )
    return (
        f"Timeline with {len(ids)} {noun} in {len(shown)} {lane_noun} "
        f"({', '.join(lane.label for lane in shown)}) from {first} to {last}; "
        f"busiest {busiest} with {counts[busiest]}. The same events are listed in the table below."
    )


@dataclass(frozen=True, slots=True)
class _Mark:
    """One event in one lane, placed."""

    event: str
    lane: int
    y: float
    start: date
    end: date
    colour: tuple[str, str]
    symbol: str
    row: pd.Series
    hover: str

    def ink(self, look: Look) -> str:
        return self.colour[look.name == "dark"]


def _place(corpus: Corpus, shown: Sequence[Lane], span: tuple[date, date]) -> list[_Mark]:
    events, themes = corpus.frames.events, corpus.frames.themes
    links = corpus.frames.record_themes
    mine = links[links["kind"] == "event"]
    main = mine[mine["position"] == 0].set_index("id")["theme"]
    labels = (
        mine.assign(label=mine["theme"].map(themes["label"])).groupby("id")["label"].agg(", ".join)
    )
    days_per_pixel = max((span[1] - span[0]).days / _ASSUMED_WIDTH, 0.01)
    marks = []
    for number, lane in enumerate(shown):
        busy = [-1e9] * (2 * _DEEPEST_STACK + 1)
        for event in lane.events:
            row = events.loc[event]
            start, end = (
                row["start"].date(),
                min(row["end"].date(), span[1] + timedelta(days=_OPEN_ENDED)),
            )
            theme = lane.id if lane.id in themes.index else main[event]
            at = start.toordinal() / days_per_pixel
            slot = min(
                range(len(busy)),
                key=lambda s: (busy[s] + _MARK > at, s if busy[s] + _MARK <= at else busy[s]),
            )
            long = row["precision"] == "interval" and not row["open_end"]
            busy[slot] = end.toordinal() / days_per_pixel if long else at
            step = (slot + 1) // 2 * (1 if slot % 2 else -1)
            marks.append(
                _Mark(
                    event, number, number + step * _MARK / _LANE_PIXELS, start, end,
                    (themes.at[theme, "light"], themes.at[theme, "dark"]),
                    str(themes.at[theme, "symbol"]), row, _hover(row, labels[event]),
                )
            )  # fmt: skip
    return marks


def _hover(row: pd.Series, themes: str) -> str:
    sources = "1 source" if row["sources"] == 1 else f"{row['sources']} sources"
    title = "<br>".join(wrap(plain(row["title"]), 48))
    return f"{dates.in_words(row['date'])}<br><b>{title}</b><br>{plain(themes)} · {sources}"


def _bars(placed: list[_Mark], look: Look, span: tuple[date, date]) -> list[dict[str, object]]:
    """Pale bars for dates that are not one sure day, fuller ones for spans."""
    groups: dict[tuple[str, bool], list[_Mark]] = {}
    for mark in placed:
        span_known = mark.row["precision"] == "interval"
        if span_known or mark.end > mark.start:
            groups.setdefault((mark.ink(look), span_known), []).append(mark)
    traces = []
    for (colour, span_known), marks in groups.items():
        x: list[str | None] = []
        y: list[float | None] = []
        for mark in marks:
            x += [mark.start.isoformat(), min(mark.end, span[1]).isoformat(), None]
            y += [mark.y, mark.y, None]
        traces.append(
            {
                "type": "scatter", "mode": "lines", "x": x, "y": y, "hoverinfo": "skip",
                "line": {"color": look.pale(colour, 0.55 if span_known else 0.25), "width": 5 if span_known else 8},
            }
        )  # fmt: skip
    return traces


def _marks(placed: list[_Mark], look: Look) -> dict[str, object]:
    landmark = [mark.row["significance"] == "landmark" for mark in placed]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [_middle(mark).isoformat() for mark in placed],
        "y": [mark.y for mark in placed],
        "customdata": [mark.event for mark in placed],
        "hovertext": [mark.hover for mark in placed],
        "hoverinfo": "text",
        "marker": {
            "color": [mark.ink(look) for mark in placed],
            "symbol": [mark.symbol for mark in placed],
            "size": [12 if big else 8.5 for big in landmark],
            "line": {"width": [1.4 if big else 0.6 for big in landmark], "color": look.ink},
            "opacity": 1,
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _middle(mark: _Mark) -> date:
    """Where the mark stands: the start of a span, the middle of the days a date can mean."""
    if mark.row["precision"] == "interval":
        return mark.start
    return mark.start + (mark.end - mark.start) / 2


def _arrows(placed: list[_Mark], look: Look, span: tuple[date, date]) -> list[dict[str, object]]:
    open_ended = [mark for mark in placed if mark.row["open_end"]]
    if not open_ended:
        return []
    return [
        {
            "type": "scatter", "mode": "markers", "hoverinfo": "skip",
            "x": [span[1].isoformat()] * len(open_ended), "y": [mark.y for mark in open_ended],
            "marker": {"symbol": "triangle-right", "size": 10, "color": [m.ink(look) for m in open_ended]},
        }
    ]  # fmt: skip


def _ring(placed: list[_Mark], look: Look, selected: str | None) -> list[dict[str, object]]:
    mine = [mark for mark in placed if mark.event == selected]
    if not mine:
        return []
    return [
        {
            "type": "scatter", "mode": "markers", "hoverinfo": "skip",
            "x": [_middle(mark).isoformat() for mark in mine], "y": [mark.y for mark in mine],
            "marker": {"symbol": "circle-open", "size": 21, "color": look.accent, "line": {"width": 2.5, "color": look.accent}},
        }
    ]  # fmt: skip


def _labels(placed: list[_Mark], look: Look, span: tuple[date, date]) -> list[dict[str, object]]:
    """Titles of landmarks, as many as fit without touching each other or a lane's edge."""
    days_per_pixel = max((span[1] - span[0]).days / _ASSUMED_WIDTH, 0.01)
    taken: dict[int, list[tuple[float, float]]] = {}
    annotations: list[dict[str, object]] = []
    done: set[str] = set()
    for mark in sorted(
        placed, key=lambda m: (m.row["significance"] != "landmark", -m.row["sources"])
    ):
        if mark.row["significance"] != "landmark" or mark.event in done:
            continue
        lines = wrap(plain(mark.row["title"]), 30)
        text = "<br>".join(lines[:2]) + ("…" if len(lines) > 2 else "")
        width = 6.1 * max(map(len, lines[:2])) + 14
        left = (mark.start - span[0]).days / days_per_pixel + 9
        if left < 0 or left + width > _ASSUMED_WIDTH:
            continue
        if any(left < end and start < left + width for start, end in taken.get(mark.lane, [])):
            continue
        taken.setdefault(mark.lane, []).append((left, left + width))
        done.add(mark.event)
        annotations.append(
            {
                "x": _middle(mark).isoformat(), "y": mark.lane - 0.36, "text": text, "showarrow": False,
                "xanchor": "left", "yanchor": "middle", "align": "left",
                "font": {"size": 11, "color": look.quiet},
            }
        )  # fmt: skip
    return annotations


def _layout(look: Look, shown: Sequence[Lane], span: tuple[date, date]) -> dict[str, object]:
    layout = base_layout(look, 60 + max(len(shown), 1) * _LANE_PIXELS)
    years = span[1].year - span[0].year + 1
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100) if years / s <= 12)
    ticks = [year for year in range(span[0].year, span[1].year + 2) if year % step == 0]
    margin = (span[1] - span[0]) / 60
    layout["xaxis"] = {
        "type": "date",
        "range": [(span[0] - margin).isoformat(), (span[1] + margin).isoformat()],
        "tickmode": "array",
        "tickvals": [f"{year}-01-01" for year in ticks],
        "ticktext": [str(year) for year in ticks],
        "tickfont": {"color": look.quiet, "size": 12},
        "showgrid": False, "zeroline": False, "fixedrange": True, "ticks": "outside",
        "tickcolor": look.hairline, "side": "bottom",
    }  # fmt: skip
    layout["yaxis"] = {
        "range": [len(shown) - 0.5, -0.55],
        "tickmode": "array",
        "tickvals": list(range(len(shown))),
        "ticktext": ["<br>".join(wrap(plain(lane.label), 16)) + f"<br>{len(lane.events)}" for lane in shown],
        "tickfont": {"color": look.ink, "size": 12},
        "showgrid": False, "zeroline": False, "fixedrange": True, "automargin": True,
    }  # fmt: skip
    edges = [one + 0.5 for one, _ in pairwise(range(len(shown) + 1))][:-1] if shown else []
    layout["shapes"] = [
        {
            "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": edge, "y1": edge,
            "line": {"color": look.hairline, "width": 1}, "layer": "below",
        }
        for edge in edges
    ]  # fmt: skip
    return layout
