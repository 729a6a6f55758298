"""The time axis: which day stands at which pixel."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

#: Room left of the lanes for their names, on a wide picture.
_NAMES = 136
_EDGE = 14
_TICKS_EVERY = 56


@dataclass(frozen=True, slots=True)
class Axis:
    """From the *first* day to the *last* on a picture of *width* pixels. On a *narrow* one names
    stand above their bands, not left of them. It is immutable, so that what is placed on it can be
    kept.
    """

    first: date
    last: date
    width: int
    narrow: bool
    #: Pixels between the first and the last day, at the least.
    plot_width: float = field(init=False, compare=False)
    #: How many days a pixel spans.
    days_per_pixel: float = field(init=False, compare=False)

    def __post_init__(self) -> None:
        room = self.width - (_EDGE if self.narrow else _NAMES) - 2 * _EDGE
        object.__setattr__(self, "plot_width", room)
        object.__setattr__(self, "days_per_pixel", max((self.last - self.first).days / room, 0.001))

    def pixel(self, day: date) -> float:
        """Pixels from the first day to *day*."""
        return (day - self.first).days / self.days_per_pixel

    def moment(self, x: float) -> str:
        """The time at *x* pixels from the first day, in ISO 8601 to the minute."""
        first = datetime.combine(self.first, time())
        return (first + timedelta(days=x * self.days_per_pixel)).isoformat(timespec="minutes")

    @property
    def left(self) -> float:
        """Where the names of bands stand: pixels from the first day to the axis's beginning."""
        return -_EDGE if self.narrow else -2 * _EDGE

    @property
    def margin(self) -> int:
        """Pixels left of the axis's beginning."""
        return 2 if self.narrow else _NAMES - _EDGE

    @property
    def outside(self) -> float:
        """The picture's left edge, in pixels from the first day. In a browser nothing that begins
        left of the axis is shown.
        """
        return self.left - self.margin

    @property
    def edges(self) -> tuple[str, str]:
        """Where lines across the picture begin and end."""
        return self.moment(-_EDGE)[:10], self.moment(self.plot_width + _EDGE)[:10]

    @property
    def range(self) -> list[str]:
        """The times at both ends, for Plotly."""
        return [self.moment(self.left), self.moment(self.plot_width + _EDGE)]

    def ticks(self) -> list[tuple[date, str]]:
        """Days and their words: years at round distances, decades in bold; months when the range
        is short.
        """
        first, last = self.first.year, self.last.year
        years = last - first + 1
        fitting = max(self.plot_width / _TICKS_EVERY, 3)
        if years <= 2:
            months = 1 if years == 1 and fitting >= 12 else 3
            days = [
                date(year, month, 1)
                for year in range(first, last + 1)
                for month in range(1, 13, months)
            ]
            words = [f"{d:%b}" + (f"<br><b>{d.year}</b>" if d.month == 1 else "") for d in days]
        else:
            step = next((s for s in (1, 2, 5, 10, 20, 50) if years / s <= fitting), 100)
            days = [date(year, 1, 1) for year in range(first, last + 1) if year % step == 0]
            words = [f"<b>{d.year}</b>" if d.year % 10 == 0 else str(d.year) for d in days]
        return list(zip(days, words, strict=True))
