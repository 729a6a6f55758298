"""The document: figures in their frame, each drawn from the back to the front."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from nzviz.figures.style import SANS, Figure, Look
from nzviz.figures.svg import axes, shapes
from nzviz.figures.svg.bars import bars
from nzviz.figures.svg.frame import PADDING, Frame, laid_out
from nzviz.figures.svg.marks import Linked, scatter
from nzviz.figures.svg.notes import note
from nzviz.figures.svg.scale import Scale

_CLEAR = re.compile(r'(fill|stroke)="rgba\((\d+),(\d+),(\d+),([\d.]+)\)"')


def svg(
    figure: Figure | Sequence[Figure],
    look: Look,
    width: int,
    frame: Frame | None = None,
    linked: Linked | None = None,
) -> str:
    """*figure* as an SVG document, *width* pixels wide; marks tell their hover text as title.

    Of several figures each stands below the one before. With a *frame* the picture carries its
    title, the sentence that says what is shown, its source and its licence; without one it is the
    bare picture. With *linked* its marks are links.
    """
    figures = [figure] if isinstance(figure, dict) else figure
    inner = width - 2 * PADDING if frame else width
    around = laid_out(frame, look, inner) if frame else None
    top = around.head if around else 0
    parts = []
    for one in figures:
        height = int(one["layout"]["height"])
        drawn = "".join(_drawn(one, Scale(one, inner, height), linked))
        parts.append(f'<g transform="translate({PADDING if frame else 0},{top})">{drawn}</g>')
        top += height
    if around and frame:
        told = f"<title>{escape(frame.title)}</title><desc>{escape(frame.sentence)}</desc>"
        parts = [told, _background(look), around.above, *parts]
        parts.append(f'<g transform="translate(0,{top})">{around.below}</g>')
        # A page knows rgba(); not every program that a picture is taken to does.
        parts = [_CLEAR.sub(_apart, part) for part in parts]
        top += around.foot
    else:
        parts.insert(0, _background(look))
    # What a picture holds is hidden from screen readers; a group's links are not.
    role = f'role="group" aria-label="{escape(linked.alt)}"' if linked else 'role="img"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{top}" '
        f'viewBox="0 0 {width} {top}" font-family="{SANS}" {role}>{"".join(parts)}</svg>'
    )


def _background(look: Look) -> str:
    return f'<rect width="100%" height="100%" fill="{look.paper}"/>'


def _apart(found: re.Match[str]) -> str:
    """Colour and opacity as two attributes."""
    name, *inks, opacity = found.groups()
    colour = "".join(f"{int(ink):02X}" for ink in inks)
    return f'{name}="#{colour}" {name}-opacity="{opacity}"'


def _drawn(figure: Figure, scale: Scale, linked: Linked | None) -> Iterator[str]:
    layout = figure["layout"]
    for shape in layout.get("shapes", ()):
        yield shapes.drawn(shape, scale)
    yield from axes.beside(layout["yaxis"], scale)
    for trace in figure["data"]:
        if trace["type"] == "bar":
            yield from bars(trace, scale, layout["font"])
        else:
            yield from scatter(trace, scale, linked)
    yield from axes.below(layout["xaxis"], scale)
    for annotation in layout.get("annotations", ()):
        yield note(annotation, scale)
