"""The ticks of an axis: those that a figure names, else the round ones that Plotly would choose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import ceil, floor, log10
from typing import Any

from nzviz.figures.svg.values import DAY, number

_MONTH, _YEAR = 30.4375 * DAY, 365.25 * DAY
#: A Sunday, at which weeks begin.
_SUNDAY = date(2000, 1, 2).toordinal()

Ticks = list[tuple[float, str]]


def below(axis: dict[str, Any], ends: tuple[float, float], dated: bool) -> Ticks:
    """Places and words along x between both *ends*; *dated* when the axis counts days."""
    if "tickvals" in axis:
        return named(axis)
    rough = (ends[1] - ends[0]) / axis["nticks"]
    return list(_dates(axis, ends, rough) if dated else _numbers(ends, _round(rough)))


def named(axis: dict[str, Any]) -> Ticks:
    """The places that an axis names, with their words."""
    places = axis["tickvals"]
    texts = axis.get("ticktext") or [str(place) for place in places]
    return [(number(place), words) for place, words in zip(places, texts, strict=True)]


def counts(axis: dict[str, Any], highest: float) -> Ticks:
    """Round places from zero to *highest*; whole ones, since they count."""
    return list(_numbers((0.0, highest), max(_round(highest / axis["nticks"]), 1.0)))


def _round(rough: float) -> float:
    """The first of 2, 5, 10, 20, 50 ... (and their tenths and so on) that is at least *rough*."""
    unit = 10.0 ** floor(log10(rough))
    return unit * next(n for n in (1, 2, 5, 10) if n * unit >= rough)


def _numbers(ends: tuple[float, float], step: float) -> Iterator[tuple[float, str]]:
    for count in range(ceil(ends[0] / step), floor(ends[1] / step) + 1):
        place = round(count * step, 10)
        yield place, f"{place:,.12g}"


def _dates(
    axis: dict[str, Any], ends: tuple[float, float], rough: float
) -> Iterator[tuple[float, str]]:
    """Years, months or days at round distances, each with its words."""
    if rough * 2 > _YEAR:
        step = 12 * max(int(_round(rough / _YEAR)), 1)
    elif rough * 2 > _MONTH:
        step = next((n for n in (1, 2, 3, 6) if n >= rough / _MONTH), 12)
    else:
        yield from _days(axis, ends, rough)
        return
    first = date.fromordinal(int(ends[0] // DAY))
    month = ceil((first.year * 12 + first.month - 1) / step) * step
    while (place := date(month // 12, month % 12 + 1, 1).toordinal() * DAY) <= ends[1]:
        if place >= ends[0]:
            day = date.fromordinal(place // DAY)
            yield float(place), f"{day.year}" if step > 12 else f"{day:%b %Y}"
        month += step


def _days(
    axis: dict[str, Any], ends: tuple[float, float], rough: float
) -> Iterator[tuple[float, str]]:
    asked = axis.get("dtick", 0) // DAY
    step = asked or next((n for n in (1, 2, 3, 7) if n >= rough / DAY), 14)
    first = ceil((ends[0] / DAY - _SUNDAY) / step) * step + _SUNDAY
    for place in range(first, floor(ends[1] / DAY) + 1, step):
        day = date.fromordinal(place)
        yield float(place * DAY), f"{day.day} {day:%b %Y}"
