"""The document: the figure in its frame, drawn from the back to the front."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from nzviz.figures.style import SANS, Figure, Look
from nzviz.figures.svg import axes, shapes
from nzviz.figures.svg.bars import bars
from nzviz.figures.svg.frame import FOOT, HEAD, PADDING, Frame, around
from nzviz.figures.svg.marks import Linked, scatter
from nzviz.figures.svg.scale import Scale
from nzviz.figures.svg.texts import note


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
    height = int(figure["layout"]["height"])
    left, head, foot = (PADDING, HEAD, FOOT) if frame else (0, 0, 0)
    scale = Scale(figure, width - 2 * left, height)
    whole = height + head + foot
    # What a picture holds is hidden from screen readers; a group's links are not.
    role = f'role="group" aria-label="{escape(linked.alt)}"' if linked else 'role="img"'
    told = (
        f"<title>{escape(frame.title)}</title><desc>{escape(frame.sentence)}</desc>"
        if frame
        else ""
    )
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{whole}" '
            f'viewBox="0 0 {width} {whole}" font-family="{SANS}" {role}>'
        ),
        told,
        f'<rect width="100%" height="100%" fill="{look.paper}"/>',
        f'<g transform="translate({left},{head})">{"".join(_body(figure, scale, linked))}</g>',
        *(around(frame, look, height + head) if frame else ()),
        "</svg>",
    ]
    return "".join(parts)


def _body(figure: Figure, scale: Scale, linked: Linked | None) -> Iterator[str]:
    layout = figure["layout"]
    for shape in layout.get("shapes", ()):
        yield shapes.drawn(shape, scale)
    yield from axes.levels(layout["yaxis"], scale)
    for trace in figure["data"]:
        if trace["type"] == "bar":
            yield from bars(trace, scale)
        else:
            yield from scatter(trace, scale, linked)
    yield from axes.ticks(layout["xaxis"], scale)
    for annotation in layout.get("annotations", ()):
        yield note(annotation, scale)
