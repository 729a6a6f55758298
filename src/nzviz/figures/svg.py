"""A figure as a picture that needs no script: SVG with title, sentence, source line and licence.

Plotly can draw without a browser only by starting one; our figures use few of its forms
(markers, lines, bars, shapes, annotations on one pair of axes), and those are drawn here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from html import escape, unescape
from typing import Any

from nzviz.figures import symbols
from nzviz.figures.style import SANS, SERIF, Figure, Look

_DAY = 86_400_000
_LEADING = 1.2
_PADDING = 20
#: A letter of a path, or a pair of coordinates: numbers or dates.
_STEP = re.compile(r"([MLCQZ])|([^\s,MLCQZ]+),([^\s,MLCQZ]+)")
#: Strokes and gaps in multiples of a line's width, by Plotly's name.
_DASHES = {
    "dot": (1, 1),
    "dash": (3, 3),
    "longdash": (5, 5),
    "dashdot": (3, 1, 1, 1),
    "longdashdot": (5, 2, 1, 2),
}
_TAG = re.compile(r"<(/?)(b|span|br)([^>]*)>")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a picture."""

    title: str
    sentence: str
    source: str
    licence: str


@dataclass(frozen=True, slots=True)
class Linked:
    """For a picture inside a page: its alternative text, and where a mark's ``customdata`` leads
    (None for nowhere). The links are for the pointer: the page has to list the same elsewhere.
    """

    alt: str
    href: Callable[[str], str | None]


def svg(
    figure: Figure,
    look: Look,
    width: int,
    frame: Frame | None = None,
    linked: Linked | None = None,
) -> str:
    """*figure* as an SVG document, *width* pixels wide; marks tell their hover text as title.

    With a *frame* the picture carries its title, the sentence that says what is shown, its source
    and its licence; without one it is the bare picture. With *linked* its marks are links.
    """
    layout = figure["layout"]
    height = int(layout["height"])
    head = 62 if frame else 0
    foot = 46 if frame else 0
    scale = _Scale(figure, width - (2 * _PADDING if frame else 0), height)
    whole = height + head + foot
    left = _PADDING if frame else 0
    body = "".join(_body(figure, layout, scale, linked))
    # What a picture holds is hidden from screen readers; a group's links are not.
    role = f'role="group" aria-label="{escape(linked.alt)}"' if linked else 'role="img"'
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{whole}" '
            f'viewBox="0 0 {width} {whole}" font-family="{SANS}" {role}>'
        ),
        f'<rect width="100%" height="100%" fill="{look.paper}"/>',
        f'<g transform="translate({left},{head})">{body}</g>',
    ]
    if frame:
        parts.insert(
            1, f"<title>{escape(frame.title)}</title><desc>{escape(frame.sentence)}</desc>"
        )
        bottom = height + head + 18
        parts += [
            (
                f'<text x="{left}" y="28" font-family="{SERIF}" font-size="20" font-weight="600" '
                f'fill="{look.ink}">{escape(frame.title)}</text>'
            ),
            (
                f'<text x="{left}" y="50" font-size="13" fill="{look.ink}">'
                f"{escape(frame.sentence)}</text>"
            ),
            (
                f'<text x="{left}" y="{bottom}" font-size="11" fill="{look.quiet}">'
                f"{escape(frame.source)}</text>"
            ),
            (
                f'<text x="{left}" y="{bottom + 16}" font-size="11" fill="{look.quiet}">'
                f"{escape(frame.licence)}</text>"
            ),
        ]
    return "".join([*parts, "</svg>"])


class _Scale:
    """Data to pixels."""

    def __init__(self, figure: Figure, width: int, height: int) -> None:
        layout = figure["layout"]
        margin = layout["margin"]
        self.left, self.top = float(margin["l"]), float(margin["t"])
        self.wide = float(width - margin["l"] - margin["r"])
        self.high = float(height - margin["t"] - margin["b"])
        self._x = [_number(value) for value in layout["xaxis"]["range"]]
        self._y = [_number(value) for value in layout["yaxis"].get("range") or _from_zero(figure)]

    def x(self, value: Any, ref: str = "x") -> float:
        if ref == "paper":
            return self.left + float(value) * self.wide
        first, last = self._x
        return self.left + (_number(value) - first) / (last - first) * self.wide

    def y(self, value: Any, ref: str = "y") -> float:
        if ref == "paper":
            return self.top + (1 - float(value)) * self.high
        bottom, top = self._y
        return self.top + (1 - (_number(value) - bottom) / (top - bottom)) * self.high

    @property
    def highest(self) -> float:
        """The upper end of the y axis."""
        return self._y[1]

    def across(self, length: float) -> float:
        """Pixels of a length along x, which Plotly gives in milliseconds for dates."""
        first, last = self._x
        return length / (last - first) * self.wide


def _from_zero(figure: Figure) -> tuple[float, float]:
    """The range that Plotly gives to columns that stand on zero."""
    highest = max((max(trace["y"], default=0) for trace in figure["data"]), default=0)
    return 0.0, (highest or 1) * 20 / 19


def _number(value: Any) -> float:
    """Days of a date in milliseconds, as Plotly counts; other numbers as they are."""
    if isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return moment.toordinal() * _DAY + (moment.hour * 60 + moment.minute) * 60_000.0
    if isinstance(value, date):
        return float(value.toordinal() * _DAY)
    return float(value)


def _body(
    figure: Figure, layout: dict[str, Any], scale: _Scale, linked: Linked | None
) -> Iterator[str]:
    for shape in layout.get("shapes", ()):
        yield _shape(shape, scale)
    yield from _levels(layout["yaxis"], scale)
    for trace in figure["data"]:
        if trace.get("orientation") == "h":
            yield from _spans(trace, scale)
        elif trace["type"] == "bar":
            yield from _bars(trace, scale)
        else:
            if "lines" in trace["mode"]:
                yield _lines(trace, scale)
            if "markers" in trace["mode"]:
                yield from _markers(trace, scale, linked)
            if trace["mode"] == "text":
                yield from _words(trace, scale)
    yield from _ticks(layout["xaxis"], scale)
    for note in layout.get("annotations", ()):
        yield _note(note, scale)


def _shape(shape: dict[str, Any], scale: _Scale) -> str:
    if shape["type"] == "path":
        return _path(shape, scale)
    x0, x1 = (scale.x(shape[k], shape.get("xref", "x")) for k in ("x0", "x1"))
    y0, y1 = (scale.y(shape[k], shape.get("yref", "y")) for k in ("y0", "y1"))
    stroke = (
        f'stroke="{shape["line"].get("color", "none")}" stroke-width="{shape["line"]["width"]}"'
    )
    if shape["type"] == "line":
        return f'<path d="M{x0:.1f},{y0:.1f}L{x1:.1f},{y1:.1f}" {stroke}/>'
    return (
        f'<rect x="{min(x0, x1):.1f}" y="{min(y0, y1):.1f}" width="{abs(x1 - x0):.1f}" '
        f'height="{abs(y1 - y0):.1f}" fill="{shape.get("fillcolor", "none")}" {stroke}/>'
    )


def _path(shape: dict[str, Any], scale: _Scale) -> str:
    """A path of data: letters with pairs of coordinates."""
    x_ref, y_ref = shape.get("xref", "x"), shape.get("yref", "y")
    steps = [
        letter or f" {scale.x(_value(x), x_ref):.1f},{scale.y(_value(y), y_ref):.1f}"
        for letter, x, y in _STEP.findall(shape["path"])
    ]
    line = shape["line"]
    pattern = _DASHES.get(line.get("dash", "solid"), ())
    spaced = " ".join(f"{part * max(line['width'], 3):g}" for part in pattern)
    dash = f' stroke-dasharray="{spaced}"' if spaced else ""
    return (
        f'<path d="{"".join(steps)}" fill="{shape.get("fillcolor", "none")}" '
        f'stroke="{line.get("color", "none")}" stroke-width="{line["width"]}"{dash}/>'
    )


def _value(text: str) -> str | float:
    """A coordinate of a path: a number, or a date as it stands."""
    try:
        return float(text)
    except ValueError:
        return text


def _lines(trace: dict[str, Any], scale: _Scale) -> str:
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


def _markers(trace: dict[str, Any], scale: _Scale, linked: Linked | None) -> Iterator[str]:
    marker, count = trace["marker"], len(trace["x"])
    colour, symbol, size = (_each(marker[k], count) for k in ("color", "symbol", "size"))
    line = marker.get("line", {})
    stroke_width = _each(line.get("width", 0), count)
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
        told = _title(trace, number)
        drawn += f">{told}</path>" if told else "/>"
        href = linked.href(str(trace["customdata"][number])) if linked and told else None
        yield f'<a href="{escape(href)}" tabindex="-1">{drawn}</a>' if href else drawn
        if "text" in trace["mode"]:
            at = scale.x(x) + size[number] / 2 + 3
            yield _text(trace["text"][number], at, scale.y(y) + 4, "start", trace["textfont"])


def _bars(trace: dict[str, Any], scale: _Scale) -> Iterator[str]:
    count = len(trace["x"])
    widths, bases = _each(trace["width"], count), _each(trace.get("base", 0), count)
    colour = _each(trace["marker"]["color"], count)
    line = trace["marker"].get("line", {})
    centred = "offset" not in trace
    for number, (x, y, width, base, fill) in enumerate(
        zip(trace["x"], trace["y"], widths, bases, colour, strict=True)
    ):
        across = scale.across(width)
        left = scale.x(x) - (across / 2 if centred else 0)
        one, other = scale.y(base), scale.y(base + y)
        yield (
            f'<rect x="{left:.1f}" y="{min(one, other):.1f}" width="{across:.1f}" '
            f'height="{abs(one - other):.1f}" fill="{fill}" stroke="{line.get("color", "none")}" '
            f'stroke-width="{line.get("width", 0)}">{_title(trace, number)}</rect>'
        )


def _title(trace: dict[str, Any], number: int) -> str:
    """What hovering over a mark tells, as its title: Plotly's little HTML as plain lines."""
    texts = trace.get("hovertext")
    if not texts or trace.get("hoverinfo") == "skip":
        return ""
    text = _TAG.sub("", str(_each(texts, number + 1)[number]).replace("<br>", "\n"))
    return f"<title>{escape(unescape(text))}</title>"


def _spans(trace: dict[str, Any], scale: _Scale) -> Iterator[str]:
    """Bars along x, from ``base`` for a length; what Plotly fills with a pattern is outlined."""
    count = len(trace["x"])
    widths, marker = _each(trace["width"], count), trace["marker"]
    fill = _each("none" if "pattern" in marker else marker["color"], count)
    stroke = _each(marker["line"]["color"], count)
    spans = zip(trace["base"], trace["x"], trace["y"], widths, fill, stroke, strict=True)
    for base, length, y, width, inside, outline in spans:
        left, right = scale.x(base), scale.x(_number(base) + length)
        top, bottom = sorted((scale.y(y - width / 2), scale.y(y + width / 2)))
        yield (
            f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" '
            f'height="{bottom - top:.1f}" fill="{inside}" stroke="{outline}" '
            f'stroke-width="{marker["line"]["width"]}"/>'
        )


def _words(trace: dict[str, Any], scale: _Scale) -> Iterator[str]:
    """Text without marks, beside its point."""
    count = len(trace["x"])
    colours, sizes = (_each(trace["textfont"][key], count) for key in ("color", "size"))
    places = _each(trace["textposition"], count)
    texts = zip(trace["text"], trace["x"], trace["y"], colours, sizes, places, strict=True)
    for words, x, y, colour, size, place in texts:
        anchor = "start" if "right" in place else "end"
        font = {"size": size, "color": colour}
        yield _text(words, scale.x(x), _first_line(words, scale.y(y), size), anchor, font)


def _ticks(axis: dict[str, Any], scale: _Scale) -> Iterator[str]:
    if not axis.get("visible", True):
        return
    bottom = scale.top + scale.high
    font = axis["tickfont"]
    texts = axis.get("ticktext") or [str(value) for value in axis["tickvals"]]
    for value, words in zip(axis["tickvals"], texts, strict=True):
        x = scale.x(value)
        if scale.left - 1 <= x <= scale.left + scale.wide + 1:
            yield f'<path d="M{x:.1f},{bottom:.1f}v5" stroke="{font["color"]}"/>'
            yield _text(words, x, bottom + 18, "middle", font)


def _levels(axis: dict[str, Any], scale: _Scale) -> Iterator[str]:
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
        yield _text(f"{level:g}", scale.left - 4, y + 4, "end", axis["tickfont"])
        level += step


def _round_step(least: float) -> float:
    """The smallest of 1, 2, 5, 10, 20 ... that is at least *least*; counts have no fractions."""
    unit = 1.0
    while unit * 10 < least:
        unit *= 10
    return next(unit * n for n in (1, 2, 5, 10) if unit * n >= least or n == 10)


def _note(note: dict[str, Any], scale: _Scale) -> str:
    x = scale.x(note["x"], note.get("xref", "x")) + note.get("xshift", 0)
    middle = scale.y(note["y"], note.get("yref", "y"))
    y = _first_line(note["text"], middle, note["font"]["size"])
    anchor = {"left": "start", "right": "end"}.get(note.get("xanchor", ""), "middle")
    return _text(note["text"], x, y, anchor, note["font"])


def _first_line(words: str, middle: float, size: float) -> float:
    """Where the first line stands, when all of them are to have this middle."""
    return middle - words.count("<br>") * size * _LEADING / 2 + size * 0.36


def _text(words: str, x: float, y: float, anchor: str, font: dict[str, Any]) -> str:
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


def _each(value: Any, count: int) -> Sequence[Any]:
    return value if isinstance(value, (list, tuple)) else [value] * count
