"""Facets of the quotes that a view leaves: speakers, sources, years, partners, themes.

A facet's counts hold every other choice: they say how many quotes choosing the value would show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, facet_counts, rows, select
from nzviz.explore.search import matching_ids

Order = Literal["count", "name"]
Query = Mapping[str, Sequence[str]]

#: Values of ``view=`` on the page of quotes and how they are called; the first one is not in the
#: link.
QUOTES_VIEWS = {"quotes": "Quotes", "speakers": "Speakers", "themes": "Themes in words"}
#: The facets in their order, and how they are called.
FACETS = {
    "theme": "Theme",
    "speaker": "Speaker or writer",
    "src": "Source",
    "year": "Year",
    "rel": "Partner",
}
#: More years than this are left to the shared filter's slider.
_MOST_YEARS = 30


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


def facet_label(corpus: Corpus, facet: str, value: str) -> str:
    """What a facet's value is called; a source by its publisher, where that is known."""
    match facet:
        case "speaker":
            return corpus.label("actor", value)
        case "src":
            row = corpus.frames.sources.loc[value]
            publisher, label = row["publisher"], row["label"]
            return str(publisher if isinstance(publisher, str) else label[:48] + "…")
        case "rel":
            return corpus.label("relationship", value)
        case "theme":
            return corpus.label("theme", value)
        case _:
            return value


def chosen_values(filters: Filters, choice: QuoteChoice, facet: str) -> list[str]:
    """Which values of a facet the filters and the page's own choice name."""
    match facet:
        case "speaker":
            return list(choice.speaker)
        case "src":
            return list(choice.src)
        case "rel":
            return list(filters.rel)
        case "theme":
            return list(filters.theme)
        case _:
            one = filters.first_year is not None and filters.first_year == filters.last_year
            return [str(filters.first_year)] if one else []


@dataclass(frozen=True, slots=True)
class Facet:
    """One facet as it is offered: its values in order, each with its words and its count."""

    key: str
    values: tuple[tuple[str, str, int], ...]
    chosen: tuple[str, ...]


def offered(corpus: Corpus, filters: Filters, choice: QuoteChoice, order: Order) -> list[Facet]:
    """The facets that can narrow the view, without those that have one value or too many years."""
    found = []
    for facet in FACETS:
        counted = counts(corpus, filters, choice, facet)
        if len(counted) <= 1 or (facet == "year" and len(counted) > _MOST_YEARS):
            continue
        labels = {value: facet_label(corpus, facet, value) for value in counted}
        values = sorted(counted) if facet == "year" else ordered(counted, labels, order)
        mine = tuple(v for v in chosen_values(filters, choice, facet) if v in counted)
        found.append(Facet(facet, tuple((v, labels[v], counted[v]) for v in values), mine))
    return found


def listed_quotes(corpus: Corpus, filters: Filters, choice: QuoteChoice) -> list[str]:
    """Ids of the quotes that are left: best match first where words are searched, else by time."""
    ids = [str(quote) for quote in chosen_quotes(corpus, filters, choice).index]
    if filters.words:
        rank = {q: n for n, q in enumerate(matching_ids(corpus, filters.words, "quote"))}
        ids.sort(key=rank.__getitem__)
    return ids


def known_choice(corpus: Corpus, query: Query) -> QuoteChoice:
    """The speakers and sources that a link chooses (``speaker=``, ``src=``); values that nobody
    knows are left out.
    """

    def known(kind: str, key: str) -> tuple[str, ...]:
        found = (corpus.find(kind, value) for value in query.get(key, ()))
        return tuple(sorted({record.id for record in found if record}))

    return QuoteChoice(known("actor", "speaker"), known("source", "src"))


def facet_order(query: Query) -> Order:
    """How facets are sorted (``sort=``): by count unless the link says by name."""
    return "name" if next(iter(query.get("sort", ())), "") == "name" else "count"


def quotes_view(query: Query) -> str:
    """Which view of the quotes a link shows (``view=``), a key of :data:`QUOTES_VIEWS`."""
    asked = next(iter(query.get("view", ())), "")
    return asked if asked in QUOTES_VIEWS else next(iter(QUOTES_VIEWS))


def share_of_view(corpus: Corpus, filters: Filters, choice: QuoteChoice) -> tuple[int, int]:
    """How many quotes the page's own choice leaves, and of how many."""
    return len(chosen_quotes(corpus, filters, choice)), len(select(corpus, filters, "quote"))
