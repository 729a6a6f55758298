"""Events as JSON for TimelineJS, the storytelling timeline of Northwestern University's Knight Lab.

The format is that of https://timeline.knightlab.com/docs/json-format.html; what TimelineJS 3 does
with it decides the escaping: ``headline`` and ``text`` are HTML, a ``group`` is stripped of markup
first and then taken for HTML once more.
"""

from __future__ import annotations

import json
from datetime import date
from html import escape
from typing import Any

from nzviz.corpus import dates
from nzviz.share.export.about import lines
from nzviz.share.export.event_texts import EventText, event_texts
from nzviz.share.export.request import Export
from nzviz.share.formats import source_in_words

#: What the slide in front tells, besides the title.
_ON_TITLE = ("What this is", "What it rests on", "Version of the data", "Licence", "Not under it")


def timelinejs(export: Export) -> str:
    """The events of *export* as a TimelineJS document, grouped by their main theme.

    A date says no more than is known: of a month or a year only that, of an interval start and
    end, without an end when none is known; the words of the date stand above each event.
    TimelineJS refuses a document without events.
    """
    site = export.corpus.site
    told = {label: text for label, text in lines(export).items() if label in _ON_TITLE}
    paragraphs = [f"<p>{escape(label)}: {escape(text)}</p>" for label, text in told.items()]
    if export.view:
        paragraphs.append(_link(export.view, "Open this view"))
    found = {
        "scale": "human",
        "title": {
            "unique_id": "title_slide",
            "autolink": False,
            "text": {"headline": escape(site.title), "text": "".join(paragraphs)},
        },
        "events": [_slide(export, event) for event in event_texts(export)],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _slide(export: Export, event: EventText) -> dict[str, Any]:
    first, slash, last = event.date.partition("/")
    slide: dict[str, Any] = {
        "unique_id": event.id,
        "group": escape(escape(event.themes[0])),
        "start_date": _date(first),
        "display_date": event.when,
        "autolink": False,
        "text": {"headline": escape(event.title), "text": _text(export, event)},
    }
    if slash and last != "..":
        slide["end_date"] = _date(last)
    return slide


def _date(text: str) -> dict[str, int]:
    """A day, month or year as TimelineJS reads it: only the parts that are known."""
    point = dates.parse(text)
    day: date = point.start
    known = {"day": 3, "month": 2}.get(point.precision, 1)
    return dict(zip(("year", "month", "day"), (day.year, day.month, day.day)[:known], strict=False))


def _text(export: Export, event: EventText) -> str:
    parts = [f"<p>{escape(event.summary)}</p>", f"<p>{escape(', '.join(event.themes))}.</p>"]
    listed = "".join(f"<li>{_source(export, source)}</li>" for source in event.sources)
    parts.append(f"<p>Sources:</p><ul>{listed}</ul>")
    if event.disputed:
        parts.append("<p>Sources disagree on something about this event.</p>")
    address = export.record_address("event", event.id)
    if address:
        parts.append(_link(address, f"Open in {export.corpus.site.short_title}"))
    return "".join(parts)


def _source(export: Export, source: str) -> str:
    words = source_in_words(export.corpus, source)
    url = export.corpus.frames.sources.at[source, "url"]
    if not isinstance(url, str):
        return escape(words)
    return f'<a href="{escape(url)}">{escape(words.removesuffix(f", {url}"))}</a>'


def _link(address: str, words: str) -> str:
    return f'<p><a href="{escape(address)}">{escape(words)}</a></p>'
