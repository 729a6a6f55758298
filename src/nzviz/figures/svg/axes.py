"""Axes: ticks with their words below, and levels across with theirs beside them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from nzviz.figures.svg import ticks
from nzviz.figures.svg.scale import Scale
from nzviz.figures.svg.texts import first_line, text

#: From an axis to its words, in pixels; from its ticks to them, in multiples of the words' size.
_GAP, _AFTER_TICK = 0.5, 0.2
#: From the words below an axis to its title.
_TO_TITLE = 8


def below(axis: dict[str, Any], scale: Scale) -> Iterator[str]:
    """The x axis: its words, ticks where it has them, and its title."""
    if not axis.get("visible", True):
        return
    bottom = scale.top + scale.high + scale.pad
    font = axis["tickfont"]
    long = axis["ticklen"] if axis.get("ticks") == "outside" else 0
    line = bottom + _GAP + long + (_AFTER_TICK * font["size"] if long else 0) + font["size"]
    for place, words in ticks.below(axis, scale.across, scale.dated):
        x = scale.x(place)
        if scale.left - 1 <= x <= scale.left + scale.wide + 1:
            if long:
                yield f'<path d="M{x:.1f},{bottom:.1f}v{long}" stroke="{axis["tickcolor"]}"/>'
            yield text(words, x, line, "middle", font)
    if "title" in axis:
        title = axis["title"]
        line += title["font"]["size"] + _TO_TITLE
        yield text(title["text"], scale.left + scale.wide / 2, line, "middle", title["font"])


def beside(axis: dict[str, Any], scale: Scale) -> Iterator[str]:
    """The y axis: lines across where it has a colour for them, and the words at its places.

    Counts have no line at zero, on which their columns stand.
    """
    if not axis.get("visible", True):
        return
    font = axis["tickfont"]
    for place, words in _places(axis, scale):
        y = scale.y(place)
        if "gridcolor" in axis and (place or "tickvals" in axis):
            right = scale.left + scale.wide
            yield f'<path d="M{scale.left:.1f},{y:.1f}H{right:.1f}" stroke="{axis["gridcolor"]}"/>'
        top = first_line(words, y, font["size"])
        yield text(words, scale.left - scale.pad - _GAP, top, "end", font)


def _places(axis: dict[str, Any], scale: Scale) -> list[tuple[Any, str]]:
    if scale.names:
        return [(name, name) for name in scale.names]
    if "tickvals" in axis:
        return [(place, words) for place, words in ticks.named(axis)]
    return [(place, words) for place, words in ticks.counts(axis, scale.highest)]
