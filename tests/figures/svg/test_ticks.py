"""Ticks are round and named as Plotly names them."""

from datetime import date

import pytest

from nzviz.figures.svg import ticks
from nzviz.figures.svg.values import DAY, number


def _words(first: str, last: str, **axis: int) -> list[str]:
    found = ticks.below({"nticks": 6, **axis}, (number(first), number(last)), dated=True)
    for place, _ in found:
        assert number(first) <= place <= number(last)
    return [words for _, words in found]


@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("1944-03-01", "2026-11-01", ["1960", "1980", "2000", "2020"]),
        ("2012-03-01", "2018-11-01", ["2014", "2016", "2018"]),
        ("2021-09-01", "2023-12-31", ["Jan 2022", "Jul 2022", "Jan 2023", "Jul 2023"]),
        ("2018-07-01", "2018-07-31",
         ["1 Jul 2018", "8 Jul 2018", "15 Jul 2018", "22 Jul 2018", "29 Jul 2018"]),
    ],
)  # fmt: skip
def test_dates(first: str, last: str, wanted: list[str]) -> None:
    assert _words(first, last) == wanted


def test_days_when_asked_for() -> None:
    assert _words("1985-02-03", "1985-02-05", dtick=DAY) == [
        "3 Feb 1985", "4 Feb 1985", "5 Feb 1985",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("ends", "wanted"),
    [
        ((3.6, 8.4), ["4", "5", "6", "7", "8"]),
        ((4.164, 5.076), ["4.2", "4.4", "4.6", "4.8", "5"]),
        ((-0.12, 0.12), ["-0.1", "-0.05", "0", "0.05", "0.1"]),
        ((900, 5100), ["1,000", "2,000", "3,000", "4,000", "5,000"]),
    ],
)
def test_numbers(ends: tuple[float, float], wanted: list[str]) -> None:
    assert [words for _, words in ticks.below({"nticks": 6}, ends, dated=False)] == wanted


def test_counts_are_whole() -> None:
    assert [place for place, _ in ticks.counts({"nticks": 4}, 2.1)] == [0, 1, 2]
    assert [place for place, _ in ticks.counts({"nticks": 4}, 37.9)] == [0, 10, 20, 30]


def test_named_ones_are_kept() -> None:
    axis = {"tickvals": ["1985-01-01"], "ticktext": ["<b>1985</b>"]}
    assert ticks.below(axis, (0, 1), dated=True) == [
        (date(1985, 1, 1).toordinal() * DAY, "<b>1985</b>")
    ]
