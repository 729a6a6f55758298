"""The positions of a dispute on an axis of time or of value."""

from __future__ import annotations

from textwrap import wrap
from typing import Literal

import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.figures.style import DATE_TICKS, Figure, Look, base_layout, plain

_ROW_PIXELS = 46
#: A day, in the milliseconds of Plotly's date axes.
_DAY = 86_400_000


def axis_of(corpus: Corpus, dispute: str) -> Literal["time", "value"] | None:
    """What tells the answers apart: the numbers or else the dates that they assert.

    None when there are not at least two different ones: the answers then differ in words alone.
    """
    mine = _positions(corpus, dispute)
    if mine["value"].nunique() >= 2:
        return "value"
    return "time" if mine["date"].nunique() >= 2 else None


@kept_with_corpus(maxsize=512)
def positions(corpus: Corpus, dispute: str, look: Look) -> Figure | None:
    """A row for each answer, marked where on the axis it lies; None without an axis."""
    axis = axis_of(corpus, dispute)
    if axis is None:
        return None
    mine = _positions(corpus, dispute)
    layout = base_layout(look, 52 + _ROW_PIXELS * len(mine) + (18 if axis == "value" else 0))
    layout["yaxis"] = {
        "range": [len(mine) - 0.5, -0.5],
        "tickmode": "array",
        "tickvals": list(range(len(mine))),
        "ticktext": ["<br>".join(wrap(plain(answer), 28)[:3]) for answer in mine["answer"]],
        "tickfont": {"size": 12, "color": look.ink},
        "automargin": True,
        "fixedrange": True,
        "showgrid": True,
        "gridcolor": look.hairline,
        "zeroline": False,
    }
    layout["xaxis"] = {
        "fixedrange": True,
        "zeroline": False,
        "showgrid": False,
        "side": "bottom",
        "automargin": True,
        "nticks": 6,
        "tickfont": {"size": 12, "color": look.quiet},
    }
    unit = corpus.frames.disputes.at[dispute, "unit"]
    if axis == "value":
        if isinstance(unit, str):
            layout["xaxis"]["title"] = {
                "text": plain(unit),
                "font": {"size": 12, "color": look.quiet},
            }
        layout["xaxis"]["range"] = _room(mine["value"])
    else:
        layout["xaxis"]["tickformatstops"] = DATE_TICKS
        if _few_days(mine):  # between two days Plotly would count hours
            layout["xaxis"]["dtick"] = _DAY
    data = []
    for row, position in enumerate(mine.itertuples()):
        if axis == "time" and isinstance(position.date, str):
            data += _on_time(row, position, look)
        elif axis == "value" and pd.notna(position.value):
            data.append(_mark([position.value], row, f"{position.value:,g}", look))
    return {"data": data, "layout": layout}


def _room(values: pd.Series) -> list[float]:
    """The values' span with a tenth of room at both ends, so that labels stay inside."""
    low, high = float(values.min()), float(values.max())
    return [low - (high - low) * 0.1, high + (high - low) * 0.1]


def _few_days(mine: pd.DataFrame) -> bool:
    dated = mine[mine["date"].notna() & (mine["end"].dt.year < 9999)]
    return bool(len(dated) and (dated["end"].max() - dated["start"].min()).days <= 6)


def _positions(corpus: Corpus, dispute: str) -> pd.DataFrame:
    frame = corpus.frames.positions
    return frame[frame["dispute"] == dispute]


def _on_time(row: int, position: object, look: Look) -> list[dict[str, object]]:
    start, end = position.start, position.end  # type: ignore[attr-defined]  # a row of a frame
    words = dates.in_words(position.date)  # type: ignore[attr-defined]  # a row of a frame
    middle = start + (end - start) / 2
    found: list[dict[str, object]] = []
    if end > start and end.year < 9999:
        found.append(
            {
                "type": "scatter",
                "mode": "lines",
                "hoverinfo": "skip",
                "y": [row, row],
                "x": [start.isoformat(), end.isoformat()],
                "line": {"width": 10, "color": look.pale(look.accent, 0.3)},
            }
        )
    found.append(_mark([(middle if end.year < 9999 else start).isoformat()], row, words, look))
    return found


def _mark(x: list[object], row: int, words: str, look: Look) -> dict[str, object]:
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": x,
        "y": [row],
        "text": [words],
        "hoverinfo": "text",
        "hovertext": [words],
        "textposition": "top center",
        "cliponaxis": False,
        "textfont": {"size": 11, "color": look.quiet},
        "marker": {"size": 11, "color": look.accent, "line": {"width": 1, "color": look.ink}},
    }


@kept_with_corpus(maxsize=512)
def alt_text(corpus: Corpus, dispute: str) -> str:
    """The answers with the dates or values that the axis shows, in a sentence."""
    axis = axis_of(corpus, dispute)
    unit = corpus.frames.disputes.at[dispute, "unit"]
    parts = []
    for position in _positions(corpus, dispute).itertuples():
        where = None
        if axis == "value" and pd.notna(position.value):
            where = f"{position.value:,g}" + (f" {unit}" if isinstance(unit, str) else "")
        elif axis != "value" and isinstance(position.date, str):
            where = dates.in_words(position.date)
        parts.append(f"{position.answer} ({where})" if where else position.answer)
    return f"Rival answers: {'; '.join(parts)}."
