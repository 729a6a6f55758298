"""The second filter of a comparison on the timeline: ``compare=yes``, and keys that begin ``b.``.

These parameters are public: never rename one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import FILTER_KEYS, Filters, Unknown, from_query

#: What the second filter's link parameters begin with.
SECOND = "b."
#: Every link parameter of a comparison.
SECOND_KEYS = ("compare", *(f"{SECOND}{key}" for key in FILTER_KEYS))

Query = Mapping[str, Sequence[str]]


def compares(query: Query) -> bool:
    """Whether the link parameters ask for a second filter."""
    asked = next(iter(query.get("compare", ())), "") == "yes"
    return asked or any(SECOND + key in query for key in FILTER_KEYS)


def second_filters(query: Query, corpus: Corpus) -> tuple[Filters, list[Unknown]]:
    """The second filter of a link, and the values that had to be left out."""
    return from_query(query, corpus, SECOND)
