"""Codes, dates and people as a reader says them: one wording for cards, pages and files."""

from __future__ import annotations

from typing import Any

import pandas as pd

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.offices import with_office

#: Whose words a quote has.
VOICES = {
    "direct": "The speaker’s own words",
    "reported": "Reported speech: the writer tells what another said",
    "author": "The writer’s own words",
}
#: The dated steps in a framework's life: how they are called, and the field of the record.
KEY_DATES = (
    ("Announced", "announced"),
    ("Signed", "signed"),
    ("In force", "in_force"),
    ("Ended", "ended"),
)
#: The coding schemes of frameworks.
SCHEMES = {
    "obligation": "Obligations (ATOP)",
    "activity": "Activities (DCAD)",
    "area": "Areas of cooperation",
}
#: What rests on a source, by kind of record.
RESTING = (
    ("event", "Events that rest on it"),
    ("framework", "Frameworks that rest on it"),
    ("quote", "Quotes from it"),
    ("dispute", "Disputes in which it is a witness"),
    ("actor", "People whose offices it shows"),
    ("government", "Governments that it dates"),
)


def words(slug: object) -> str:
    """A coded value as words: "in-force" becomes "in force"."""
    return str(slug).replace("-", " ")


def capital(text: str) -> str:
    """*text* with its first letter in upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def date_in_words(date: object) -> str | None:
    """An EDTF date as a reader says it, or None for a missing one."""
    return capital(dates.in_words(date)) if isinstance(date, str) else None


def reasoned(value: str, reason: object) -> str:
    """A coded value with its reason, when there is one."""
    return f"{capital(value)}. {reason}" if isinstance(reason, str) else capital(value)


def speaker_line(corpus: Corpus, quote_id: str) -> str:
    """Who said a quote, in which office then, whom it reports, and when."""
    row = corpus.frames.quotes.loc[quote_id]
    parts = [with_office(corpus, row["speaker"], row["start"])]
    if pd.notna(row["reporting"]):
        parts.append(f"reporting {with_office(corpus, row['reporting'], row['start'])}")
    if pd.notna(row["date"]):
        parts.append(dates.in_words(row["date"]))
    return ", ".join(parts)


def party_in_words(corpus: Corpus, party: Any) -> str:
    """A party of a framework with its role and its own dates, where they differ from the whole."""
    more = [party.role] if party.role != "party" else []
    if party.start:
        more.append(f"from {dates.in_words(party.start)}")
    if party.end:
        more.append(f"until {dates.in_words(party.end)}")
    name = corpus.label("actor", party.actor)
    return f"{name} ({', '.join(more)})" if more else name


def signatory_in_words(corpus: Corpus, signatory: Any) -> str:
    """Who signed or announced a framework, in which office, and when."""
    parts = [corpus.label("actor", signatory.actor)]
    if signatory.office:
        parts.append(f"then {signatory.office}")
    if signatory.date:
        parts.append(dates.in_words(signatory.date))
    return ", ".join(parts)


def period_in_words(corpus: Corpus, between: str, date: str) -> str:
    """What stands behind a status: "between Australia and New Zealand: since 1986"."""
    names = [corpus.label("actor", actor) for actor in between.split(",") if actor]
    said = f" between {' and '.join(names)}" if names else ""
    return f"{said}: {dates.in_words(date)}"
