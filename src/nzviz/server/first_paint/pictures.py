"""Figures for the first paint: drawn once for both looks, with a width for desks and for phones."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from nzviz.figures.style import DARK, LIGHT, Figure, Look
from nzviz.figures.svg import svg
from nzviz.figures.timeline import WIDEST
from nzviz.server.first_paint.compact import Marks, compact
from nzviz.ui.layout import room
from nzviz.ui.viewport import STEPS

#: Pixels that a picture has in a window of 1440 and of 390, which are the ones that we look at;
#: in other windows it is scaled.
_WIDE, _NARROW = 1280, 358
#: The same beside an opened record, which on a phone stands below.
_BESIDE = 736

#: For a wide and for a narrow window: the pixels that a picture is shown in, and those that it is
#: made for, which the app reckons in steps.
Widths = tuple[tuple[int, int], tuple[int, int]]
WHOLE: Widths = ((_WIDE, WIDEST), (_NARROW, max(step for step in STEPS if step <= _NARROW)))
#: Inside of an opened record's card.
CARD: Widths = ((448, 448), (326, 326))

_ATTRIBUTE = re.compile(r' (?:fill|stroke)="([^"]*)"')
#: What hovering over a mark tells would be two thirds of the page, and the app tells it soon.
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_SIZE = re.compile(r'<svg xmlns="http://www.w3.org/2000/svg" width="\d+" height="\d+"')


@dataclass(slots=True)
class Palette:
    """Colours of one page, as pairs of light and dark, each with a CSS variable of its own, and
    the marks that its pictures draw many times.
    """

    pairs: dict[tuple[str, str], str] = field(default_factory=dict)
    marks: Marks = field(default_factory=Marks)

    def of(self, light: str, dark: str) -> str:
        """The CSS value that is *light* in one look and *dark* in the other."""
        if light == dark:
            return light
        return f"var({self.pairs.setdefault((light, dark), f'--k{len(self.pairs)}')})"

    def css(self, dark: bool) -> str:
        """Declarations of all variables for one look."""
        return "".join(f"{name}:{pair[dark]};" for pair, name in self.pairs.items())


def in_both_looks(light: str, dark: str, palette: Palette) -> str:
    """One drawing from two that differ in their colours alone."""
    parts, others = _split(light), _split(dark)
    if [text for text, _ in parts] != [text for text, _ in others]:
        return light  # a figure that places its marks by look: better in one look than not at all
    return "".join(
        text + (palette.of(colour, other) if colour is not None and other is not None else "")
        for (text, colour), (_, other) in zip(parts, others, strict=True)
    )


def _split(drawn: str) -> list[tuple[str, str | None]]:
    """The drawing in stretches that each end before a colour."""
    parts: list[tuple[str, str | None]] = []
    at = 0
    for found in _ATTRIBUTE.finditer(drawn):
        parts.append((drawn[at : found.start(1)], found[1]))
        at = found.end(1)
    return [*parts, (drawn[at:], None)]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing in its two widths, both as SVG, and what it shows in words. ``chart`` says, as
    JSON, where the figure is that takes its place while the app is still loading; empty for none.
    """

    shape: ClassVar[str] = "picture"

    wide: str
    narrow: str
    alt: str
    window: int | None = None
    chart: str = ""


def picture(
    make: Callable[[Look, int], Figure],
    alt: str,
    palette: Palette,
    *,
    widths: Widths | None = None,
    window: int | None = None,
    chart: str = "",
) -> Picture:
    """What *make* draws (it gets the look and the width in pixels), for both looks and *widths*
    (else those of a page without an opened record).

    A picture taller than *window* pixels scrolls in a window of that height.
    """
    drawn = []
    for shown, width in widths or WHOLE:
        light, dark = (svg(make(look, width), look, shown) for look in (LIGHT, DARK))
        both = _TITLE.sub("", in_both_looks(light, dark, palette))
        both = _SIZE.sub("<svg", both, count=1)  # the page decides on its size
        both = both.replace('role="img"', 'aria-hidden="true"', 1)
        drawn.append(compact(both, palette.marks))
    return Picture(drawn[0], drawn[1], alt, window, chart)


def widths(opened: object) -> Widths:
    """The widths of a picture beside the *opened* record, or of one that is alone (None)."""
    wide = _BESIDE if opened else _WIDE
    return (wide, room(WIDEST, "" if opened else None)), WHOLE[1]


def palette_css(palette: Palette, scope: str) -> Iterator[str]:
    """Rules that set the palette's variables within the selector *scope* for both looks."""
    dark = palette.css(dark=True)
    yield f"{scope}{{{palette.css(dark=False)}}}"
    yield f"@media(prefers-color-scheme:dark){{{scope}:not([data-look=light]){{{dark}}}}}"
    yield f"{scope}[data-look=dark]{{{dark}}}"
