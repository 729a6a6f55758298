"""Marks of bar traces: columns, and bars along x."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nzviz.figures.svg.hatching import Box, hatched
from nzviz.figures.svg.scale import Scale
from nzviz.figures.svg.texts import first_line, text, title
from nzviz.figures.svg.values import each, number

#: Pixels between a bar's end and the words outside it.
_OUTSIDE = 3


def bars(trace: dict[str, Any], scale: Scale, font: dict[str, Any]) -> Iterator[str]:
    """Columns, or bars along x when that is how a trace is turned; *font* is for words of bars
    that name none.
    """
    if trace.get("orientation") == "h":
        yield from _spans(trace, scale, font)
    else:
        yield from _columns(trace, scale)


def _columns(trace: dict[str, Any], scale: Scale) -> Iterator[str]:
    count = len(trace["x"])
    widths, bases = each(trace["width"], count), each(trace.get("base", 0), count)
    colour = each(trace["marker"]["color"], count)
    line, pattern = trace["marker"].get("line", {}), trace["marker"].get("pattern")
    centred = "offset" not in trace
    for place, (x, y, width, base, fill) in enumerate(
        zip(trace["x"], trace["y"], widths, bases, colour, strict=True)
    ):
        across = scale.length(width)
        left = scale.x(x) - (across / 2 if centred else 0)
        one, other = scale.y(base), scale.y(base + y)
        yield (
            f'<rect x="{left:.1f}" y="{min(one, other):.1f}" width="{across:.1f}" '
            f'height="{abs(one - other):.1f}" fill="{fill}" stroke="{line.get("color", "none")}" '
            f'stroke-width="{line.get("width", 0)}">{title(trace, place)}</rect>'
        )
        if pattern and pattern["shape"]:
            yield hatched(pattern, Box(left, min(one, other), left + across, max(one, other)))


def _spans(trace: dict[str, Any], scale: Scale, font: dict[str, Any]) -> Iterator[str]:
    """Bars along x, from ``base`` for a length, with their hatching and their words."""
    count = len(trace["x"])
    marker, line = trace["marker"], trace["marker"].get("line", {})
    pattern = marker.get("pattern")
    widths, bases = each(trace["width"], count), each(trace.get("base", 0), count)
    fill = each("rgba(0,0,0,0)" if pattern else marker["color"], count)
    stroke = each(line.get("color", "none"), count)
    spans = zip(bases, trace["x"], trace["y"], widths, fill, stroke, strict=True)
    for place, (base, length, y, width, inside, outline) in enumerate(spans):
        left, right = scale.x(base), scale.x(number(base) + length)
        middle, half = scale.y(y), scale.thickness(width) / 2
        box = Box(left, middle - half, right, middle + half)
        if pattern:
            yield hatched(pattern, box)
        yield (
            f'<rect x="{left:.1f}" y="{box.top:.1f}" width="{right - left:.1f}" '
            f'height="{2 * half:.1f}" fill="{inside}" stroke="{outline}" '
            f'stroke-width="{line.get("width", 0)}">{title(trace, place)}</rect>'
        )
        if "text" in trace:
            yield _words(trace, place, box, trace.get("textfont", font))


def _words(trace: dict[str, Any], place: int, box: Box, font: dict[str, Any]) -> str:
    """The words of a bar: in its middle or behind its end."""
    words = trace["text"][place]
    top = first_line(words, (box.top + box.bottom) / 2, font["size"])
    if trace["textposition"] == "outside":
        return text(words, box.right + _OUTSIDE, top, "start", font)
    return text(words, (box.left + box.right) / 2, top, "middle", font)
