"""Events as dots on a strip of years: above the line what brought closer, below what did not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from textwrap import wrap
from typing import Any

import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.related import disputed_ids
from nzviz.figures.style import Figure, Look, base_layout, plain

_HEIGHT, _MIDDLE, _STEP = 118, 52, 11
#: Dots that would lie on one another move outwards, as far as this many steps.
_MOST_STEPS = 4
KEY = (
    "● an event, ◆ a landmark; above the line it brought the parties closer, below it drove them "
    "further apart, on the line neither. Colour is the main theme."
)


def strip(
    corpus: Corpus,
    events: Sequence[str],
    look: Look,
    width: int,
    until: date,
    opened: str | None = None,
) -> Figure:
    """The dots of *events*, from the first of them to *until*; a ring marks the *opened* one."""
    return _strip(corpus, tuple(events), look, width, until, opened)


@kept_with_corpus(maxsize=128)
def _strip(
    corpus: Corpus,
    events: tuple[str, ...],
    look: Look,
    width: int,
    until: date,
    opened: str | None,
) -> Figure:
    rows = corpus.frames.events.loc[list(events)]
    layout = base_layout(look, _HEIGHT)
    layout["margin"] = {"l": 10, "r": 10, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    first = date(int(rows["start"].min().year), 1, 1)
    last = date(max(until.year, int(rows["start"].max().year), first.year + 1), 12, 31)
    layout["xaxis"] = {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "fixedrange": True,
        "visible": False,
    }
    layout["yaxis"] = {"range": [_HEIGHT, 0], "fixedrange": True, "visible": False}
    layout["shapes"] = [
        {
            "type": "line",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": _MIDDLE,
            "y1": _MIDDLE,
            "line": {"color": look.quiet, "width": 1},
            "layer": "below",
        }
    ]
    layout["annotations"] = _years(first, last, look, width)
    return {"data": [_dots(corpus, rows, look, (first, last), width, opened)], "layout": layout}


def _years(first: date, last: date, look: Look, width: int) -> list[dict[str, Any]]:
    span = last.year - first.year + 1
    most = max(width / 52, 2)
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 1000) if span / s <= most)
    return [
        {
            "x": f"{year}-01-01",
            "y": _HEIGHT - 9,
            "text": str(year),
            "showarrow": False,
            "font": {"size": 11, "color": look.quiet},
        }
        for year in range(first.year, last.year + 1)
        if year % step == 0
    ]


def _dots(
    corpus: Corpus,
    rows: pd.DataFrame,
    look: Look,
    axis: tuple[date, date],
    width: int,
    opened: str | None,
) -> dict[str, Any]:
    inks = corpus.frames.themes[look.name].to_dict()
    links = corpus.frames.record_themes
    main = links[(links["kind"] == "event") & (links["position"] == 0)]
    theme = dict(zip(main["id"], main["theme"], strict=True))
    days = (axis[1] - axis[0]).days / max(width - 20, 1) * _STEP
    taken: dict[tuple[str, int], float] = {}
    y, hover = [], []
    disputed = disputed_ids(corpus, "event")
    for event in rows.itertuples():
        at = event.start.toordinal()
        step = next(
            (s for s in range(_MOST_STEPS) if at - taken.get((event.direction, s), -1e9) >= days),
            _MOST_STEPS - 1,
        )
        taken[event.direction, step] = at
        away = {"closer": -1, "further": 1}.get(event.direction, 0)
        if away:
            y.append(_MIDDLE + away * (_STEP + 2 + step * _STEP * 0.75))
        else:
            y.append(_MIDDLE)
        title = "<br>".join(wrap(plain(event.title), 44))
        said = f"{dates.in_words(event.date)}<br><b>{title}</b><br>{event.direction}"
        hover.append(said + ("<br>sources disagree" if event.Index in disputed else ""))
    landmark = [value == "landmark" for value in rows["significance"]]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [stamp.date().isoformat() for stamp in rows["start"]],
        "y": y,
        "customdata": list(rows.index),
        "hovertext": hover,
        "hoverinfo": "text",
        "cliponaxis": False,
        "marker": {
            "symbol": ["diamond" if big else "circle" for big in landmark],
            "size": [
                (11 if big else 8) + (4 if event == opened else 0)
                for event, big in zip(rows.index, landmark, strict=True)
            ],
            "color": [inks[theme[event]] for event in rows.index],
            "line": {
                "width": [3 if event == opened else 0.6 for event in rows.index],
                "color": [look.accent if event == opened else look.ink for event in rows.index],
            },
            "opacity": 1,
        },
        # A click opens an event: the others are no less there.
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def alt_text(corpus: Corpus, events: Sequence[str]) -> str:
    """How many events, over which years, how many in each direction."""
    return _alt_text(corpus, tuple(events))


@kept_with_corpus(maxsize=128)
def _alt_text(corpus: Corpus, events: tuple[str, ...]) -> str:
    rows = corpus.frames.events.loc[list(events)]
    counts = rows["direction"].value_counts()
    listed = ", ".join(
        f"{counts.get(value, 0)} {words}"
        for value, words in (("closer", "closer"), ("further", "further apart"),
                             ("neutral", "neutral"))
    )  # fmt: skip
    noun = "event" if len(rows) == 1 else "events"
    return (
        f"Strip of {len(rows)} {noun} from {rows['start'].min().year} to "
        f"{rows['start'].max().year}: {listed}."
    )
