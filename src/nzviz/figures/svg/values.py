"""Values of a figure as Plotly reads them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

#: A day, in the milliseconds of Plotly's date axes.
DAY = 86_400_000


def number(value: Any) -> float:
    """Days of a date in milliseconds, as Plotly counts; other numbers as they are."""
    if isinstance(value, str):
        moment = datetime.fromisoformat(value)
        return moment.toordinal() * DAY + (moment.hour * 60 + moment.minute) * 60_000.0
    if isinstance(value, date):
        return float(value.toordinal() * DAY)
    return float(value)


def each(value: Any, count: int) -> Sequence[Any]:
    """*value* as Plotly reads it: a list stands for each mark, anything else for all of them."""
    return value if isinstance(value, (list, tuple)) else [value] * count
