"""Facets of the quotes that a view leaves: speakers, sources, years, partners, themes.

A facet's counts hold every other choice: they say how many quotes choosing the value would show.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, facet_counts, rows, select

Order = Literal["count", "name"]


@dataclass(frozen=True, slots=True)
class QuoteChoice:
    """What the quotes page narrows beyond the shared filters; each is a link parameter."""

    speaker: tuple[str, ...] = ()
    src: tuple[str, ...] = ()

    @property
    def active(self) -> bool:
        """Whether anything is chosen."""
        return bool(self.speaker or self.src)


def chosen_quotes(corpus: Corpus, filters: Filters, choice: QuoteChoice) -> pd.DataFrame:
    """The quotes that the shared filters and the page's own choice leave, in order of time."""
    return _narrow(rows(corpus, filters, "quote"), choice.speaker, choice.src)


def _narrow(
    quotes: pd.DataFrame, speakers: tuple[str, ...], sources: tuple[str, ...]
) -> pd.DataFrame:
    if speakers:
        by = quotes["speaker"].isin(speakers) | quotes["reporting"].isin(speakers)
        quotes = quotes[by]
    return quotes[quotes["source"].isin(sources)] if sources else quotes


@kept_with_corpus(maxsize=512)
def counts(corpus: Corpus, filters: Filters, choice: QuoteChoice, facet: str) -> Mapping[str, int]:
    """How many quotes each value of a facet would show; values with none count 0.

    *facet* is ``speaker`` (who speaks or is reported), ``src``, ``year``, ``rel`` or ``theme``.
    """
    everything = corpus.frames.quotes
    match facet:
        case "speaker":
            left = _narrow(rows(corpus, filters, "quote"), (), choice.src)
            return _filled(_voices(everything), _voices(left))
        case "src":
            left = _narrow(rows(corpus, filters, "quote"), choice.speaker, ())
            return _filled(everything["source"], left["source"])
        case "year":
            free = filters.without("from").without("to")
            left = _narrow(rows(corpus, free, "quote"), choice.speaker, choice.src)
            return _filled(_years(everything).sort_values(), _years(left))
        case _:
            if not choice.active:
                return facet_counts(corpus, filters, facet, "quote")
            return _linked(corpus, filters, choice, facet)


def _linked(corpus: Corpus, filters: Filters, choice: QuoteChoice, facet: str) -> Mapping[str, int]:
    target = {"rel": "relationship", "theme": "theme"}[facet]
    left = chosen_quotes(corpus, filters.without(facet), choice).index
    links: pd.DataFrame = getattr(corpus.frames, f"record_{target}s")
    mine = links[(links["kind"] == "quote") & links["id"].isin(left)]
    zeros = dict.fromkeys(facet_counts(corpus, filters, facet, "quote"), 0)
    return {**zeros, **mine.groupby(target)["id"].nunique().to_dict()}


def _voices(quotes: pd.DataFrame) -> pd.Series:
    """Everybody who speaks or is reported in a quote, once a quote."""
    both = pd.concat([quotes["speaker"], quotes["reporting"].dropna()]).rename("actor")
    return both.reset_index().drop_duplicates()["actor"]


def _years(quotes: pd.DataFrame) -> pd.Series:
    return quotes["start"].dt.year.dropna().astype(int).astype(str)


def _filled(every: pd.Series, left: pd.Series) -> dict[str, int]:
    zeros = dict.fromkeys(every.unique(), 0)
    return {**zeros, **{str(key): int(n) for key, n in left.value_counts().items()}}


def ordered(found: Mapping[str, int], labels: Mapping[str, str], order: Order) -> list[str]:
    """The values of a facet by count (most first, then by name) or by name."""
    if order == "name":
        return sorted(found, key=lambda value: labels[value].casefold())
    return sorted(found, key=lambda value: (-found[value], labels[value].casefold()))


def known_choice(corpus: Corpus, speakers: list[str], sources: list[str]) -> QuoteChoice:
    """The choice that link values make; values that nobody knows are left out."""

    def known(kind: str, values: list[str]) -> tuple[str, ...]:
        found = (corpus.find(kind, value) for value in values)
        return tuple(sorted({record.id for record in found if record}))

    return QuoteChoice(known("actor", speakers), known("source", sources))


def share_of_view(corpus: Corpus, filters: Filters, choice: QuoteChoice) -> tuple[int, int]:
    """How many quotes the page's own choice leaves, and of how many."""
    return len(chosen_quotes(corpus, filters, choice)), len(select(corpus, filters, "quote"))
