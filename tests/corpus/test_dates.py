"""Dates as curators write them: which texts are read, as what, and which are refused."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from nzviz.corpus import dates
from nzviz.corpus.dates import OPEN_END, DateError

#: Text; first and last day; precision; flags (a: approximate, u: uncertain, o: open); in words.
READ = [
    ("2012-09-21", "2012-09-21", "2012-09-21", "day", "", "21 September 2012"),
    ("2012-09", "2012-09-01", "2012-09-30", "month", "", "September 2012"),
    ("2012", "2012-01-01", "2012-12-31", "year", "", "2012"),
    ("2012-02", "2012-02-01", "2012-02-29", "month", "", "February 2012"),
    ("2013-02", "2013-02-01", "2013-02-28", "month", "", "February 2013"),
    ("1900-02", "1900-02-01", "1900-02-28", "month", "", "February 1900"),
    ("2012-12", "2012-12-01", "2012-12-31", "month", "", "December 2012"),
    ("2004-02-29", "2004-02-29", "2004-02-29", "day", "", "29 February 2004"),
    ("0001", "0001-01-01", "0001-12-31", "year", "", "1"),
    ("9999", "9999-01-01", "9999-12-31", "year", "", "9999"),
    ("9999-11", "9999-11-01", "9999-11-30", "month", "", "November 9999"),
    ("9999-12", "9999-12-01", "9999-12-31", "month", "", "December 9999"),
    ("9999-12-31", "9999-12-31", "9999-12-31", "day", "", "31 December 9999"),
    ("1984~", "1984-01-01", "1984-12-31", "year", "a", "about 1984"),
    ("1984?", "1984-01-01", "1984-12-31", "year", "u", "1984 (uncertain)"),
    ("1984%", "1984-01-01", "1984-12-31", "year", "au", "about 1984 (uncertain)"),
    ("1984-02~", "1984-02-01", "1984-02-29", "month", "a", "about February 1984"),
    ("1984-02-03?", "1984-02-03", "1984-02-03", "day", "u", "3 February 1984 (uncertain)"),
    ("2003-09/2013-04", "2003-09-01", "2013-04-30", "interval", "", "September 2003 to April 2013"),
    ("2003/2003", "2003-01-01", "2003-12-31", "interval", "", "2003 to 2003"),
    ("2012-06/2012", "2012-06-01", "2012-12-31", "interval", "", "June 2012 to 2012"),
    ("2012/2012-02", "2012-01-01", "2012-02-29", "interval", "", "2012 to February 2012"),
    (
        "2003-09-26/2004-09-24",
        "2003-09-26",
        "2004-09-24",
        "interval",
        "",
        "26 September 2003 to 24 September 2004",
    ),
    ("1984~/1987", "1984-01-01", "1987-12-31", "interval", "a", "about 1984 to 1987"),
    ("1984/1987?", "1984-01-01", "1987-12-31", "interval", "u", "1984 to 1987 (uncertain)"),
    (
        "1984%/1987-03",
        "1984-01-01",
        "1987-03-31",
        "interval",
        "au",
        "about 1984 (uncertain) to March 1987",
    ),
    ("2001/..", "2001-01-01", "9999-12-31", "interval", "o", "since 2001"),
    ("2001-12-03/..", "2001-12-03", "9999-12-31", "interval", "o", "since 3 December 2001"),
    ("2001~/..", "2001-01-01", "9999-12-31", "interval", "ao", "since about 2001"),
    ("2001-05?/..", "2001-05-01", "9999-12-31", "interval", "uo", "since May 2001 (uncertain)"),
]


@pytest.mark.parametrize(("text", "first", "last", "precision", "flags", "words"), READ)
def test_reads(text: str, first: str, last: str, precision: str, flags: str, words: str) -> None:
    found = dates.parse(text)
    assert found.text == text
    assert found.start == date.fromisoformat(first)
    assert found.end == date.fromisoformat(last)
    assert found.precision == precision
    assert found.approximate == ("a" in flags)
    assert found.uncertain == ("u" in flags)
    assert found.open_end == ("o" in flags)
    assert found.exact_day == (precision == "day" and flags == "")
    assert dates.in_words(text) == words


NOT_A_DATE = '"{}" is not a date: write "2012-09-21", "2012-09"'
NOT_IN_CALENDAR = '"{}" is not in the calendar: '
NO_START = '"{}": an interval needs a known start; write "2012-09-21"'

#: Text; how the message begins, with the part of the text that is at fault.
REFUSED = [
    ("", NOT_A_DATE, ""),
    (" 2012", NOT_A_DATE, " 2012"),
    ("2012 ", NOT_A_DATE, "2012 "),
    ("2012\n", NOT_A_DATE, "2012\n"),
    ("2012\u00a0", NOT_A_DATE, "2012\u00a0"),
    ("2012 / 2013", NOT_A_DATE, "2012 "),
    ("٢٠١٢", NOT_A_DATE, "٢٠١٢"),
    ("\uff12\uff10\uff11\uff12", NOT_A_DATE, "\uff12\uff10\uff11\uff12"),
    ("2012-9", NOT_A_DATE, "2012-9"),
    ("2012-09-1", NOT_A_DATE, "2012-09-1"),
    ("201209", NOT_A_DATE, "201209"),
    ("21/09/2012", NOT_A_DATE, "21"),
    ("2012\u201309", NOT_A_DATE, "2012\u201309"),
    ("2012-09-21T10:00", NOT_A_DATE, "2012-09-21T10:00"),
    ("198X", NOT_A_DATE, "198X"),
    ("19XX", NOT_A_DATE, "19XX"),
    ("2012-XX", NOT_A_DATE, "2012-XX"),
    ("12012", NOT_A_DATE, "12012"),
    ("Y170000002", NOT_A_DATE, "Y170000002"),
    ("y170000002", NOT_A_DATE, "y170000002"),
    ("-2012", NOT_A_DATE, "-2012"),
    ("?2012", NOT_A_DATE, "?2012"),
    ("2012-~09", NOT_A_DATE, "2012-~09"),
    ("2012?~", NOT_A_DATE, "2012?~"),
    ("~", NOT_A_DATE, "~"),
    ("..", NOT_A_DATE, ".."),
    ("2012/open", NOT_A_DATE, "open"),
    ("2012/unknown", NOT_A_DATE, "unknown"),
    ("2012/..~", NOT_A_DATE, "..~"),
    ("2001/2002/2003", NOT_A_DATE, "2002/2003"),
    ("2001/../..", NOT_A_DATE, "../.."),
    ("0000", NOT_IN_CALENDAR, "0000"),
    ("2012-00", NOT_IN_CALENDAR, "2012-00"),
    ("2012-13", NOT_IN_CALENDAR, "2012-13"),
    ("2012-21", NOT_IN_CALENDAR, "2012-21"),
    ("2012-24~", NOT_IN_CALENDAR, "2012-24"),
    ("2012-09-00", NOT_IN_CALENDAR, "2012-09-00"),
    ("2012-09-31", NOT_IN_CALENDAR, "2012-09-31"),
    ("2012-02-30", NOT_IN_CALENDAR, "2012-02-30"),
    ("2013-02-29", NOT_IN_CALENDAR, "2013-02-29"),
    ("2012/2013-02-30", NOT_IN_CALENDAR, "2013-02-30"),
    ("2012-00/2013", NOT_IN_CALENDAR, "2012-00"),
    ("2012-22/..", NOT_IN_CALENDAR, "2012-22"),
    ("/2012", NO_START, "/2012"),
    ("../2012", NO_START, "../2012"),
    ("../..", NO_START, "../.."),
    ("/", NO_START, "/"),
    ("2001/", '"{}": an interval without a known end is written "2001/.."', "2001/"),
    ("2013/2012", '"{}": the end lies before the start', "2013/2012"),
    ("2012-09-21/2012-09-20", '"{}": the end lies before the start', "2012-09-21/2012-09-20"),
    ("2012-09~/2012-08?", '"{}": the end lies before the start', "2012-09~/2012-08?"),
]


@pytest.mark.parametrize(("text", "message", "part"), REFUSED)
def test_refuses(text: str, message: str, part: str) -> None:
    with pytest.raises(DateError) as error:
        dates.parse(text)
    assert str(error.value).startswith(message.format(part))


PLAIN = st.dates().flatmap(
    lambda day: st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]])
)
POINTS = st.tuples(PLAIN, st.sampled_from(["", "~", "?", "%"])).map("".join)
INTERVALS = st.tuples(POINTS, POINTS | st.just("..")).map("/".join)


def strict_bounds(text: str) -> tuple[date, date]:
    """The bounds of *text* by the package that knows the specification."""
    parsed = parse_edtf(text)
    last = parsed.upper_strict()
    end = OPEN_END if isinstance(last, float) else date(*last[:3])
    return date(*parsed.lower_strict()[:3]), end


@given(PLAIN)
def test_bounds_of_plain_dates_are_those_of_the_specification(text: str) -> None:
    found = dates.parse(text)
    assert (found.start, found.end) == strict_bounds(text)


@given(POINTS | INTERVALS)
def test_bounds_of_all_accepted_dates_are_those_of_the_specification(text: str) -> None:
    try:
        found = dates.parse(text)
    except DateError as error:
        assume("before the start" not in str(error))
        raise
    assert (found.start, found.end) == strict_bounds(text)
    assert found.start <= found.end


@given(POINTS | INTERVALS)
def test_words_are_found_for_whatever_is_accepted(text: str) -> None:
    words = dates.in_words(text)
    assert dates.parse(text[:4]).start.strftime("%Y").lstrip("0") in words
    assert not set(words) & set("~?%/.")


#: What dates are made of, so that random texts come near to being dates.
NEARLY = st.text(alphabet="0123456789-/.~?%X٢", max_size=24)
PIECES = st.lists(
    st.sampled_from(["2012", "-", "09", "21", "/", "..", "~", "?", "%", "00", "99", "T", " "]),
    max_size=9,
).map("".join)


@given(st.text() | NEARLY | PIECES | POINTS | INTERVALS)
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    try:
        found = dates.parse(text)
    except DateError:
        return
    assert found.text == text
    assert found.start <= found.end
    assert found.open_end == text.endswith("/..")
    assert found.precision in dates.PRECISIONS
    assert dates.in_words(text)
