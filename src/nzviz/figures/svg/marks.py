"""Marks of scatter traces: lines, markers and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from nzviz.figures import symbols
from nzviz.figures.svg.scale import Scale
from nzviz.figures.svg.texts import LEADING, text, title
from nzviz.figures.svg.values import each

#: What Plotly gives to markers of different sizes that name no opacity.
_BUBBLE = 0.7
_ANCHORS = {"left": "end", "right": "start"}


@dataclass(frozen=True, slots=True)
class Linked:
    """For a picture inside a page: its alternative text, and where a mark's ``customdata`` leads
    (None for nowhere). The links are for the pointer: the page has to list the same elsewhere.
    """

    alt: str
    href: Callable[[str], str | None]


def scatter(trace: dict[str, Any], scale: Scale, linked: Linked | None) -> Iterator[str]:
    """A trace's line, then its markers, then its words."""
    if "lines" in trace["mode"]:
        yield _line(trace, scale)
    if "markers" in trace["mode"] and trace["marker"].get("opacity") != 0:
        yield from _markers(trace, scale, linked)
    if "text" in trace["mode"]:
        yield from _words(trace, scale)


def _line(trace: dict[str, Any], scale: Scale) -> str:
    steps, pen = [], "M"
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None:
            pen = "M"
            continue
        steps.append(f"{pen}{scale.x(x):.1f},{scale.y(y):.1f}")
        pen = "L"
    line = trace["line"]
    return (
        f'<path d="{"".join(steps)}" fill="none" stroke="{line["color"]}" '
        f'stroke-width="{line["width"]}"/>'
    )


def _markers(trace: dict[str, Any], scale: Scale, linked: Linked | None) -> Iterator[str]:
    marker, count = trace["marker"], len(trace["x"])
    colour, size = (each(marker[key], count) for key in ("color", "size"))
    symbol, turn = each(marker.get("symbol", "circle"), count), each(marker.get("angle", 0), count)
    line = marker.get("line", {})
    stroke_width, stroke = each(line.get("width", 0), count), each(line.get("color"), count)
    opacity = marker.get("opacity", _BUBBLE if isinstance(marker["size"], list) else 1)
    faint = f' opacity="{opacity}"' if opacity != 1 else ""
    for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        hollow = symbol[place].endswith("-open")
        turned = f" rotate({turn[place]:.1f})" if turn[place] else ""
        drawn = (
            f'<path transform="translate({scale.x(x):.1f},{scale.y(y):.1f}){turned}" '
            f'd="{symbols.path(symbol[place], size[place])}" '
            f'fill="{"none" if hollow else colour[place]}" '
            f'stroke="{stroke[place] or (colour[place] if hollow else "none")}" '
            f'stroke-width="{stroke_width[place]}"{faint}'
        )
        told = title(trace, place)
        drawn += f">{told}</path>" if told else "/>"
        href = linked.href(str(trace["customdata"][place])) if linked and told else None
        yield f'<a href="{escape(href)}" tabindex="-1">{drawn}</a>' if href else drawn


def _words(trace: dict[str, Any], scale: Scale) -> Iterator[str]:
    """Words at their points, or beside the markers that stand there."""
    count, font = len(trace["x"]), trace["textfont"]
    colours, sizes = (each(font[key], count) for key in ("color", "size"))
    places = each(trace.get("textposition", "middle center"), count)
    marked = each(trace["marker"]["size"] if "markers" in trace["mode"] else 0, count)
    texts = zip(trace["text"], trace["x"], trace["y"], colours, sizes, places, marked, strict=True)
    for words, x, y, colour, size, place, mark in texts:
        if not words:
            continue
        high, _, side = place.partition(" ")
        # As far from the marker and the point as Plotly has it.
        away = mark / 2 / 0.8 + 1 if mark else 0
        across = {"left": -away, "right": away}.get(side, 0)
        tall = (words.count("<br>") * LEADING + 1) * size
        up = {"top": -away - tall, "bottom": away}.get(high, -tall / 2)
        top = scale.y(y) + size * 0.75 + up
        anchor = _ANCHORS.get(side, "middle")
        yield text(words, scale.x(x) + across, top, anchor, {"size": size, "color": colour})
