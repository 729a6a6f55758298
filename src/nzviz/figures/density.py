"""A strip of the whole period that shows where the chosen years lie.

It is HTML: so small a picture is there at once, where another Plotly chart would take as long as
any.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, rows, year_span
from nzviz.figures.style import SANS, Look

#: Pixels: the columns, and the years named below them.
_HIGH, _NAMES = 40, 18
#: Columns of one width, whatever stands in them.
_COLUMN = "flex:1;margin:0 .12%"


@dataclass(frozen=True, slots=True)
class Inks:
    """The strip's colours, as CSS: chosen years and others, the window's fill, the years' names."""

    chosen: str
    other: str
    window: str
    names: str

    @classmethod
    def of(cls, look: Look) -> Inks:
        """Those of a look."""
        return cls(
            look.accent, look.pale(look.quiet, 0.45), look.pale(look.accent, 0.08), look.quiet
        )


@kept_with_corpus(maxsize=256)
def density(corpus: Corpus, filters: Filters, inks: Inks) -> str:
    """Events by year under all filters but the years, the chosen years in full colour, as HTML of
    any width; a column tells its number when pointed at.
    """
    first, last = year_span(corpus)
    low, high = filters.first_year or first, filters.last_year or last
    counts = _by_year(corpus, filters)
    most = max(counts.values(), default=1)

    def column(year: int) -> str:
        count = counts.get(year, 0)
        if not count:
            return f'<i style="{_COLUMN}"></i>'
        events = "1 event" if count == 1 else f"{count:,} events"
        ink = inks.chosen if low <= year <= high else inks.other
        return (
            f'<i title="{year}: {events}" style="{_COLUMN};'
            f'height:{max(100 * count / most, 2):.0f}%;background:{ink}"></i>'
        )

    def across(year: float) -> float:
        return 100 * (year - first) / (last + 1 - first)

    left, right = across(max(low, first)), across(min(high, last) + 1)
    columns = "".join(column(year) for year in range(first, last + 1))
    names = "".join(
        f'<span style="position:absolute;left:{across(year + 0.5):.2f}%;'
        f'transform:translateX(-50%)">{year}</span>'
        for year in range(first, last + 1)
        if year % 10 == 0 and 2 < across(year + 0.5) < 98
    )
    return (
        f'<figure role="img" aria-label="{escape(density_alt(corpus, filters))}" '
        f'style="margin:0 6px;position:relative;height:{_HIGH + _NAMES}px;'
        f'font:11px/{_NAMES}px {SANS};color:{inks.names}">'
        f'<div style="position:absolute;box-sizing:border-box;left:{left:.2f}%;'
        f"width:{max(right - left, 0):.2f}%;height:{_HIGH}px;border:1px solid {inks.chosen};"
        f'background:{inks.window}"></div>'
        f'<div style="position:relative;display:flex;align-items:flex-end;height:{_HIGH}px">'
        f'{columns}</div><div style="position:relative">{names}</div></figure>'
    )


@kept_with_corpus(maxsize=256)
def density_alt(corpus: Corpus, filters: Filters) -> str:
    """What the strip shows, in a sentence."""
    first, last = year_span(corpus)
    low, high = filters.first_year or first, filters.last_year or last
    counts = _by_year(corpus, filters)
    inside = sum(count for year, count in counts.items() if low <= year <= high)
    return (
        f"Columns: events by year from {first} to {last}; the chosen years {low} to {high} hold "
        f"{inside:,} of {sum(counts.values()):,}."
    )


@kept_with_corpus(maxsize=256)
def _by_year(corpus: Corpus, filters: Filters) -> Mapping[int, int]:
    shown = rows(corpus, filters.without("from").without("to"), "event")
    years = shown["start"].dt.year.value_counts().sort_index()
    return {int(year): int(count) for year, count in years.items()}
