"""What a timeline is drawn from: one small immutable value, also its cache key."""

from __future__ import annotations

from dataclasses import dataclass

from nzviz.explore.filters import Filters

#: Bands around the lanes, which a reader can switch off: link value and label.
BANDS: dict[str, str] = {
    "governments": "Governments",
    "words": "Quotes",
    "direction": "Direction",
}
#: The widest picture (in pixels) that placing is done for; wider screens only spread it.
WIDEST = 1120
#: Below this width lane names stand above their lanes, not left of them.
NARROW = 640


@dataclass(frozen=True, slots=True)
class TimelineOptions:
    """How to draw.

    ``by`` is a key of :data:`nzviz.figures.timeline.lanes.LANES`. ``width`` is the least width in
    pixels that the picture will have. ``highlight`` keeps the events outside the filters as
    faint marks. ``without`` names the :data:`BANDS` left out. ``selected`` is an event that gets a
    ring. ``years`` is the range of the axis, both ends inclusive; None takes it from the filters.
    """

    filters: Filters
    by: str = "theme"
    width: int = WIDEST
    highlight: bool = False
    without: frozenset[str] = frozenset()
    selected: str | None = None
    years: tuple[int, int] | None = None

    @property
    def narrow(self) -> bool:
        """Whether lane names have to stand above their lanes."""
        return self.width < NARROW
