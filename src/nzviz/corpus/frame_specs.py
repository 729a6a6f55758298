"""What every pandas frame holds: index, columns, dtypes and meaning.

The frames are the contract between the corpus and everything that shows it. :data:`FRAMES` is
what they are built from, so it cannot disagree with them. Frames are shared between all
sessions: nobody writes into them.

Times are ``datetime64[s]`` days. ``start`` and ``end`` are the strict bounds of an EDTF date
(first and last possible day); an open end is 9999-12-31 with ``open_end`` true. A missing text
is NaN, a missing day is NaT.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its pandas dtype and what a value means."""

    dtype: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FrameSpec:
    """One frame: what a row is, what the index holds ("" for a plain running number)."""

    row: str
    index: str
    columns: Mapping[str, Column]

    @property
    def dtypes(self) -> dict[str, str]:
        """Column names and dtypes, without the index."""
        return {name: column.dtype for name, column in self.columns.items()}


def _text(meaning: str) -> Column:
    return Column("str", meaning)


def _choice(meaning: str) -> Column:
    return Column("category", meaning)


def _flag(meaning: str) -> Column:
    return Column("bool", meaning)


def _day(meaning: str) -> Column:
    return Column("datetime64[s]", meaning)


def _count(meaning: str) -> Column:
    return Column("int64", meaning)


_DATE = {
    "date": _text("EDTF text as curated"),
    "start": _day("first possible day"),
    "end": _day("last possible day; 9999-12-31 when open"),
    "precision": _choice("day, month, year or interval"),
    "approximate": _flag('the date is "about"'),
    "uncertain": _flag("the date is doubtful"),
    "open_end": _flag("the interval has no known end"),
}
_LINK = {"kind": _choice("kind of the record"), "id": _text("id of the record")}

FRAMES: dict[str, FrameSpec] = {
    "events": FrameSpec("an event, in order of time", "event id", {
        "title": _text("headline in our own words"),
        "summary": _text("one to three sentences in our own words"),
        **_DATE,
        "direction": _choice("closer, further or neutral"),
        "direction_reason": _text("why it is coded so"),
        "significance": _choice("landmark, notable or context"),
        "sources": _count("distinct sources behind it"),
        "single_sourced": _flag("all its sources have one publisher"),
    }),
    "frameworks": FrameSpec("a framework, in order of time", "framework id", {
        "name": _text("full name"),
        "short": _text("usual short name, or the full name"),
        "kind": _choice("treaty, declaration, programme, ..."),
        "summary": _text("one to three sentences in our own words"),
        "legal_form": _choice("treaty, statute, non-binding, policy, informal or mandate"),
        "announced": _text("EDTF date"),
        "signed": _text("EDTF date"),
        "in_force": _text("EDTF date"),
        "ended": _text("EDTF date"),
        "start": _day("first day known of its life; NaT when no date is known"),
        "end": _day("last day of its life; 9999-12-31 when open; NaT when no date is known"),
        "open_end": _flag("no end is known"),
        "obligations": _text('ATOP codes, comma-separated; "none", or NaN when not coded'),
        "activities": _text('DCAD codes, comma-separated; "none", or NaN when not coded'),
        "sources": _count("distinct sources behind it"),
    }),
    "quotes": FrameSpec("a quote, in order of the time it was said", "quote id", {
        "exact": _text("the words as printed"),
        "prefix": _text("words just before"),
        "suffix": _text("words just after"),
        "source": _text("source id"),
        "speaker": _text("actor id"),
        "voice": _choice("direct, reported or author"),
        "reporting": _text("actor whose statement is reported"),
        "locator": _text("place in the source"),
        "variant_of": _text("quote id of the same statement in another source"),
        "words": _count("number of words in exact"),
        **_DATE,
    }),
    "sources": FrameSpec("a source, in order of id", "source id", {
        "label": _text("title, or our description where no title is known"),
        "title": _text("the document's own title"),
        "publisher": _text("publisher"),
        "country": _text("publisher's country, ISO 3166-1 alpha-2 or INT"),
        "author": _text("authors, semicolon-separated"),
        "published": _text("EDTF text"),
        "start": _day("first possible day of publication"),
        "end": _day("last possible day of publication"),
        "kind": _choice("official-text, press-release, speech, news, analysis or reference"),
        "level": _choice("primary or secondary"),
        "csl": _choice("Citation Style Language type"),
        "url": _text("address"),
        "reprint_of": _text("true publisher of a repeated text"),
        "records": _count("records that rest on it"),
    }),
    "actors": FrameSpec("a person, state, organisation or unit", "actor id", {
        "name": _text("full name"),
        "short": _text("usual short name, or the full name"),
        "kind": _choice("person, state, organisation or unit"),
        "country": _text("ISO 3166-1 alpha-2 or INT"),
        "description": _text("who this is, in our own words"),
    }),
    "themes": FrameSpec("a theme, in the order of the file", "theme id", {
        "label": _text("short name"),
        "description": _text("what belongs to it"),
        "light": _text("colour on the light background, #RRGGBB"),
        "dark": _text("colour on the dark background, #RRGGBB"),
        "symbol": _text("Plotly marker symbol"),
    }),
    "disputes": FrameSpec("a question on which sources disagree", "dispute id", {
        "question": _text("the question"),
        "resolution": _choice("resolved, open or compatible"),
        "assessment": _text("what we make of it"),
        "confidence": _choice("high, moderate or low"),
        "confidence_reason": _text("why"),
        "unit": _text("what the positions' values count"),
        "start": _day("first day that its positions or events touch; NaT when none is known"),
        "end": _day("last such day"),
        "positions": _count("number of rival answers"),
    }),
    "governments": FrameSpec("a government, in order of time", "government id", {
        "state": _text("actor id"),
        "label": _text("who governed"),
        "short": _text("what stands where the label has no room, such as a surname, or NaN"),
        "start": _day("first possible day in office"),
        "end": _day("last possible day in office; 9999-12-31 when open"),
        "open_end": _flag("still in office, or the end is unknown"),
    }),
    "record_themes": FrameSpec("a theme of a record", "", {
        **_LINK, "theme": _text("theme id"), "position": _count("0 for the main theme"),
    }),
    "record_relationships": FrameSpec("a relationship that a record concerns", "", {
        **_LINK, "relationship": _text("relationship id"),
    }),
    "record_actors": FrameSpec("an actor of a record (speakers and parties included)", "", {
        **_LINK, "actor": _text("actor id"),
    }),
    "record_frameworks": FrameSpec("a framework of a record (each is its own, too)", "", {
        **_LINK, "framework": _text("framework id"),
    }),
    "evidence": FrameSpec("a piece of evidence", "", {
        **_LINK,
        "part": _text("field path it stands in, such as evidence or periods.1"),
        "number": _count("place in its list, from 0"),
        "source": _text("source id; for a quote, the quote's source"),
        "quote": _text("quote id"),
        "note": _text("what the source says, in our own words"),
        "locator": _text("place in the source"),
    }),
    "offices": FrameSpec("an office that a person held", "", {
        "actor": _text("actor id"),
        "title": _text("office"),
        "of": _text("actor whose office it is"),
        "start": _day("first day it is known to have been held"),
        "end": _day("last day it is known to have been held"),
        "term_start": _text("EDTF date; NaN when no source gives it"),
        "term_end": _text("EDTF date; NaN when no source gives it"),
    }),
    "parties": FrameSpec("a party of a framework", "", {
        "framework": _text("framework id"),
        "actor": _text("actor id"),
        "role": _choice("party, member, partner, ..."),
        "start": _day("since when; NaT: as the framework"),
        "end": _day("until when; NaT: as the framework"),
    }),
    "periods": FrameSpec("a status of a framework over a time", "", {
        "framework": _text("framework id"),
        "number": _count("place in the record, from 0; later ones are more specific"),
        "status": _choice("negotiating, signed, in-force, suspended, superseded, dormant, ended"),
        "start": _day("first day"),
        "end": _day("last day; 9999-12-31 when open"),
        "open_end": _flag("no end is known"),
        "date": _text("EDTF text"),
        "between": _text("actor ids, comma-separated; empty: all parties"),
        "note": _text("remark"),
    }),
    "codes": FrameSpec("a code of a framework", "", {
        "framework": _text("framework id"),
        "scheme": _choice("obligation (ATOP), activity (DCAD) or area"),
        "code": _text("code"),
        "number": _count("place in the record, from 0"),
    }),
    "relations": FrameSpec("a relation between two frameworks", "", {
        "framework": _text("framework id"),
        "relation": _choice("succeeds, part-of, rests-on or caused-by"),
        "other": _text("framework id"),
    }),
    "positions": FrameSpec("an answer to a disputed question", "", {
        "dispute": _text("dispute id"),
        "number": _count("place in the record, from 0"),
        "answer": _text("the answer"),
        "date": _text("EDTF date that it asserts"),
        "start": _day("first possible day of that date"),
        "end": _day("last possible day of that date"),
        "value": Column("float64", "number that it asserts"),
    }),
    "dispute_records": FrameSpec("a record that a dispute touches", "", {
        "dispute": _text("dispute id"), **_LINK,
    }),
    "quote_events": FrameSpec("an event that a quote is about", "", {
        "quote": _text("quote id"), "event": _text("event id"),
    }),
}  # fmt: skip

#: Columns whose every value is an id of another frame: frame, column, the frame referred to.
FOREIGN_KEYS: tuple[tuple[str, str, str], ...] = (
    ("quotes", "source", "sources"),
    ("quotes", "speaker", "actors"),
    ("quotes", "reporting", "actors"),
    ("quotes", "variant_of", "quotes"),
    ("governments", "state", "actors"),
    ("record_themes", "theme", "themes"),
    ("record_actors", "actor", "actors"),
    ("record_frameworks", "framework", "frameworks"),
    ("evidence", "source", "sources"),
    ("evidence", "quote", "quotes"),
    ("offices", "actor", "actors"),
    ("offices", "of", "actors"),
    ("parties", "framework", "frameworks"),
    ("parties", "actor", "actors"),
    ("periods", "framework", "frameworks"),
    ("codes", "framework", "frameworks"),
    ("relations", "framework", "frameworks"),
    ("relations", "other", "frameworks"),
    ("positions", "dispute", "disputes"),
    ("dispute_records", "dispute", "disputes"),
    ("quote_events", "quote", "quotes"),
    ("quote_events", "event", "events"),
)
