"""Areas of cooperation by partner: how many frameworks, ever and in force on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from textwrap import wrap
from typing import Any

from nzviz.corpus.corpus import Corpus
from nzviz.explore.partners import AreaCell
from nzviz.figures.style import Figure, Look, base_layout, plain
from nzviz.figures.texts import cut

KEY = (
    "The full disc and its number count the frameworks in force on the day, the ring around it all "
    "frameworks ever coded with the area; a ring alone has none in force. "
    "A framework that concerns several partners counts for each."
)
_HEAD, _ROW, _LETTER = 118, 36, 6.6
_SMALLEST = 18.0

Cells = Mapping[tuple[str, str], AreaCell]


def axes(corpus: Corpus, cells: Cells) -> tuple[list[str], list[str]]:
    """The relationships and the areas that have any cell, in curated order."""
    partners = [t.id for t in corpus.site.relationships if any(r == t.id for r, _ in cells)]
    areas = [t.id for t in corpus.site.areas if any(a == t.id for _, a in cells)]
    return partners, areas


def matrix(
    corpus: Corpus, cells: Cells, look: Look, width: int, selected: tuple[str, str] | None = None
) -> Figure:
    """A disc for each partner and area; ``customdata`` is ``partner.area``."""
    partners, areas = axes(corpus, cells)
    gutter = 210.0 if width >= 560 else 128.0
    pitch = (width - gutter - 8) / max(len(partners), 1)
    height = _HEAD + _ROW * len(areas) + 8
    layout = base_layout(look, height)
    layout["margin"] = {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0, "autoexpand": False}
    layout["xaxis"] = {"range": [0, width], "fixedrange": True, "visible": False}
    layout["yaxis"] = {"range": [height, 0], "fixedrange": True, "visible": False}
    x_at = {partner: gutter + (number + 0.5) * pitch for number, partner in enumerate(partners)}
    y_at = {area: _HEAD + (number + 0.5) * _ROW for number, area in enumerate(areas)}
    layout["annotations"] = [
        *_heads(corpus, x_at, pitch, look),
        *_row_names(corpus, y_at, gutter, look),
    ]
    layout["shapes"] = _rules(y_at, width, look)
    if selected in cells and selected is not None:
        layout["shapes"].append(
            {
                "type": "rect",
                "x0": x_at[selected[0]] - min(pitch, 46) / 2,
                "x1": x_at[selected[0]] + min(pitch, 46) / 2,
                "y0": y_at[selected[1]] - _ROW / 2 + 1,
                "y1": y_at[selected[1]] + _ROW / 2 - 1,
                "line": {"color": look.accent, "width": 2},
                "layer": "below",
            }
        )
    return {"data": _discs(corpus, cells, look, x_at, y_at, pitch), "layout": layout}


def _heads(
    corpus: Corpus, x_at: Mapping[str, float], pitch: float, look: Look
) -> list[dict[str, object]]:
    flat = pitch >= 84
    angle = 0 if flat else -90 if pitch < 40 else -45
    found = []
    for partner, x in x_at.items():
        name = corpus.label("relationship", partner)
        lines = wrap(name, int(pitch / _LETTER)) if flat else [cut(name, 17)]
        found.append(
            {
                "x": x - (6 if angle == -45 else 0),
                "y": _HEAD - 8,
                "text": "<br>".join(plain(cut(line, 24)) for line in lines),
                "textangle": angle,
                "xanchor": "left" if angle == -45 else "center",
                "yanchor": "bottom",
                "showarrow": False,
                "font": {"size": 12, "color": look.ink},
            }
        )
    return found


def _row_names(
    corpus: Corpus, y_at: Mapping[str, float], gutter: float, look: Look
) -> list[dict[str, object]]:
    most = int((gutter - 4) / _LETTER)
    return [
        {
            "x": 0,
            "y": y,
            "text": plain(cut(corpus.label("area", area), most)),
            "xanchor": "left",
            "yanchor": "middle",
            "showarrow": False,
            "font": {"size": 12, "color": look.ink},
        }
        for area, y in y_at.items()
    ]


def _rules(y_at: Mapping[str, float], width: int, look: Look) -> list[dict[str, Any]]:
    return [
        {
            "type": "line",
            "x0": 0,
            "x1": width,
            "y0": y + _ROW / 2,
            "y1": y + _ROW / 2,
            "line": {"color": look.hairline, "width": 1},
            "layer": "below",
        }
        for y in y_at.values()
    ]


def _discs(
    corpus: Corpus,
    cells: Cells,
    look: Look,
    x_at: Mapping[str, float],
    y_at: Mapping[str, float],
    pitch: float,
) -> list[dict[str, Any]]:
    most = max((len(cell.ever) for cell in cells.values()), default=1)
    largest = max(min(pitch, _ROW) - 2, _SMALLEST)

    def size(count: int) -> float:
        """Area grows with the count, from a disc that still holds a number."""
        if not count:
            return 0.0
        share = sqrt((count - 1) / (most - 1)) if most > 1 else 1.0
        return _SMALLEST + (largest - _SMALLEST) * share

    keys = list(cells)
    shared: dict[str, Any] = {
        "type": "scatter",
        "x": [x_at[partner] for partner, _ in keys],
        "y": [y_at[area] for _, area in keys],
        "customdata": [[f"{partner}.{area}"] for partner, area in keys],
        "cliponaxis": False,
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }
    return [
        {
            **shared,
            "mode": "markers",
            "hoverinfo": "skip",
            "marker": {
                "symbol": "circle",
                "size": [size(len(cells[key].ever)) for key in keys],
                "color": look.pale(look.accent, 0.12),
                "line": {"width": 1.2, "color": look.accent},
            },
        },
        {
            **shared,
            "mode": "markers+text",
            "text": [str(len(cells[key].on_day)) for key in keys],
            "textposition": "middle center",
            "textfont": {
                "size": 11,
                "color": [look.paper if cells[key].on_day else look.quiet for key in keys],
            },
            "hovertext": [_hover(corpus, key, cells[key]) for key in keys],
            "hoverinfo": "text",
            "marker": {
                "symbol": "circle",
                # A disc of none keeps its place for the pointer, unseen.
                "size": [size(len(cells[key].on_day)) or _SMALLEST for key in keys],
                "color": [look.accent if cells[key].on_day else "rgba(0,0,0,0)" for key in keys],
                "opacity": 1,
                "line": {"width": 0},
            },
        },
    ]


def _hover(corpus: Corpus, key: tuple[str, str], cell: AreaCell) -> str:
    head = f"{corpus.label('relationship', key[0])}, {corpus.label('area', key[1]).lower()}"
    names = [
        plain(corpus.label("framework", framework))
        + (" (in force)" if framework in cell.on_day else "")
        for framework in cell.ever[:8]
    ]
    more = [f"and {len(cell.ever) - 8} more"] if len(cell.ever) > 8 else []
    return "<br>".join([f"<b>{plain(head)}</b>", *names, *more])


def alt_text(corpus: Corpus, cells: Cells, day: str) -> str:
    """The largest cells and the size of the matrix, in a sentence."""
    partners, areas = axes(corpus, cells)
    if not cells:
        return "No framework that is left has coded areas of cooperation."
    ranked: Sequence[tuple[str, str]] = sorted(cells, key=lambda key: -len(cells[key].on_day))[:3]
    listed = "; ".join(
        f"{corpus.label('relationship', partner)} in {corpus.label('area', area).lower()} "
        f"{len(cells[partner, area].on_day)}"
        for partner, area in ranked
    )
    return (
        f"Matrix of {len(areas)} areas of cooperation by {len(partners)} partners as of {day}. "
        f"Most frameworks in force: {listed}. The table below holds every cell."
    )
