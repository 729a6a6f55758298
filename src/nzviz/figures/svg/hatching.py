"""Hatching: Plotly's patterns as strokes and dots cut to a rectangle.

SVG has patterns of its own, which go by ids; a page that holds several pictures would have the
same id several times, and a picture that is hidden would take its pattern from the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import pi, sqrt
from typing import Any


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float


def hatched(pattern: dict[str, Any], box: Box) -> str:
    """The box filled with a pattern: ``/``, ``x`` or ``.``."""
    colour, size, solidity = (pattern[key] for key in ("fgcolor", "size", "solidity"))
    if pattern["shape"] == ".":
        radius = sqrt(solidity / pi) * size
        dots = "".join(
            f"M{x:.1f},{y:.1f}h0"
            for y in _between(box.top, box.bottom, size)
            for x in _between(box.left, box.right, size)
        )
        return (
            f'<path d="{dots}" fill="none" stroke="{colour}" stroke-width="{2 * radius:.2f}" '
            'stroke-linecap="round"/>'
        )
    crossed = pattern["shape"] == "x"
    width = size * (1 - sqrt(1 - solidity)) if crossed else size * solidity
    strokes = "".join(_rising(box, size * sqrt(2)))
    if crossed:
        strokes += "".join(_falling(box, size * sqrt(2)))
    return f'<path d="{strokes}" fill="none" stroke="{colour}" stroke-width="{width:.2f}"/>'


def _between(low: float, high: float, step: float) -> Iterator[float]:
    """Places half a step from both ends and a step from one another."""
    count = max(round((high - low) / step), 1)
    for number in range(count):
        yield low + (number + 0.5) * (high - low) / count


def _rising(box: Box, step: float) -> Iterator[str]:
    """Lines from lower left to upper right."""
    high = box.bottom - box.top
    start = box.left - high + step / 2
    while start < box.right:
        left, right = max(start, box.left), min(start + high, box.right)
        yield f"M{left:.1f},{box.bottom - (left - start):.1f}"
        yield f"L{right:.1f},{box.bottom - (right - start):.1f}"
        start += step


def _falling(box: Box, step: float) -> Iterator[str]:
    """Lines from upper left to lower right."""
    high = box.bottom - box.top
    start = box.left - high + step / 2
    while start < box.right:
        left, right = max(start, box.left), min(start + high, box.right)
        yield f"M{left:.1f},{box.top + (left - start):.1f}"
        yield f"L{right:.1f},{box.top + (right - start):.1f}"
        start += step
