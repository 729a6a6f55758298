"""Events to choose from while one types words of them, or a year."""

from __future__ import annotations

import re

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, rows, select
from nzviz.explore.search import index

_YEAR = re.compile(r"\b(1[89]|2[01])\d\d\b")


def found_events(corpus: Corpus, filters: Filters, typed: str) -> list[str]:
    """Ids of the events that *filters* leave and that *typed* means: its words, the last of which
    may be half typed (the nearest first), within the year it names (in order of time when there
    are no words). Nothing typed means no event.
    """
    year = _YEAR.search(typed)
    words = " ".join((typed[: year.start()] + typed[year.end() :]).split()) if year else typed
    if year:
        left = rows(corpus, filters, "event")
        began = left["start"].dt.year <= int(year[0])
        shown = left.index[began & (left["end"].dt.year >= int(year[0]))]
        if not words:
            return list(shown)
    else:
        shown = select(corpus, filters, "event")
    if not words:
        return []
    found = index(corpus)
    inside = set(shown)
    return [event for event in found.ids(found.while_typing(words), "event") if event in inside]
