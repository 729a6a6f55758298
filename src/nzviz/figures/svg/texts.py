"""Texts: Plotly's little HTML as SVG, in lines."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import Any

from nzviz.figures.svg.values import each

#: From line to line, in multiples of the letters' size; as Plotly has it.
LEADING = 1.3
_TAG = re.compile(r"<(/?)(b|i|span|br)\b([^>]*)>")
_COLOUR = re.compile(r"color:(#[0-9A-Fa-f]{6})")
_SIZE = re.compile(r"font-size:(\d+)px")


def lines(words: str) -> list[str]:
    """The lines of a text, as plain text."""
    return [unescape(_TAG.sub("", line)) for line in words.split("<br>")]


def first_line(words: str, middle: float, size: float) -> float:
    """Where the first line stands, when all of them are to have this middle."""
    return middle - words.count("<br>") * size * LEADING / 2 + size * 0.36


def text(words: str, x: float, y: float, anchor: str, font: dict[str, Any]) -> str:
    """Lines of words, the first of them at *y*; *x* is where they begin, end or have their middle,
    as *anchor* says.
    """
    size = font["size"]
    leading = size * LEADING
    spans = "".join(
        f'<tspan x="{x:.1f}" dy="{leading if number else 0:.1f}">{_styled(line)}</tspan>'
        for number, line in enumerate(words.split("<br>"))
    )
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="{size}" '
        f'fill="{font["color"]}">{spans}</text>'
    )


def _styled(line: str) -> str:
    """Plotly's little HTML as SVG: styled stretches, the rest escaped anew."""
    parts, at, open_tags = [], 0, 0
    for tag in _TAG.finditer(line):
        parts.append(_plain(line[at : tag.start()]))
        at = tag.end()
        if tag[1]:
            parts.append("</tspan>" if open_tags else "")
            open_tags = max(open_tags - 1, 0)
        else:
            parts.append(f"<tspan{_style(tag[2], tag[3])}>")
            open_tags += 1
    parts.append(_plain(line[at:]))
    return "".join(parts) + "</tspan>" * open_tags


def _plain(words: str) -> str:
    """Words escaped anew; of several blanks SVG would draw only one."""
    return escape(unescape(words)).replace("  ", " \u00a0")


def _style(name: str, attributes: str) -> str:
    if name == "b":
        return ' font-weight="600"'
    if name == "i":
        return ' font-style="italic"'
    colour, size = _COLOUR.search(attributes), _SIZE.search(attributes)
    style = ' font-weight="400"' + (f' fill="{colour[1]}"' if colour else "")
    return style + (f' font-size="{size[1]}"' if size else "")


def title(trace: dict[str, Any], number: int) -> str:
    """What hovering over a mark tells, as its title: Plotly's little HTML as plain lines."""
    texts = trace.get("hovertext")
    if not texts or trace.get("hoverinfo") == "skip":
        return ""
    words = "\n".join(lines(str(each(texts, number + 1)[number])))
    return f"<title>{escape(words)}</title>"
