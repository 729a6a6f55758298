"""Shapes: lines, rectangles and paths of data."""

from __future__ import annotations

import re
from typing import Any

from nzviz.figures.svg.scale import Scale

#: A letter of a path, or a pair of coordinates: numbers or dates.
_STEP = re.compile(r"([MLCQZ])|([^\s,MLCQZ]+),([^\s,MLCQZ]+)")
#: Strokes and gaps in multiples of a line's width, by Plotly's name.
_DASHES = {
    "dot": (1, 1),
    "dash": (3, 3),
    "longdash": (5, 5),
    "dashdot": (3, 1, 1, 1),
    "longdashdot": (5, 2, 1, 2),
}


def drawn(shape: dict[str, Any], scale: Scale) -> str:
    """A shape of a figure's layout."""
    if shape["type"] == "path":
        return _path(shape, scale)
    x0, x1 = (scale.x(shape[k], shape.get("xref", "x")) for k in ("x0", "x1"))
    y0, y1 = (scale.y(shape[k], shape.get("yref", "y")) for k in ("y0", "y1"))
    stroke = (
        f'stroke="{shape["line"].get("color", "none")}" stroke-width="{shape["line"]["width"]}"'
    )
    if shape["type"] == "line":
        return f'<path d="M{x0:.1f},{y0:.1f}L{x1:.1f},{y1:.1f}" {stroke}/>'
    return (
        f'<rect x="{min(x0, x1):.1f}" y="{min(y0, y1):.1f}" width="{abs(x1 - x0):.1f}" '
        f'height="{abs(y1 - y0):.1f}" fill="{shape.get("fillcolor", "none")}" {stroke}/>'
    )


def _path(shape: dict[str, Any], scale: Scale) -> str:
    """A path of data: letters with pairs of coordinates."""
    x_ref, y_ref = shape.get("xref", "x"), shape.get("yref", "y")
    steps = [
        letter or f" {scale.x(_value(x), x_ref):.1f},{scale.y(_value(y), y_ref):.1f}"
        for letter, x, y in _STEP.findall(shape["path"])
    ]
    line = shape["line"]
    pattern = _DASHES.get(line.get("dash", "solid"), ())
    spaced = " ".join(f"{part * max(line['width'], 3):g}" for part in pattern)
    dash = f' stroke-dasharray="{spaced}"' if spaced else ""
    return (
        f'<path d="{"".join(steps)}" fill="{shape.get("fillcolor", "none")}" '
        f'stroke="{line.get("color", "none")}" stroke-width="{line["width"]}"{dash}/>'
    )


def _value(text: str) -> str | float:
    """A coordinate of a path: a number, or a date as it stands."""
    try:
        return float(text)
    except ValueError:
        return text
