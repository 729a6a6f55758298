"""Marks of bar traces: columns, and bars along x."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nzviz.figures.svg.scale import Scale, each, number
from nzviz.figures.svg.texts import title


def bars(trace: dict[str, Any], scale: Scale) -> Iterator[str]:
    """Columns, or bars along x when that is how a trace is turned."""
    yield from (_spans if trace.get("orientation") == "h" else _columns)(trace, scale)


def _columns(trace: dict[str, Any], scale: Scale) -> Iterator[str]:
    count = len(trace["x"])
    widths, bases = each(trace["width"], count), each(trace.get("base", 0), count)
    colour = each(trace["marker"]["color"], count)
    line = trace["marker"].get("line", {})
    centred = "offset" not in trace
    for place, (x, y, width, base, fill) in enumerate(
        zip(trace["x"], trace["y"], widths, bases, colour, strict=True)
    ):
        across = scale.across(width)
        left = scale.x(x) - (across / 2 if centred else 0)
        one, other = scale.y(base), scale.y(base + y)
        yield (
            f'<rect x="{left:.1f}" y="{min(one, other):.1f}" width="{across:.1f}" '
            f'height="{abs(one - other):.1f}" fill="{fill}" stroke="{line.get("color", "none")}" '
            f'stroke-width="{line.get("width", 0)}">{title(trace, place)}</rect>'
        )


def _spans(trace: dict[str, Any], scale: Scale) -> Iterator[str]:
    """Bars along x, from ``base`` for a length; what Plotly fills with a pattern is outlined."""
    count = len(trace["x"])
    widths, marker = each(trace["width"], count), trace["marker"]
    fill = each("none" if "pattern" in marker else marker["color"], count)
    stroke = each(marker["line"]["color"], count)
    spans = zip(trace["base"], trace["x"], trace["y"], widths, fill, stroke, strict=True)
    for base, length, y, width, inside, outline in spans:
        left, right = scale.x(base), scale.x(number(base) + length)
        top, bottom = sorted((scale.y(y - width / 2), scale.y(y + width / 2)))
        yield (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
            f'height="{bottom - top:.1f}" fill="{inside}" stroke="{outline}" '
            f'stroke-width="{marker["line"]["width"]}"/>'
        )
