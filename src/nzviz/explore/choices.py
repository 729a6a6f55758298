"""What a filter offers to choose from, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import FACETS, Filters, facet_counts

#: What the shared filters of ids are called, by link parameter.
FACET_LABELS = {"theme": "Theme", "rel": "Partner", "actor": "Actor", "fw": "Framework"}


@kept_with_corpus(maxsize=1024)
def choices(corpus: Corpus, filters: Filters, key: str, kind: str) -> Mapping[str, str]:
    """Values of a filter and their words with live counts of *kind*: themes and partners in curated
    order, the others with the most records first.
    """
    counts = facet_counts(corpus, filters, key, kind)
    labels = {value: corpus.label(FACETS[key], value) for value in counts}
    order = list(counts)
    if key in ("actor", "fw"):
        order.sort(key=lambda value: (-counts[value], labels[value]))
    words = "{} {:,}" if key == "theme" else "{} ({:,})"
    return {value: words.format(labels[value], counts[value]) for value in order}


def chosen_years(filters: Filters, first: int, last: int) -> tuple[int, int]:
    """The years that the filters choose, within a record from *first* to *last*."""
    low = min(max(filters.first_year or first, first), last)
    return low, max(min(filters.last_year or last, last), low)


def toggled(value: str, chosen: Sequence[str]) -> list[str]:
    """What is chosen once *value* is added or, where it is already, taken out; by the alphabet."""
    return sorted({*chosen} ^ {value})
