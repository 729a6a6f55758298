"""The calendar, read back by icalendar and by ical, two parsers of RFC 5545."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus, load
from nzviz.explore.coverage import source_summary
from nzviz.explore.filters import select
from nzviz.share.export.calendar import calendar, days


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2012-09-21", date(2012, 9, 21), date(2012, 9, 21)),
        ("2012-09-21~", date(2012, 9, 21), date(2012, 9, 21)),
        ("2012-09", date(2012, 9, 1), date(2012, 9, 30)),
        ("2012-09-21/2012-09-23", date(2012, 9, 21), date(2012, 9, 23)),
        ("2012-09-21/2013", date(2012, 9, 21), date(2012, 9, 21)),
        ("2012-09-21/..", date(2012, 9, 21), date(2012, 9, 21)),
        ("2012-09/2012-11", date(2012, 9, 1), date(2012, 9, 30)),
    ],
)
def test_the_days_that_an_event_takes_up(text: str, first: date, last: date) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["2012", "1984~", "2001/..", "2001/2003-05-06"])
def test_a_year_has_no_day(text: str) -> None:
    assert days(text) is None


def test_two_parsers_read_the_same_events(corpus: Corpus, export_of: Any) -> None:
    export = export_of(corpus, "event", first_year=1980)
    written = calendar(export)
    events = corpus.frames.events.loc[list(select(corpus, export.filters, "event"))]
    dated = [event for event, text in events["date"].items() if days(text)]

    read = icalendar.Calendar.from_ical(written)
    assert read.errors == []
    components = list(read.walk("VEVENT"))
    assert all(component.errors == [] for component in components)
    assert [str(c["UID"]) for c in components] == [
        f"event-{event}@{corpus.site.home}.nzviz" for event in dated
    ]
    other = IcsCalendarStream.calendar_from_ics(written.decode())
    assert [event.uid for event in other.events] == [str(c["UID"]) for c in components]
    for event, component, twin in zip(dated, components, other.events, strict=True):
        found = days(events.at[event, "date"])
        assert found is not None
        first, last = found
        assert (component.decoded("DTSTART"), component.decoded("DTEND")) == (
            first, last + timedelta(days=1),
        )  # fmt: skip
        assert (twin.start, twin.end) == (first, last + timedelta(days=1))
        assert twin.summary is not None
        assert twin.summary.startswith(events.at[event, "title"])
        exact = dates.parse(events.at[event, "date"]).exact_day
        assert (twin.summary == events.at[event, "title"]) or not exact
        assert corpus.label("theme", first_theme(corpus, event)) == twin.categories[0]
        assert str(component["URL"]).endswith(f"/app/timeline?event={event}")
        assert events.at[event, "summary"] in str(component["DESCRIPTION"])
    about = str(read["DESCRIPTION"])
    assert source_summary(corpus, export.filters) in about
    assert corpus.site.licence_url in about
    undated = len(events) - len(dated)
    assert (f"{undated:,} event" in about) == bool(undated)
    # icalendar leaves the escapes of properties that it does not know.
    assert re.sub(r"\\([,;])", r"\1", str(read["X-WR-CALDESC"])) == about


def first_theme(corpus: Corpus, event: str) -> str:
    links = corpus.frames.record_themes
    mine = links[(links["kind"] == "event") & (links["id"] == event) & (links["position"] == 0)]
    return str(mine["theme"].iloc[0])


def test_lines_are_folded_and_ended_as_the_standard_says(real: Corpus, export_of: Any) -> None:
    written = calendar(export_of(real, "event"))
    lines = written.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert all(len(line) <= 75 for line in lines)


@given(title=st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1))
def test_any_title_is_read_back(alba: Corpus, export_of: Any, title: str) -> None:
    from unittest.mock import patch

    from nzviz.share.export import calendar as module
    from nzviz.share.export.event_texts import event_texts

    export = export_of(alba, "event")
    (one, *_) = [e for e in event_texts(export) if dates.parse(e.date).exact_day]
    spoilt = type(one)(**{**{n: getattr(one, n) for n in one.__slots__}, "title": title})
    with patch.object(module, "event_texts", lambda _: [spoilt]):
        written = module.calendar(export)
    (read,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert str(read["SUMMARY"]) == title
    (twin,) = IcsCalendarStream.calendar_from_ics(written.decode()).events
    assert twin.summary == title


def test_equal_exports_give_equal_bytes(alba: Corpus, alba_folder: Path, export_of: Any) -> None:
    assert calendar(export_of(alba, "event")) == calendar(export_of(load(alba_folder), "event"))
