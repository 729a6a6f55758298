"""Frameworks by what they oblige and provide for: a cell for each code.

Four things look different without colour: a code (full square), a code that was looked for and not
found (dot), "none" (a box with that word) and "not coded" (hatching with these words). The y axis
counts pixels; columns share the width, so that head and body align.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from nzviz.corpus.corpus import Corpus
from nzviz.explore.grouping import Group
from nzviz.explore.obligations import (
    Code,
    coded,
)
from nzviz.explore.status import in_force, standings
from nzviz.figures.obligations.grid import (
    HEADING,
    ROW,
    ROW_WITH_STATUS,
    SCHEMES,
    Grid,
    layout_of,
    left_words,
)
from nzviz.figures.obligations.marks import bands, cells, labels, tail
from nzviz.figures.style import Figure, Look, plain


def split(corpus: Corpus, groups: Iterable[Group]) -> tuple[list[Group], list[str]]:
    """The groups with only those frameworks that are coded on either scheme, and the others."""
    kept, others = [], []
    for group in groups:
        mine = [f for f in group.frameworks if coded(corpus, f, *SCHEMES)]
        others += [f for f in group.frameworks if f not in mine]
        if mine:
            kept.append(Group(group.label, tuple(mine)))
    return kept, others


def body(
    corpus: Corpus,
    groups: Sequence[Group],
    look: Look,
    as_of: date,
    width: int,
    selected: tuple[str | None, Code | None] = (None, None),
) -> Figure:
    """The rows of the frameworks in *groups*; ``customdata`` is the framework and its code."""
    grid = Grid(width)
    rows: list[tuple[str, float]] = []
    headings: list[tuple[str, float]] = []
    step = ROW if grid.wide else ROW_WITH_STATUS
    top = 0.0
    for group in groups:
        if group.label:
            headings.append((group.label, top + HEADING / 2 + 4))
            top += HEADING
        for framework in group.frameworks:
            rows.append((framework, top + step / 2))
            top += step
    layout = layout_of(look, grid, int(top) + 8)
    layout["meta"] = next((y for framework, y in rows if framework == selected[0]), None)
    found = {framework: standings(corpus, framework, as_of) for framework, _ in rows}
    running = {framework: in_force(mine) for framework, mine in found.items()}
    layout["annotations"] = [
        {
            **left_words(0, y, f"<b>{plain(text)}</b>"),
            "font": {"size": 15, "color": look.ink},
        }
        for text, y in headings
    ]
    layout["shapes"] = [
        *_lines(rows, grid, look, step),
        *_chosen(rows, grid, look, step, selected),
    ]
    data = [
        *bands(corpus, rows, grid, look, step),
        *cells(corpus, rows, grid, look, running),
        labels(corpus, rows, grid, look, found),
    ]
    if grid.wide:
        data.append(tail(corpus, rows, grid, look, found))
    return {"data": data, "layout": layout}


def _lines(
    rows: Iterable[tuple[str, float]], grid: Grid, look: Look, step: int
) -> list[dict[str, object]]:
    return [
        {
            "type": "line",
            "x0": 0,
            "x1": grid.width,
            "y0": y + step / 2,
            "y1": y + step / 2,
            "line": {"color": look.hairline, "width": 1},
            "layer": "below",
        }
        for _, y in rows
    ]


def _chosen(
    rows: Iterable[tuple[str, float]],
    grid: Grid,
    look: Look,
    step: int,
    selected: tuple[str | None, Code | None],
) -> list[dict[str, object]]:
    framework, code = selected
    found: list[dict[str, object]] = []
    for mine, y in rows:
        if mine != framework:
            continue
        box = {"type": "rect", "layer": "below", "y0": y - step / 2, "y1": y + step / 2}
        found.append(
            {
                **box,
                "x0": 0,
                "x1": grid.width,
                "line": {"width": 0},
                "fillcolor": look.pale(look.accent, 0.1),
            }
        )
        if code is not None and code.code in SCHEMES.get(code.scheme, ()):
            x = grid.x(code.scheme, SCHEMES[code.scheme].index(code.code))
            found.append(
                {
                    **box,
                    "x0": x - grid.pitch / 2,
                    "x1": x + grid.pitch / 2,
                    "line": {"color": look.accent, "width": 2},
                }
            )
    return found
