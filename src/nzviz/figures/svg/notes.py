"""Annotations: words at a place of the figure, level or turned."""

from __future__ import annotations

from math import cos, radians, sin
from typing import Any

from nzviz.figures import fonts
from nzviz.figures.svg.scale import Scale
from nzviz.figures.svg.texts import LEADING, first_line, lines, text

#: Plotly keeps this many pixels free around an annotation's words.
_EDGE = 2
#: The letters' height above and below the line they stand on, in multiples of their size.
_ABOVE, _UNDER = 0.98, 0.27


def note(annotation: dict[str, Any], scale: Scale) -> str:
    """An annotation of a figure's layout, before its background where it has one."""
    words, font = annotation["text"], annotation["font"]
    x = scale.x(annotation["x"], annotation.get("xref", "x")) + annotation.get("xshift", 0)
    y = scale.y(annotation["y"], annotation.get("yref", "y"))
    if annotation.get("textangle"):
        return _turned(annotation, x, y)
    anchor = {"left": "start", "right": "end"}.get(annotation.get("xanchor", ""), "middle")
    x += {"start": _EDGE, "end": -_EDGE}.get(anchor, 0)
    size = font["size"]
    match annotation.get("yanchor"):
        case "top":
            top = y + _EDGE + _ABOVE * size
        case "bottom":
            top = y - _EDGE - _UNDER * size - words.count("<br>") * LEADING * size
        case _:
            top = first_line(words, y, size)
    drawn = text(words, x, top, anchor, font)
    return _background(annotation, x, top) + drawn if "bgcolor" in annotation else drawn


def _turned(annotation: dict[str, Any], x: float, y: float) -> str:
    """Words that rise from *y* at an angle: their beginning touches it, and *x* from the right
    unless they are to have their middle there.
    """
    turn, size = annotation["textangle"], annotation["font"]["size"]
    slope = radians(-turn)
    half = (_ABOVE + _UNDER) * size / 2 + _EDGE
    if annotation.get("xanchor") == "left":
        x += half * sin(slope) + _EDGE * cos(slope)
    y -= half * cos(slope) + _EDGE * sin(slope)
    drawn = text(annotation["text"], 0, size * 0.36, "start", annotation["font"])
    return f'<g transform="translate({x:.1f},{y:.1f}) rotate({turn})">{drawn}</g>'


def _background(annotation: dict[str, Any], x: float, top: float) -> str:
    """A rectangle behind one line of words that begins at *x*."""
    size = annotation["font"]["size"]
    weight = 600 if "<b>" in annotation["text"] else 400
    (line,) = lines(annotation["text"])
    width = fonts.text_width(line, fonts.SANS_FAMILY, weight, int(size)) + 2 * _EDGE
    return (
        f'<rect x="{x - _EDGE:.1f}" y="{top - _ABOVE * size:.1f}" width="{width:.1f}" '
        f'height="{(_ABOVE + _UNDER) * size:.1f}" fill="{annotation["bgcolor"]}"/>'
    )
