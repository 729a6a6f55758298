"""What filters offer, in words."""

from __future__ import annotations

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.choices import FACET_LABELS, choices, chosen_years, toggled
from nzviz.explore.filters import Filters, facet_counts


@pytest.mark.parametrize("key", list(FACET_LABELS))
def test_every_value_is_offered_with_its_count(corpus: Corpus, key: str) -> None:
    counts = facet_counts(corpus, Filters(), key, "event")
    offered = choices(corpus, Filters(), key, "event")
    assert set(offered) == set(counts)
    for value, said in offered.items():
        assert said.rstrip(")").replace("(", "").endswith(f" {counts[value]:,}")


@pytest.mark.parametrize("key", ["actor", "fw"])
def test_what_has_most_is_offered_first(real: Corpus, key: str) -> None:
    counts = facet_counts(real, Filters(), key, "event")
    numbers = [counts[value] for value in choices(real, Filters(), key, "event")]
    assert numbers == sorted(numbers, reverse=True)


@pytest.mark.parametrize(
    ("filters", "years"),
    [
        (Filters(), (1944, 2026)),
        (Filters(first_year=1984), (1984, 2026)),
        (Filters(last_year=1987), (1944, 1987)),
        (Filters(first_year=1800, last_year=2200), (1944, 2026)),
        (Filters(first_year=2200), (2026, 2026)),
        (Filters(last_year=1800), (1944, 1944)),
    ],
)
def test_chosen_years_lie_within_the_record(filters: Filters, years: tuple[int, int]) -> None:
    assert chosen_years(filters, 1944, 2026) == years


@pytest.mark.parametrize(
    ("value", "chosen", "after"),
    [
        ("b", [], ["b"]),
        ("b", ["b"], []),
        ("b", ["c", "a"], ["a", "b", "c"]),
        ("b", ["c", "b", "a"], ["a", "c"]),
    ],
)
def test_a_second_press_takes_the_first_one_back(
    value: str, chosen: list[str], after: list[str]
) -> None:
    assert toggled(value, chosen) == after
    assert toggled(value, after) == sorted(chosen)
