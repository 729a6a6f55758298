"""Facets of the quotes: each count is what choosing the value shows."""

import pandas as pd
import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.facets import QuoteChoice, chosen_quotes, counts, known_choice, ordered
from nzviz.explore.filters import Filters

VIEWS = [
    (Filters(), QuoteChoice()),
    (Filters(theme=("nuclear-free",)), QuoteChoice()),
    (Filters(first_year=2012, last_year=2012), QuoteChoice(speaker=("leon-panetta",))),
    (Filters(words="nuclear"), QuoteChoice(src=("seed-nzherald-2012-one-step-at-a-time",))),
    (
        Filters(rel=("nz-us",)),
        QuoteChoice(("leon-panetta", "john-key"), ("seed-nzherald-2012-one-step-at-a-time",)),
    ),
    (Filters(words="zzzz"), QuoteChoice(speaker=("leon-panetta",))),
]


def choosing(
    filters: Filters, choice: QuoteChoice, facet: str, value: str
) -> tuple[Filters, QuoteChoice]:
    """The view after this value alone is chosen in its facet."""
    match facet:
        case "speaker":
            return filters, QuoteChoice((value,), choice.src)
        case "src":
            return filters, QuoteChoice(choice.speaker, (value,))
        case "year":
            return Filters(filters.theme, filters.rel, filters.actor, filters.fw, int(value),
                           int(value), filters.words), choice  # fmt: skip
        case _:
            return filters.choosing(facet, (value,)), choice


@pytest.mark.parametrize("facet", ["speaker", "src", "year", "rel", "theme"])
@pytest.mark.parametrize(("filters", "choice"), VIEWS)
def test_a_count_is_what_choosing_shows(
    real: Corpus, filters: Filters, choice: QuoteChoice, facet: str
) -> None:
    for value, count in counts(real, filters, choice, facet).items():
        after = choosing(filters, choice, facet, value)
        shown: pd.DataFrame = chosen_quotes(real, *after)
        if facet == "year":  # a quote of several years counts in its first
            shown = shown[shown["start"].dt.year == int(value)]
        assert len(shown) == count, value


@pytest.mark.parametrize("facet", ["speaker", "src", "year", "rel", "theme"])
def test_values_with_none_stay(corpus: Corpus, facet: str) -> None:
    everything = counts(corpus, Filters(), QuoteChoice(), facet)
    nothing = counts(corpus, Filters(words="zzzz"), QuoteChoice(), facet)

    assert list(everything)
    assert set(nothing) == set(everything)
    assert not any(nothing.values())


def test_sorting_by_count_and_by_name() -> None:
    found = {"a": 1, "b": 3, "c": 3, "d": 0}
    labels = {"a": "zeta", "b": "Beta", "c": "alpha", "d": "Omega"}

    assert ordered(found, labels, "count") == ["c", "b", "a", "d"]
    assert ordered(found, labels, "name") == ["c", "b", "d", "a"]


def test_values_of_a_link_that_nobody_knows_are_left_out(alba: Corpus) -> None:
    choice = known_choice(
        alba,
        {"speaker": ["ena-vik", "nobody", ""], "src": ["harbour-news", "northern-post", "x"]},
    )

    assert choice == QuoteChoice(("ena-vik",), ("harbour-news", "northern-post"))
