"""Texts: Plotly's little HTML as SVG, in lines."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from nzviz.figures.svg.scale import Scale, each

_LEADING = 1.2
_TAG = re.compile(r"<(/?)(b|span|br)([^>]*)>")


def first_line(words: str, middle: float, size: float) -> float:
    """Where the first line stands, when all of them are to have this middle."""
    return middle - words.count("<br>") * size * _LEADING / 2 + size * 0.36


def text(words: str, x: float, y: float, anchor: str, font: dict[str, Any]) -> str:
    """Lines of words, the first of them at *y*; *x* is where they begin, end or have their middle,
    as *anchor* says.
    """
    size = font["size"]
    leading = size * _LEADING
    spans = "".join(
        f'<tspan x="{x:.1f}" dy="{leading if number else 0:.1f}">{_styled(line)}</tspan>'
        for number, line in enumerate(words.split("<br>"))
    )
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{font["color"]}">{spans}</text>'
    )


def _styled(line: str) -> str:
    """Plotly's little HTML as SVG: bold and coloured stretches, the rest escaped anew."""
    parts, at, open_tags = [], 0, 0
    for tag in _TAG.finditer(line):
        parts.append(escape(unescape(line[at : tag.start()])))
        at = tag.end()
        if tag[1]:
            parts.append("</tspan>" if open_tags else "")
            open_tags = max(open_tags - 1, 0)
        else:
            colour = re.search(r"color:(#[0-9A-Fa-f]{6})", tag[3])
            style = f' fill="{colour[1]}"' if colour else ""
            parts.append(f'<tspan font-weight="{600 if tag[2] == "b" else 400}"{style}>')
            open_tags += 1
    parts.append(escape(unescape(line[at:])))
    return "".join(parts) + "</tspan>" * open_tags


def title(trace: dict[str, Any], number: int) -> str:
    """What hovering over a mark tells, as its title: Plotly's little HTML as plain lines."""
    texts = trace.get("hovertext")
    if not texts or trace.get("hoverinfo") == "skip":
        return ""
    words = _TAG.sub("", str(each(texts, number + 1)[number]).replace("<br>", "\n"))
    return f"<title>{escape(unescape(words))}</title>"


def note(annotation: dict[str, Any], scale: Scale) -> str:
    """An annotation of a figure's layout."""
    x = scale.x(annotation["x"], annotation.get("xref", "x")) + annotation.get("xshift", 0)
    middle = scale.y(annotation["y"], annotation.get("yref", "y"))
    y = first_line(annotation["text"], middle, annotation["font"]["size"])
    anchor = {"left": "start", "right": "end"}.get(annotation.get("xanchor", ""), "middle")
    return text(annotation["text"], x, y, anchor, annotation["font"])
