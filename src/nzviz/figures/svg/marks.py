"""Marks of scatter traces: lines, markers and words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from nzviz.figures import symbols
from nzviz.figures.svg.scale import Scale, each
from nzviz.figures.svg.texts import first_line, text, title


@dataclass(frozen=True, slots=True)
class Linked:
    """For a picture inside a page: its alternative text, and where a mark's ``customdata`` leads
    (None for nowhere). The links are for the pointer: the page has to list the same elsewhere.
    """

    alt: str
    href: Callable[[str], str | None]


def scatter(trace: dict[str, Any], scale: Scale, linked: Linked | None) -> Iterator[str]:
    """A trace's line, then its markers with their words, or its words alone."""
    if "lines" in trace["mode"]:
        yield _line(trace, scale)
    if "markers" in trace["mode"]:
        yield from _markers(trace, scale, linked)
    if trace["mode"] == "text":
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
    colour, symbol, size = (each(marker[k], count) for k in ("color", "symbol", "size"))
    line = marker.get("line", {})
    stroke_width = each(line.get("width", 0), count)
    stroke = line.get("color")
    for number, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        hollow = symbol[number].endswith("-open")
        drawn = (
            f'<path transform="translate({scale.x(x):.1f},{scale.y(y):.1f})" '
            f'd="{symbols.path(symbol[number], size[number])}" '
            f'fill="{"none" if hollow else colour[number]}" '
            f'stroke="{stroke or (colour[number] if hollow else "none")}" '
            f'stroke-width="{stroke_width[number]}"'
        )
        told = title(trace, number)
        drawn += f">{told}</path>" if told else "/>"
        href = linked.href(str(trace["customdata"][number])) if linked and told else None
        yield f'<a href="{escape(href)}" tabindex="-1">{drawn}</a>' if href else drawn
        if "text" in trace["mode"]:
            at = scale.x(x) + size[number] / 2 + 3
            yield text(trace["text"][number], at, scale.y(y) + 4, "start", trace["textfont"])


def _words(trace: dict[str, Any], scale: Scale) -> Iterator[str]:
    """Text without marks, beside its point."""
    count = len(trace["x"])
    colours, sizes = (each(trace["textfont"][key], count) for key in ("color", "size"))
    places = each(trace["textposition"], count)
    texts = zip(trace["text"], trace["x"], trace["y"], colours, sizes, places, strict=True)
    for words, x, y, colour, size, place in texts:
        anchor = "start" if "right" in place else "end"
        font = {"size": size, "color": colour}
        yield text(words, scale.x(x), first_line(words, scale.y(y), size), anchor, font)
