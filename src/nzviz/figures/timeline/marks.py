"""Events' marks: gathered lane by lane, drawn as one trace.

Plotly takes long for every trace. One trace in order of time also has an event's marks in several
lanes beside each other, so that what they say twice costs little to send.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.figures.style import Look
from nzviz.figures.timeline.axis import Axis
from nzviz.figures.timeline.lanes import EventMark, Lane
from nzviz.figures.timeline.placing import MARK, Placed

_USUAL, _LANDMARK, _RING = 8, 12, 20


class Colours:
    """Colour and symbol of marks: the lane's theme where lanes are themes, else the main one."""

    def __init__(self, corpus: Corpus, lane: Lane, look: Look) -> None:
        self._themes = _themes(corpus, look)
        self._lane = lane.id if lane.id in self._themes else None

    def colour(self, mark: EventMark) -> str:
        """As ``#RRGGBB``."""
        return self._themes[self._lane or mark.theme][0]

    def symbol(self, mark: EventMark) -> str:
        """As Plotly names it."""
        return self._themes[self._lane or mark.theme][1]


@kept_with_corpus(maxsize=4)
def _themes(corpus: Corpus, look: Look) -> Mapping[str, tuple[str, str]]:
    """Colour and symbol of every theme, by id."""
    themes = corpus.frames.themes
    looks = zip(themes.index, themes[look.name], themes["symbol"], strict=True)
    return {theme: (colour, symbol) for theme, colour, symbol in looks}


@dataclass(frozen=True, slots=True)
class _Mark:
    event: EventMark
    x: str
    y: float
    colour: str
    symbol: str
    faint: bool

    @property
    def order(self) -> tuple[bool, str, str, float]:
        return not self.faint, self.x, self.event.id, self.y


@dataclass(slots=True)
class Marks:
    """All marks of one picture. :meth:`add` them lane by lane, then take the :meth:`traces`."""

    look: Look
    axis: Axis
    _marks: list[_Mark] = field(default_factory=list)
    _rings: list[tuple[str, float]] = field(default_factory=list)
    _arrows: list[tuple[float, str]] = field(default_factory=list)

    def add(
        self, placed: Iterable[Placed], middle: float, colours: Colours, *, faint: bool = False
    ) -> None:
        """Marks of a lane whose middle is at this height; *faint* ones are outside the filters."""
        self._marks += [
            _Mark(
                one.mark,
                self._x(one),
                middle + one.row * MARK,
                self.look.hairline if faint else colours.colour(one.mark),
                colours.symbol(one.mark),
                faint,
            )
            for one in placed
        ]

    def arrow(self, placed: Placed, middle: float, colours: Colours) -> None:
        """An arrow at the right edge, for an end that is not known."""
        self._arrows.append((middle + placed.row * MARK, colours.colour(placed.mark)))

    def ring(self, placed: Placed, middle: float) -> None:
        """A ring around the opened event's mark."""
        self._rings.append((self._x(placed), middle + placed.row * MARK))

    def _x(self, placed: Placed) -> str:
        mark = placed.mark
        return mark.day if mark.middle >= self.axis.first else self.axis.first.isoformat()

    def traces(self) -> list[dict[str, Any]]:
        """Plotly's traces, each only when it has something to show."""
        made = []
        if self._arrows:
            heights, colours = zip(*self._arrows, strict=True)
            x = [self.axis.last.isoformat()] * len(heights)
            marker = {"symbol": "triangle-right", "size": 10, "color": list(colours)}
            made.append(_silent(x, list(heights), marker))
        if self._marks:
            made.append(_trace(sorted(self._marks, key=lambda mark: mark.order), self.look))
        if self._rings:
            days, heights = zip(*self._rings, strict=True)
            accent = self.look.accent
            line = {"width": 2.5, "color": accent}
            marker = {"symbol": "circle-open", "size": _RING, "color": accent, "line": line}
            made.append(_silent(list(days), list(heights), marker))
        return made


def _trace(marks: Sequence[_Mark], look: Look) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [mark.x for mark in marks],
        "y": [mark.y for mark in marks],
        "customdata": [mark.event.id for mark in marks],
        "hovertext": [mark.event.hover for mark in marks],
        "hoverinfo": "text",
        "marker": {
            "color": [mark.colour for mark in marks],
            "symbol": [mark.symbol for mark in marks],
            "size": [
                _LANDMARK if mark.event.landmark and not mark.faint else _USUAL for mark in marks
            ],
            "line": {
                "width": [1.4 if mark.event.landmark else 0.5 for mark in marks],
                "color": _one_or_all([look.quiet if mark.faint else look.ink for mark in marks]),
            },
            "opacity": 1,
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def _silent(x: list[str], y: list[float], marker: dict[str, Any]) -> dict[str, Any]:
    """Marks that say nothing when pointed at."""
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "x": x,
        "y": y,
        "marker": marker,
    }


def _one_or_all(values: list[str]) -> str | list[str]:
    return values[0] if len(set(values)) == 1 else values
