"""Plain bars: counts by year, decade, kind or country."""

from __future__ import annotations

from collections.abc import Mapping

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, rows
from nzviz.figures.style import Figure, Look, base_layout, plain
from nzviz.figures.timeline.lanes import visible_years


def counts(values: Mapping[str, int], look: Look) -> Figure:
    """Horizontal bars of *values* (label to count) with the count at the bar's end."""
    labels = list(values)
    layout = base_layout(look, 30 + 27 * max(len(labels), 1))
    layout["xaxis"] = {
        "visible": False,
        "fixedrange": True,
        "range": [0, max(values.values(), default=1) * 1.18],
    }
    layout["yaxis"] = {
        "type": "category",
        "autorange": "reversed",
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"color": look.ink, "size": 13},
        "ticks": "",
        "showgrid": False,
    }
    trace = {
        "type": "bar",
        "orientation": "h",
        "x": list(values.values()),
        "y": [plain(label) for label in labels],
        "text": [f"{count:,}" for count in values.values()],
        "textposition": "outside",
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {"color": look.pale(look.accent, 0.85)},
        "width": 0.6,
    }
    return {"data": [trace], "layout": layout}


def counts_alt(what: str, values: Mapping[str, int]) -> str:
    """The same numbers as a sentence."""
    listed = ", ".join(f"{label} {count}" for label, count in values.items())
    return f"{what}: {listed}." if listed else f"{what}: none."


def events_by_year(corpus: Corpus, filters: Filters, look: Look) -> Figure:
    """Columns of the number of events that start in each year."""
    first, last = visible_years(corpus, filters)
    years = per_year(corpus, filters)
    layout = base_layout(look, 190)
    layout["margin"] = {"l": 30, "r": 4, "t": 6, "b": 26, "autoexpand": False}
    step = 10 if last - first > 30 else 5 if last - first > 12 else 1
    layout["xaxis"] = {
        "range": [first - 1, last + 1],
        "tickmode": "array",
        "tickvals": [year for year in range(first, last + 1) if year % step == 0],
        "tickfont": {"color": look.quiet, "size": 12},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
    }
    layout["yaxis"] = {
        "fixedrange": True,
        "gridcolor": look.hairline,
        "zeroline": False,
        "nticks": 4,
        "rangemode": "tozero",
        "tickfont": {"color": look.quiet, "size": 12},
        "tickformat": "d",
    }
    trace = {
        "type": "bar",
        "x": list(years),
        "y": list(years.values()),
        "hovertemplate": "%{x}: %{y} events<extra></extra>",
        "marker": {"color": look.accent},
        "width": 0.8,
    }
    return {"data": [trace], "layout": layout}


def events_by_year_alt(corpus: Corpus, filters: Filters) -> str:
    """The same columns in a sentence; the filters have to leave an event."""
    listed = per_year(corpus, filters)
    busiest = max(listed, key=lambda year: listed[year])
    return (
        f"Columns: events by year from {min(listed)} to {max(listed)}; "
        f"most in {busiest} with {listed[busiest]}."
    )


def per_year(corpus: Corpus, filters: Filters) -> dict[int, int]:
    """Number of events that start in each year, years with none left out."""
    years = rows(corpus, filters, "event")["start"].dt.year
    return {int(year): int(count) for year, count in years.value_counts().sort_index().items()}
