"""The legend of the timeline: each kind of mark drawn once, with its meaning in words."""

from __future__ import annotations

from nzviz.figures import symbols
from nzviz.figures.style import Look

#: Pixels of each drawing, across and down; its middle is at 0,0.
WIDTH, HEIGHT = 48, 18
NOTE = (
    "An event with several themes, partners, frameworks or actors stands in each of "
    "their lanes; the ring marks it in all of them."
)


def marks_legend(look: Look) -> list[tuple[str, str]]:
    """Every kind of mark as an SVG document in this look, and what it means."""
    items = (
        (_mark(look, 8, 0.6), "an event on a day"),
        (_mark(look, 12, 1.4), "a landmark"),
        (
            _bar(look, 0.28, 7) + _mark(look, 8, 0.6),
            "a month, a year or “about”: the days it can mean",
        ),
        (_bar(look, 0.5, 4) + _mark(look, 8, 0.6, -18), "a span: from … to …"),
        (_bar(look, 0.5, 4) + _mark(look, 8, 0.6, -18) + _arrow(look), "since …, no end known"),
    )
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="{-WIDTH // 2} {-HEIGHT // 2} {WIDTH} {HEIGHT}">'
    )
    return [(f"{head}{drawn}</svg>", words) for drawn, words in items]


def _mark(look: Look, size: float, line: float, x: float = 0) -> str:
    return (
        f'<path transform="translate({x},0)" d="{symbols.path("circle", size)}" '
        f'fill="{look.accent}" stroke="{look.ink}" stroke-width="{line}"/>'
    )


def _bar(look: Look, opacity: float, height: float) -> str:
    return (
        f'<rect x="-20" y="{-height / 2}" width="40" height="{height}" fill="{look.accent}" '
        f'opacity="{opacity}"/>'
    )


def _arrow(look: Look) -> str:
    return (
        f'<path transform="translate(20,0)" d="{symbols.path("triangle-right", 9)}" '
        f'fill="{look.accent}"/>'
    )
