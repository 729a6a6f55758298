"""Quotes on an axis of time, in lanes of speakers or themes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

import pandas as pd

from nzviz.corpus import dates
from nzviz.figures.style import DATE_TICKS, Figure, Look, base_layout, plain

_LANE_PIXELS = 38


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its label, the colour of its marks and the ids of its quotes."""

    label: str
    colour: str
    quotes: Sequence[str]


@dataclass(frozen=True, slots=True)
class Turn:
    """An event that parts the quotes."""

    label: str
    start: pd.Timestamp


def lanes_over_time(
    quotes: pd.DataFrame, lanes: Sequence[Lane], look: Look, turn: Turn | None = None
) -> Figure:
    """A mark for each day in each lane, its area and number telling how many quotes there are."""
    layout = base_layout(look, 64 + _LANE_PIXELS * len(lanes) + (26 if turn else 0))
    layout["yaxis"] = {
        "range": [len(lanes) - 0.5, -0.6 if turn is None else -1.1],
        "tickmode": "array",
        "tickvals": list(range(len(lanes))),
        "ticktext": ["<br>".join(wrap(plain(lane.label), 26)[:2]) for lane in lanes],
        "tickfont": {"size": 13, "color": look.ink},
        "automargin": True,
        "fixedrange": True,
        "gridcolor": look.hairline,
        "zeroline": False,
    }
    first, last = _span(quotes, turn)
    layout["xaxis"] = {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "automargin": True,
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "nticks": 8,
        "tickformatstops": DATE_TICKS,
        "tickfont": {"size": 12, "color": look.quiet},
    }
    if turn:
        layout["shapes"] = [
            {
                "type": "line",
                "x0": turn.start.isoformat(),
                "x1": turn.start.isoformat(),
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "layer": "below",
                "line": {"color": look.quiet, "width": 1, "dash": "dot"},
            }
        ]
        late = (turn.start - first) > (last - first) / 2
        layout["annotations"] = [
            {
                "x": turn.start.isoformat(),
                "y": 1,
                "yref": "paper",
                "yanchor": "top",
                "xanchor": "right" if late else "left",
                "showarrow": False,
                "text": " " + "<br>".join(wrap(plain(turn.label), 44)[:2]) + " ",
                "align": "right" if late else "left",
                "font": {"size": 12, "color": look.quiet},
            }
        ]
    data = [trace for row, lane in enumerate(lanes) if (trace := _marks(quotes, lane, row, look))]
    return {"data": data, "layout": layout}


def _span(quotes: pd.DataFrame, turn: Turn | None) -> tuple[pd.Timestamp, pd.Timestamp]:
    days = list(quotes["start"].dropna()) + ([turn.start] if turn else [])
    first, last = min(days), max(days)
    room = max((last - first) * 0.06, pd.Timedelta(days=20))
    return first - room, last + room


def _marks(quotes: pd.DataFrame, lane: Lane, row: int, look: Look) -> Figure | None:
    mine = quotes.loc[quotes.index.isin(lane.quotes)].dropna(subset=["start"])
    if mine.empty:
        return None
    counted = Counter(zip(mine["start"], mine["date"], strict=True))
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [start.isoformat() for start, _ in counted],
        "y": [row] * len(counted),
        "text": [str(count) if count > 1 else "" for count in counted.values()],
        "textfont": {"size": 11, "color": look.paper},
        "hovertext": [
            f"{dates.in_words(date)}: {count} {'quote' if count == 1 else 'quotes'}"
            for (_, date), count in counted.items()
        ],
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "size": [12 if n == 1 else min(16 + 2 * n, 30) for n in counted.values()],
            "color": lane.colour,
            "line": {"width": 1, "color": look.ink},
        },
    }


def alt_text(quotes: pd.DataFrame, lanes: Sequence[Lane], what: str) -> str:
    """The same numbers in a sentence."""
    parts: Mapping[str, int] = {
        lane.label: int(quotes.index.isin(lane.quotes).sum()) for lane in lanes
    }
    listed = ", ".join(f"{label} {count}" for label, count in parts.items())
    return f"{what}, over time: {listed}."
