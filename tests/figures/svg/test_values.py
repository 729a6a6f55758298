"""Values are read as Plotly reads them."""

from datetime import date

from nzviz.figures.svg.values import DAY, each, number


def test_dates_count_milliseconds() -> None:
    assert number("1985-02-05") - number("1985-02-04") == DAY
    assert number("1985-02-04T12:00") - number(date(1985, 2, 4)) == DAY / 2
    assert number(3) == 3


def test_one_value_stands_for_all() -> None:
    assert list(each("#123456", 2)) == ["#123456"] * 2
    assert list(each([1, 2], 2)) == [1, 2]
