"""A strip of the whole period that shows where the chosen years lie."""

from __future__ import annotations

from collections.abc import Mapping

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, rows, year_span
from nzviz.figures.style import Figure, Look, base_layout


@kept_with_corpus(maxsize=256)
def density(corpus: Corpus, filters: Filters, look: Look) -> Figure:
    """Events by year under all filters but the years; the chosen years in full colour."""
    first, last = year_span(corpus)
    low, high = filters.first_year or first, filters.last_year or last
    counts = _by_year(corpus, filters)
    layout = base_layout(look, 58)
    layout["margin"] = {"l": 6, "r": 6, "t": 2, "b": 18, "autoexpand": False}
    layout["xaxis"] = {
        "range": [first - 0.6, last + 0.6],
        "fixedrange": True,
        "showgrid": False,
        "zeroline": False,
        "tickmode": "array",
        "tickvals": [year for year in range(first, last + 1) if year % 10 == 0],
        "tickfont": {"size": 11, "color": look.quiet},
    }
    layout["yaxis"] = {"visible": False, "fixedrange": True, "rangemode": "tozero"}
    layout["shapes"] = [
        {
            "type": "rect",
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "x0": max(low, first) - 0.5,
            "x1": min(high, last) + 0.5,
            "line": {"width": 1, "color": look.accent},
            "fillcolor": look.pale(look.accent, 0.08),
            "layer": "below",
        }
    ]
    trace = {
        "type": "bar",
        "x": list(counts),
        "y": list(counts.values()),
        "width": 0.8,
        "hovertemplate": "%{x}: %{y} events<extra></extra>",
        "marker": {
            "color": [
                look.accent if low <= year <= high else look.pale(look.quiet, 0.45)
                for year in counts
            ]
        },
    }
    return {"data": [trace], "layout": layout}


@kept_with_corpus(maxsize=256)
def density_alt(corpus: Corpus, filters: Filters) -> str:
    """What the strip shows, in a sentence."""
    first, last = year_span(corpus)
    low, high = filters.first_year or first, filters.last_year or last
    counts = _by_year(corpus, filters)
    inside = sum(count for year, count in counts.items() if low <= year <= high)
    return (
        f"Columns: events by year from {first} to {last}; the chosen years {low} to {high} hold "
        f"{inside:,} of {sum(counts.values()):,}."
    )


@kept_with_corpus(maxsize=256)
def _by_year(corpus: Corpus, filters: Filters) -> Mapping[int, int]:
    shown = rows(corpus, filters.without("from").without("to"), "event")
    years = shown["start"].dt.year.value_counts().sort_index()
    return {int(year): int(count) for year, count in years.items()}
