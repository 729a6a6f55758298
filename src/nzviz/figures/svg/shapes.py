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
    x_ref, y_ref = shape.get("xref", "x"), shape.get("yref", "y")
    filled = f'fill="{shape.get("fillcolor", "none")}" {_stroke(shape["line"])}'
    if shape["type"] == "path":
        return f'<path d="{_steps(shape["path"], x_ref, y_ref, scale)}" {filled}/>'
    x0, x1 = (scale.x(shape[key], x_ref) for key in ("x0", "x1"))
    y0, y1 = (scale.y(shape[key], y_ref) for key in ("y0", "y1"))
    if shape["type"] == "line":
        return f'<path d="M{x0:.1f},{y0:.1f}L{x1:.1f},{y1:.1f}" {_stroke(shape["line"])}/>'
    return (
        f'<rect x="{min(x0, x1):.1f}" y="{min(y0, y1):.1f}" width="{abs(x1 - x0):.1f}" '
        f'height="{abs(y1 - y0):.1f}" {filled}/>'
    )


def _stroke(line: dict[str, Any]) -> str:
    pattern = _DASHES.get(line.get("dash", "solid"), ())
    spaced = " ".join(f"{part * max(line['width'], 3):g}" for part in pattern)
    dash = f' stroke-dasharray="{spaced}"' if spaced else ""
    return f'stroke="{line.get("color", "none")}" stroke-width="{line["width"]}"{dash}'


def _steps(path: str, x_ref: str, y_ref: str, scale: Scale) -> str:
    """A path of data in pixels: letters with pairs of coordinates."""
    return "".join(
        letter or f" {scale.x(_value(x), x_ref):.1f},{scale.y(_value(y), y_ref):.1f}"
        for letter, x, y in _STEP.findall(path)
    )


def _value(text: str) -> str | float:
    """A coordinate of a path: a number, or a date as it stands."""
    try:
        return float(text)
    except ValueError:
        return text
