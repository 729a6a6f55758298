"""Frameworks as bars over time, with their status periods and an as-of line."""

from __future__ import annotations

from datetime import date
from textwrap import shorten

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, rows, year_span
from nzviz.figures.style import Figure, Look, base_layout, plain

_ROW_PIXELS = 25
#: How a status is drawn: opacity of the bar and pattern on it.
STATUS_STYLES: dict[str, tuple[float, str]] = {
    "negotiating": (0.25, "."),
    "signed": (0.45, ""),
    "in-force": (0.9, ""),
    "suspended": (0.5, "/"),
    "superseded": (0.2, ""),
    "dormant": (0.3, "x"),
    "ended": (0.15, ""),
}


def lifespans(
    corpus: Corpus, filters: Filters, look: Look, as_of: date | None, selected: str | None = None
) -> Figure:
    """A bar for each framework that the filters leave and whose dates are known.

    Bars carry their framework id as ``customdata``. A bar that is not alive at *as_of* is grey.
    """
    shown = rows(corpus, filters, "framework").dropna(subset=["start"])
    first, last = _axis_years(corpus, shown)
    edge = date(last, 12, 31)
    figure: Figure = {
        "data": [],
        "layout": base_layout(look, 70 + _ROW_PIXELS * max(len(shown), 2)),
    }
    bars: dict[str, dict[str, list[object]]] = {}
    for row, framework in enumerate(shown.itertuples()):
        colour = _colour(corpus, framework.Index, look)
        alive = as_of is None or framework.start.date() <= as_of <= framework.end.date()
        for status, start, end, words in _spans(corpus, framework, edge):
            group = bars.setdefault(
                status, {k: [] for k in ("y", "base", "x", "color", "id", "hover")}
            )
            group["y"].append(row)
            group["base"].append(start.isoformat())
            group["x"].append(max((end - start).days, 20) * 86_400_000)
            group["color"].append(colour if alive else look.quiet)
            group["id"].append(framework.Index)
            group["hover"].append(f"<b>{plain(framework.short)}</b><br>{plain(words)}")
    for status, group in bars.items():
        opacity, pattern = STATUS_STYLES.get(status, (0.7, ""))
        figure["data"].append(
            {
                "type": "bar",
                "orientation": "h",
                "y": group["y"],
                "base": group["base"],
                "x": group["x"],
                "customdata": group["id"],
                "hovertext": group["hover"],
                "hoverinfo": "text",
                "width": 0.62,
                "marker": {
                    "color": [look.pale(str(c), opacity) for c in group["color"]],
                    "pattern": {"shape": pattern, "fgcolor": look.ink, "fgopacity": 0.5, "size": 6},
                    "line": {"width": 0.5, "color": look.quiet},
                },
            }
        )
    _style_axes(figure, look, shown, first, last)
    shapes = figure["layout"].setdefault("shapes", [])
    if as_of is not None:
        shapes.append(
            {
                "type": "line",
                "x0": as_of.isoformat(),
                "x1": as_of.isoformat(),
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": look.accent, "width": 2},
            }
        )
    if selected in shown.index:
        row = int(shown.index.get_loc(selected))
        shapes.append(
            {
                "type": "rect",
                "xref": "paper",
                "x0": 0,
                "x1": 1,
                "y0": row - 0.5,
                "y1": row + 0.5,
                "line": {"color": look.accent, "width": 1.5},
                "fillcolor": look.pale(look.accent, 0.08),
                "layer": "below",
            }
        )
    return figure


def _axis_years(corpus: Corpus, shown: pd.DataFrame) -> tuple[int, int]:
    first, last = year_span(corpus)
    return (min(first, int(shown["start"].min().year)) if len(shown) else first), last


def _colour(corpus: Corpus, framework: str, look: Look) -> str:
    links = corpus.frames.record_themes
    theme = links.loc[
        (links["kind"] == "framework") & (links["id"] == framework) & (links["position"] == 0),
        "theme",
    ].iloc[0]
    return str(corpus.frames.themes.at[theme, look.name])


def _spans(corpus: Corpus, framework: object, edge: date) -> list[tuple[str, date, date, str]]:
    """Status, start, end and words of each stretch to draw: general periods, then those of pairs."""
    periods = corpus.frames.periods
    mine = periods[periods["framework"] == framework.Index]  # type: ignore[attr-defined]
    spans = []
    for period in mine.itertuples():
        end = min(period.end.date(), edge)
        if period.start.date() > edge:
            continue
        names = [corpus.label("actor", a) for a in period.between.split(",") if a]
        between = f" between {', '.join(names)}" if names else ""
        until = "now" if period.open_end else str(period.end.year)
        words = f"{period.status.replace('-', ' ').capitalize()}{between}, {period.start.year} to {until}"
        spans.append((str(period.status), period.start.date(), end, words))
    if not spans:
        start, stop = framework.start.date(), min(framework.end.date(), edge)  # type: ignore[attr-defined]
        until = "no end known" if framework.open_end else str(stop.year)  # type: ignore[attr-defined]
        spans = [
            ("signed", start, max(stop, start), f"{start.year} to {until}; status not recorded")
        ]
    return spans


def _style_axes(figure: Figure, look: Look, shown: pd.DataFrame, first: int, last: int) -> None:
    step = 10 if last - first > 40 else 5
    ticks = [year for year in range(first, last + 2) if year % step == 0]
    figure["layout"]["barmode"] = "overlay"
    figure["layout"]["xaxis"] = {
        "type": "date",
        "range": [f"{first}-01-01", f"{last + 1}-06-30"],
        "fixedrange": True,
        "tickmode": "array",
        "tickvals": [f"{year}-01-01" for year in ticks],
        "ticktext": [str(year) for year in ticks],
        "showgrid": True,
        "gridcolor": look.hairline,
        "zeroline": False,
        "side": "top",
        "tickfont": {"color": look.quiet, "size": 12},
    }
    figure["layout"]["yaxis"] = {
        "range": [max(len(shown), 1) - 0.4, -0.6],
        "tickmode": "array",
        "tickvals": list(range(len(shown))),
        "ticktext": [plain(shorten(name, 34, placeholder="…")) for name in shown["short"]],
        "tickfont": {"color": look.ink, "size": 12},
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "automargin": True,
    }


def alt_text(corpus: Corpus, filters: Filters, as_of: date | None) -> str:
    """What the picture shows, in a sentence."""
    everything = rows(corpus, filters, "framework")
    shown = everything.dropna(subset=["start"])
    if shown.empty:
        return "No framework with known dates is left."
    alive = ""
    if as_of is not None:
        stamp = pd.Timestamp(as_of)
        count = int(((shown["start"] <= stamp) & (shown["end"] >= stamp)).sum())
        alive = f" {count} of them were alive on {as_of.isoformat()}."
    undated = len(everything) - len(shown)
    missing = f" {undated} more have no known dates and are only in the table." if undated else ""
    return (
        f"Bars of {len(shown)} frameworks over time, the earliest from {shown['start'].min().year}."
        f"{alive}{missing} The table below lists the same frameworks."
    )
