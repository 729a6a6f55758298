"""Quotes: the search box, facets that narrow, and the first quotes as they stand."""

from __future__ import annotations

import pandas as pd

from nzviz.explore.facets import (
    FACETS,
    QUOTES_VIEWS,
    QuoteChoice,
    facet_order,
    known_choice,
    listed_quotes,
    offered,
)
from nzviz.explore.paging import paged
from nzviz.explore.proof import proofs
from nzviz.explore.related import disputes_of
from nzviz.explore.wording import speaker_line
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.head import nothing_left
from nzviz.server.first_paint.parts import (
    Box,
    Button,
    Choice,
    Content,
    Fold,
    Heading,
    Link,
    Part,
    Quoted,
)
from nzviz.share import summaries
from nzviz.ui.quotes.browser import PER_PAGE, list_order
from nzviz.ui.quotes.facets import NARROW, SORTS
from nzviz.ui.quotes.live import FIND, FIND_HINT


def quotes(asked: Asked) -> Content:
    """The page's content: of its three views the list is shown, the others by the app alone."""
    words = asked.filters.words
    above = (Box(FIND, words or FIND_HINT, "words", icon="search", said=bool(words)),)
    if asked.empty:
        return Content(above, nothing_left(asked), measured=True)
    shown, views = asked.choose("view", QUOTES_VIEWS)
    main: list[Part] = [Choice("Read by", views, joined=True)]
    if shown == "quotes":
        choice = known_choice(asked.corpus, asked.query)
        main.append(Fold(NARROW, _facets(asked, choice), open=asked.opened is None))
        ids = listed_quotes(asked.corpus, asked.filters, choice)
        main.append(Heading(list_order(asked.filters)))
        main += [quoted(asked, quote) for quote in paged(ids, asked.query, PER_PAGE)[0]]
    return Content(above, tuple(main), measured=True)


def _facets(asked: Asked, choice: QuoteChoice) -> tuple[Part, ...]:
    if asked.opened:  # folded in for everybody
        return ()
    order = facet_order(asked.query)
    found = offered(asked.corpus, asked.filters, choice, order)
    pills = (
        Choice(
            FACETS[facet.key],
            tuple(
                Link(
                    f"{label} {count:,}",
                    _narrowed(asked, facet.key, value, facet.chosen),
                    value in facet.chosen,
                )
                for value, label, count in facet.values
            ),
        )
        for facet in found
    )
    return (*pills, Choice("Sort these", asked.choose("sort", SORTS)[1], joined=True))


def _narrowed(asked: Asked, facet: str, value: str, chosen: tuple[str, ...]) -> str:
    if facet != "year":
        return asked.toggled(facet, value, chosen)
    year = [] if value in chosen else [f"{int(value):04d}"]
    return asked.here({"from": year, "to": year})


def quoted(asked: Asked, quote: str) -> Quoted:
    """One quote as it stands in the list."""
    corpus = asked.corpus
    row = corpus.frames.quotes.loc[quote]
    before, after, place = (
        str(row[name]) if pd.notna(row[name]) else "" for name in ("prefix", "suffix", "locator")
    )
    printed = summaries.printed(corpus, row["source"])
    return Quoted(
        before,
        row["exact"],
        after,
        speaker_line(corpus, quote),
        corpus.label("source", row["source"]),
        f"{printed}, {place}" if place else printed,
        proofs(corpus)[quote].proven,
        tuple(_dispute(asked, dispute) for dispute in disputes_of(corpus, "quote", quote)),
        (
            Button("Open, cite and compare", "forward", asked.here({"quote": [quote]}), plain=True),
            Button("Add to brief", "add", plain=True),
        ),
    )


def _dispute(asked: Asked, dispute: str) -> Button:
    settled = asked.corpus.frames.disputes.at[dispute, "resolution"] != "open"
    said = "Sources differed, settled" if settled else "Sources disagree"
    question = asked.corpus.label("dispute", dispute)
    return Button(f"{said}: {question}", "balance", asked.record("dispute", dispute), plain=True)
