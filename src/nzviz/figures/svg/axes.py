"""Axes: ticks below and levels across."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nzviz.figures.svg.scale import Scale
from nzviz.figures.svg.texts import text


def ticks(axis: dict[str, Any], scale: Scale) -> Iterator[str]:
    """Ticks with their words below the picture."""
    if not axis.get("visible", True):
        return
    bottom = scale.top + scale.high
    font = axis["tickfont"]
    texts = axis.get("ticktext") or [str(value) for value in axis["tickvals"]]
    for value, words in zip(axis["tickvals"], texts, strict=True):
        x = scale.x(value)
        if scale.left - 1 <= x <= scale.left + scale.wide + 1:
            yield f'<path d="M{x:.1f},{bottom:.1f}v5" stroke="{font["color"]}"/>'
            yield text(words, x, bottom + 18, "middle", font)


def levels(axis: dict[str, Any], scale: Scale) -> Iterator[str]:
    """Lines across at round numbers, for an axis that names their colour; the lowest has none."""
    if "gridcolor" not in axis or not axis.get("visible", True):
        return
    step = _round_step(scale.highest / axis.get("nticks", 4))
    level = 0.0
    while level <= scale.highest:
        y = scale.y(level)
        if level:
            right = scale.left + scale.wide
            line = f'<path d="M{scale.left:.1f},{y:.1f}H{right:.1f}" stroke="{axis["gridcolor"]}"/>'
            yield line
        yield text(f"{level:g}", scale.left - 4, y + 4, "end", axis["tickfont"])
        level += step


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 ... that is at least *least*; counts have no fractions."""
    unit = 1.0
    while unit * 10 < least:
        unit *= 10
    return next(unit * n for n in (1, 2, 5, 10) if unit * n >= least or n == 10)
