"""How well a view is sourced, recounted from the records."""

import pandas as pd
import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.records import Event
from nzviz.explore.coverage import (
    by_decade,
    by_value,
    country,
    single_sourced,
    source_summary,
    sources_of,
    summary_of,
)
from nzviz.explore.filters import Filters, select


def recounted(corpus: Corpus, events: list[Event]) -> str:
    """The sentence for these events, from the records alone."""
    quotes, sources = corpus.records.by_kind["quote"], corpus.records.by_kind["source"]
    used: set[str] = set()
    single = 0
    for event in events:
        mine = {quotes[e.quote].source if e.quote else e.source for e in event.evidence}
        used |= mine
        names = {sources[s].reprint_of or sources[s].publisher or s for s in mine}
        single += len({name.casefold() for name in names}) == 1
    kinds = ("official-text", "press-release", "speech")
    official = sum(sources[s].kind in kinds and sources[s].level == "primary" for s in used)
    return (
        f"{len(events):,} event{'s' * (len(events) != 1)} rest{'s' * (len(events) == 1)} on "
        f"{len(used):,} source{'s' * (len(used) != 1)}"
        + (f", {official or 'none'} of them official" if len(used) > 1 else "")
        + f"; {single or 'none'} {'is' if single == 1 else 'are'} single-sourced."
    )


@pytest.mark.parametrize(
    "filters", [Filters(), Filters(first_year=1999, last_year=1999), Filters(last_year=1985)]
)
def test_the_sentence_can_be_recounted(corpus: Corpus, filters: Filters) -> None:
    left = select(corpus, filters, "event")
    events = [corpus.records.by_kind["event"][event] for event in left]

    if events:
        assert source_summary(corpus, filters) == recounted(corpus, events)


@pytest.mark.parametrize("kind", ["event", "framework", "quote", "dispute", "source"])
def test_every_view_has_a_sentence(corpus: Corpus, kind: str) -> None:
    assert source_summary(corpus, Filters(), kind).endswith(".")
    assert "nothing rests" in source_summary(corpus, Filters(words="zzzz"), kind)


@pytest.mark.parametrize("kind", ["event", "framework", "quote", "dispute"])
def test_records_and_a_view_of_them_have_the_same_sentence(corpus: Corpus, kind: str) -> None:
    for filters in (Filters(), Filters(first_year=1985, last_year=2010), Filters(words="zzzz")):
        left = select(corpus, filters, kind)
        assert summary_of(corpus, kind, left) == source_summary(corpus, filters, kind)


def test_quotes_rest_on_where_they_are_printed(alba: Corpus) -> None:
    assert set(sources_of(alba, Filters(), "quote").index) == {"harbour-news", "northern-post"}
    assert source_summary(alba, Filters(), "quote") == (
        "2 quotes rest on 2 sources, none of them official."
    )


def test_decades_without_a_source_are_shown() -> None:
    starts = pd.Series(pd.to_datetime(["1985-02-01", "1989-01-01", "2012-09-21", None]))

    assert by_decade(starts) == {
        "1980s": 2, "1990s": 0, "2000s": 0, "2010s": 1, "No date known": 1,
    }  # fmt: skip
    assert by_decade(starts.iloc[:0]) == {}


def test_many_values_end_in_a_sum() -> None:
    values = pd.Series(list("aaabbcd"))

    assert by_value(values) == {"a": 3, "b": 2, "c": 1, "d": 1}
    assert by_value(values, most=3) == {"a": 3, "b": 2, "2 others": 2}


@pytest.mark.parametrize(
    ("code", "words"),
    [("NZ", "New Zealand"), ("INT", "International bodies"), (float("nan"), "Country not known")],
)
def test_countries_in_words(code: object, words: str) -> None:
    assert country(code) == words


def test_single_sourced_landmarks_come_first(corpus: Corpus) -> None:
    found = single_sourced(corpus, Filters())
    rank = {"landmark": 0, "notable": 1, "context": 2}

    order = [rank[value] for value in found["significance"]]
    assert order == sorted(order)
    assert found["single_sourced"].all()
    assert len(found) == corpus.frames.events["single_sourced"].sum()
