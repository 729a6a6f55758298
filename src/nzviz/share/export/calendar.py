"""Events as an iCalendar file (RFC 5545), for calendar programs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vText

from nzviz.corpus import dates
from nzviz.share.export.about import CITE_FIRST, licence, summary, version, what_is_shown
from nzviz.share.export.event_texts import EventText, event_texts
from nzviz.share.export.request import Export
from nzviz.share.formats import source_in_words


def calendar(export: Export) -> bytes:
    """The events of *export* as all-day events, those whose day or month is known.

    A day stands on its day; a span between two days, from the first to the last; a span whose end
    is not known, or not to the day, on its first day; a month spans its days and says so. An event
    of which only the year is known is left out, since no day of that year is more its day than
    another: the calendar's description says how many these are. Approximate and doubtful dates
    say so in their title. No event blocks time.
    """
    site = export.corpus.site
    found = event_texts(export)
    made = [made for event in found if (made := _event(export, event)) is not None]
    undated = len(found) - len(made)
    told = [
        f"{what_is_shown(export)}. {summary(export)}",
        f"{_events(undated)} left out: only the year is known." if undated else "",
        f"Version {version(export)}. {licence(export)}. {CITE_FIRST}",
    ]
    about = " ".join(part for part in told if part)
    whole = Calendar()
    whole.add("prodid", f"-//{site.publisher}//{site.short_title}//EN")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("name", site.short_title)
    whole.add("description", about)
    whole.add("x-wr-calname", vText(site.short_title))
    whole.add("x-wr-caldesc", vText(about))
    if export.view:
        whole.add("url", export.view)
    for event in made:
        whole.add_component(event)
    return bytes(whole.to_ical())


def _events(count: int) -> str:
    return "1 event is" if count == 1 else f"{count:,} events are"


def _event(export: Export, event: EventText) -> Event | None:
    span = days(event.date)
    if span is None:
        return None
    first, last = span
    corpus = export.corpus
    found = Event()
    # The same event keeps its id in every export, so that calendars renew it and do not repeat it.
    found.add("uid", f"event-{event.id}@{corpus.site.home}.nzviz")
    found.add("dtstamp", _revised(corpus.site.updated))
    found.add("dtstart", first)
    found.add("dtend", last + timedelta(days=1))
    found.add("summary", _title(event))
    found.add("description", _description(export, event))
    found.add("categories", [vText(theme) for theme in event.themes])
    found.add("transp", "TRANSPARENT")
    found.add("class", "PUBLIC")
    address = export.record_address("event", event.id) or _source_address(export, event)
    if address:
        found.add("url", address)
    return found


def days(text: str) -> tuple[date, date] | None:
    """First and last day that an event takes up in a calendar; None when only a year is known."""
    first, slash, last = text.partition("/")
    start = dates.parse(first)
    if start.precision == "year":
        return None
    if not slash:
        return start.start, start.end
    if start.precision == "day" and last != ".." and dates.parse(last).precision == "day":
        return start.start, dates.parse(last).end
    return start.start, start.start if start.precision == "day" else start.end


def _title(event: EventText) -> str:
    """The title; with the date in words where the days on the calendar say too much."""
    parsed = dates.parse(event.date)
    exact = parsed.precision in ("day", "interval") and days(event.date) == (
        parsed.start,
        parsed.end,
    )
    if exact and not (parsed.approximate or parsed.uncertain):
        return event.title
    return f"{event.title} ({event.when})"


def _description(export: Export, event: EventText) -> str:
    corpus = export.corpus
    sources = [f"- {source_in_words(corpus, source)}" for source in event.sources]
    parts = [event.summary, "", f"Date: {event.when}", "Sources:", *sources]
    if event.disputed:
        parts.append("Sources disagree on something about this event.")
    return "\n".join(parts)


def _source_address(export: Export, event: EventText) -> str:
    urls = export.corpus.frames.sources.loc[list(event.sources), "url"].dropna()
    return str(urls.iloc[0]) if len(urls) else ""


def _revised(updated: str) -> datetime:
    """When the data were last changed, which is when each event was, as far as is known."""
    return datetime.combine(dates.parse(updated).start, datetime.min.time(), UTC)
