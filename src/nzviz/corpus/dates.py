"""EDTF level 1 dates: the strings that curators write, and the bounds that charts and filters use.

Accepted are a day, month or year (``2012-09-21``, ``2012-09``, ``2012``), each optionally
qualified (``~`` approximate, ``?`` uncertain, ``%`` both), an interval of two such dates
(``2003-09/2013-04``) and an interval without a known end (``2001/..``).

Refused, although EDTF knows them: seasons (their months differ between hemispheres), masked
digits (``198X``), years beyond four digits, and intervals with an open or unknown start.

Bounds are the strict ones of the specification (https://www.loc.gov/standards/datetime/): the
first and the last day that the text can mean. Padding for approximate dates is not added,
because no source states how wide "about" is. Strict bounds of these forms follow from those of
ISO 8601 dates, which the standard library knows; the edtf package, whose grammar takes ten
milliseconds a date, is asked only when a corpus is checked (:func:`edtf_bounds`).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal, get_args

from babel.dates import format_date

Precision = Literal["day", "month", "year", "interval"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)

#: The end of an interval that has no known end. It is a stored bound, never a statement.
OPEN_END = date(9999, 12, 31)

_POINT = re.compile(r"(?P<plain>[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)(?P<qualifier>[~?%]?)")
_PRECISION_OF_LENGTH: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_HINT = 'write "2012-09-21", "2012-09", "2012", "1984~", "2003-09/2013-04" or "2001/.."'


class DateError(ValueError):
    """A text that is not an EDTF date as this project accepts them."""


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """One parsed date.

    ``start`` and ``end`` are its first and last possible day (``end`` is :data:`OPEN_END` when
    ``open_end``). ``approximate`` and ``uncertain`` are true when any part carries ``~`` or
    ``?`` (``%`` sets both).
    """

    text: str
    start: date
    end: date
    precision: Precision
    approximate: bool
    uncertain: bool
    open_end: bool

    @property
    def exact_day(self) -> bool:
        """Whether the date names one day without any doubt."""
        return self.precision == "day" and not (self.approximate or self.uncertain)


@lru_cache(maxsize=65536)  # bounded: links name days too
def parse(text: str) -> EdtfDate:
    """Parse *text*; raises :class:`DateError` with what would be right."""
    first, slash, last = text.partition("/")
    if not slash:
        return _point(text)
    if first in ("", ".."):
        raise DateError(f'"{text}": an interval needs a known start; {_HINT}')
    start = _point(first)
    if last == "..":
        return EdtfDate(
            text, start.start, OPEN_END, "interval", start.approximate, start.uncertain, True
        )
    if last == "":
        raise DateError(f'"{text}": an interval without a known end is written "{first}/.."')
    end = _point(last)
    if end.end < start.start:
        raise DateError(f'"{text}": the end lies before the start')
    return EdtfDate(
        text,
        start.start,
        end.end,
        "interval",
        start.approximate or end.approximate,
        start.uncertain or end.uncertain,
        False,
    )


@lru_cache(maxsize=65536)
def _point(text: str) -> EdtfDate:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(f'"{text}" is not a date: {_HINT}')
    plain, qualifier = match["plain"], match["qualifier"]
    start, end = _plain_bounds(plain)
    return EdtfDate(
        text=text,
        start=start,
        end=end,
        precision=_PRECISION_OF_LENGTH[len(plain)],
        approximate=qualifier in ("~", "%"),
        uncertain=qualifier in ("?", "%"),
        open_end=False,
    )


@lru_cache(maxsize=65536)
def _plain_bounds(plain: str) -> tuple[date, date]:
    """Bounds of an EDTF level 0 date, which is an ISO 8601 date: the standard library's own."""
    year, *month_and_day = (int(part) for part in plain.split("-"))
    try:
        first = date(year, *(*month_and_day, 1, 1)[:2])
    except ValueError as error:
        raise DateError(f'"{plain}" is not in the calendar: {error}') from None
    match month_and_day:
        case [_, _]:
            return first, first
        case [month]:
            return first, first.replace(day=monthrange(year, month)[1])
        case _:
            return first, first.replace(month=12, day=31)


@lru_cache(maxsize=65536)
def edtf_bounds(text: str) -> tuple[date, date]:
    """Strict bounds of *text* as the edtf package gives them; raises :class:`DateError`.

    For checking that :func:`parse` agrees with the specification's own parser.
    """
    from edtf import parse_edtf  # slow to import, and needed by checks alone

    try:
        parsed = parse_edtf(text)
        lower, upper = parsed.lower_strict(), parsed.upper_strict()
    except Exception as error:  # the parser raises whatever its grammar met
        raise DateError(f'"{text}" is not an EDTF date') from error
    return date(*lower[:3]), OPEN_END if isinstance(upper, float) else date(*upper[:3])


@lru_cache(maxsize=16_384)
def in_words(text: str) -> str:
    """*text* as a reader says it: ``21 September 2012``, ``about 1984``, ``since 2001``."""
    first, slash, last = text.partition("/")
    if not slash:
        return _point_in_words(first)
    if last == "..":
        return f"since {_point_in_words(first)}"
    return f"{_point_in_words(first)} to {_point_in_words(last)}"


def _point_in_words(text: str) -> str:
    point = _point(text)
    pattern = {"day": "d MMMM y", "month": "MMMM y"}.get(point.precision, "y")
    words = format_date(point.start, pattern, locale="en")
    if point.approximate:
        words = f"about {words}"
    if point.uncertain:
        words = f"{words} (uncertain)"
    return words
