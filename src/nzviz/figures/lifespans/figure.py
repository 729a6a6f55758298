"""Frameworks as bars over time, with their status periods and an as-of line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.explore.grouping import Group
from nzviz.figures.lifespans import axes, marks
from nzviz.figures.lifespans.rows import (
    AFTER_GROUP,
    HEADING,
    TOP,
    YEARS,
    Row,
    place,
    starts,
    years_of,
)
from nzviz.figures.main_theme import main_colours
from nzviz.figures.style import Figure, Look, base_layout


def lifespans(
    corpus: Corpus,
    groups: Sequence[Group],
    look: Look,
    as_of: date,
    width: int,
    selected: str | None = None,
    pair: tuple[str, str] | None = None,
) -> Figure:
    """A bar for each framework in *groups* whose dates are known, with ids as ``customdata``.

    *width* is the room in pixels; names are shortened to it.

    What is not in force on *as_of* is grey. With *pair*, statuses are those between these two
    actors; otherwise a framework whose status differs between parties has a bar for each.
    """
    known = starts(corpus)
    first, last = years_of(corpus, (known.get(i) for group in groups for i in group.frameworks))
    rows: list[Row] = []
    headings: list[tuple[int, Group]] = []
    top = TOP
    for group in groups:
        dated = [framework for framework in group.frameworks if framework in known]
        if not dated:
            continue
        headings.append((top, group))
        top += (HEADING if group.label else 0) + YEARS
        for framework in dated:
            row = place(corpus, framework, top, known[framework], as_of, pair)
            rows.append(row)
            top += row.height
        top += AFTER_GROUP
    layout = base_layout(look, top + 4)
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 4, "pad": 0, "autoexpand": False}
    layout["barmode"] = "overlay"
    layout["xaxis"] = {
        "type": "date",
        "range": [first.isoformat(), (last + (last - first) / 40).isoformat()],
        "fixedrange": True,
        "visible": False,
    }
    layout["yaxis"] = {"range": [top, 0], "fixedrange": True, "visible": False}
    layout["meta"] = next((row.top for row in rows if row.framework == selected), None)
    axis = (first, last)
    layout["shapes"] = [
        *axes.grid(headings, rows, look, axis),
        *axes.as_of_line(as_of, look, axis, top),
        *axes.frame(rows, selected, look),
    ]
    layout["annotations"] = [
        *axes.headings(headings, rows, look, axis, width),
        *axes.as_of_text(as_of, look, axis),
    ]
    colours = main_colours(corpus, look)
    data = [
        *marks.bars(corpus, rows, look, colours, axis),
        *marks.points(corpus, rows, look, colours, axis),
    ]
    return {"data": [*data, marks.names(corpus, rows, look, axis, width)], "layout": layout}
