"""Drawings in fewer bytes and fewer elements, to the eye as they were.

A picture of the timeline has a thousand marks, most of them alike: the page defines each kind once,
and a row of them is one line with the mark at each of its corners. Columns of one colour beside
each other are one path. Zeros and attributes that say nothing go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

_MARK = (
    r'<path transform="translate\(([-\d.]+),([-\d.]+)\)" '
    r'((?:[a-z-]+="[^"]*" ?)+?) ?(?:/>|></path>)'
)
_MARKS = re.compile(rf"(?:{_MARK})+")
_COLUMN = (
    r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="([^"]+)"'
    r' stroke="none" stroke-width="0"(?:/>|></rect>)'
)
_COLUMNS = re.compile(rf"(?:{_COLUMN})+")
_LINE = re.compile(r'(<text x="([-\d.]+)"[^>]*>)<tspan x="\2" dy="0.0">([^<]*)</tspan></text>')
#: Pixels: marks farther apart than this do not touch; the largest is the ring around an event.
_NEAR = 24
#: A number's zeros behind its point, inside of a tag.
_ZEROS = re.compile(r'(?<=[\s",MLHVahv-])(\d+)\.0+(?=[\s",MLHVZahvz)])(?=[^<>]*>)')
_AREA = re.compile(r"M ?([-\d.]+),([-\d.]+)L ?([-\d.]+),\2L ?\3,([-\d.]+)L ?\1,\4Z")
_LEVEL = re.compile(r'M ?([-\d.]+),([-\d.]+)L ?([-\d.]+),\2(?=[M"])')


@dataclass(slots=True)
class Marks:
    """The marks that a page defines, by what draws them."""

    names: dict[str, str] = field(default_factory=dict)

    def name(self, drawn: str) -> str:
        """The id of the mark with these attributes."""
        return self.names.setdefault(drawn, f"nzm{len(self.names)}")

    def defined(self) -> str:
        """All marks as an SVG document that shows none of them."""
        marks = "".join(
            f'<marker id="{name}" markerUnits="userSpaceOnUse" overflow="visible">'
            f"<path {drawn}/></marker>"
            for drawn, name in self.names.items()
        )
        return f'<svg class="marks" aria-hidden="true"><defs>{marks}</defs></svg>' if marks else ""


def compact(drawn: str, marks: Marks) -> str:
    """The SVG document *drawn*, with its marks among those of the page."""
    drawn = _MARKS.sub(lambda found: "".join(_rows(found[0], marks)), drawn)
    drawn = _COLUMNS.sub(lambda found: "".join(_columns(found[0])), drawn)
    drawn = drawn.replace("></path>", "/>").replace("></rect>", "/>")
    drawn = drawn.replace(' stroke="none" stroke-width="0"', "").replace(' text-anchor="start"', "")
    drawn = drawn.replace('"rgba(0,0,0,0)"', '"none"')
    drawn = _AREA.sub(r"M\1,\2H\3V\4H\1Z", drawn)
    drawn = _LEVEL.sub(r"M\1,\2H\3", drawn)
    drawn = _LINE.sub(r"\1\3</text>", drawn)
    return _ZEROS.sub(r"\1", drawn)


def _rows(drawn: str, marks: Marks) -> Iterator[str]:
    """Marks that follow each other, those of a kind as one line."""
    for kind, corners in _runs(re.findall(_MARK, _ZEROS.sub(r"\1", drawn))):
        where = "marker"
        if len(corners) == 1:  # no line: one back to itself, with the mark at its start alone
            where, corners = "marker-start", corners * 2
        style = f"fill:none;{where}:url(#{marks.name(kind)})"
        yield f'<polyline style="{style}" points="{" ".join(corners)}"/>'


def _runs(marks: Sequence[tuple[str, str, str]]) -> list[tuple[str, list[str]]]:
    """Marks (x, y and kind) in runs of a kind. What is drawn later hides what is drawn before, so a
    mark joins the last run of its kind only where no run after that has a mark near it.
    """
    runs: list[tuple[str, list[str]]] = []
    last: dict[str, int] = {}  # by kind
    near: dict[tuple[int, int], int] = {}  # the last run in each square of the picture
    for x, y, kind in marks:
        column, row = int(float(x) // _NEAR), int(float(y) // _NEAR)
        around = ((column + right, row + down) for right in (-1, 0, 1) for down in (-1, 0, 1))
        least = max(near.get(square, 0) for square in around)
        if last.get(kind, -1) < least:
            last[kind] = len(runs)
            runs.append((kind, []))
        runs[last[kind]][1].append(f"{x},{y}")
        near[column, row] = max(near.get((column, row), 0), last[kind])
    return runs


def _columns(drawn: str) -> Iterator[str]:
    """Columns that follow each other, those of one colour as one path."""
    found = re.findall(_COLUMN, drawn)
    for fill, run in groupby(found, key=lambda column: column[4]):
        steps = (f"M{x},{y}h{wide}v{high}h-{wide}z" for x, y, wide, high, _ in run)
        yield f'<path d="{"".join(steps)}" fill="{fill}"/>'
