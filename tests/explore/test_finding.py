"""Events are found by words, the last half typed, and by year."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, select
from nzviz.explore.finding import found_events


def test_half_a_word_finds_what_the_whole_word_finds(real: Corpus) -> None:
    whole = found_events(real, Filters(), "Panetta")
    assert whole
    assert set(found_events(real, Filters(), "Panet")) == set(whole)


def test_a_year_finds_its_events_in_order_of_time(real: Corpus) -> None:
    found = found_events(real, Filters(), "1985")
    starts = real.frames.events.loc[found, "start"]
    assert starts.is_monotonic_increasing
    years = real.frames.events[["start", "end"]].apply(lambda days: days.dt.year)
    within = years.index[(years["start"] <= 1985) & (years["end"] >= 1985)]
    assert set(found) == set(within)


def test_words_and_a_year_are_both_meant(real: Corpus) -> None:
    both = set(found_events(real, Filters(), "Buchanan 1985"))
    assert both
    assert both == set(found_events(real, Filters(), "buchanan")) & set(
        found_events(real, Filters(), "1985")
    )


def test_only_what_the_filters_leave_is_found(real: Corpus) -> None:
    filters = Filters(theme=("ukraine-europe",))
    found = found_events(real, filters, "NATO")
    assert found
    assert set(found) <= set(select(real, filters, "event"))
    assert found_events(real, filters, "1951") == []


def test_nothing_typed_or_nothing_known_finds_nothing(real: Corpus) -> None:
    for typed in ("", "zzzzzz", "zzzzzz 1985"):
        assert found_events(real, Filters(), typed) == []


@given(typed=st.text(max_size=40))
def test_whatever_is_typed_is_answered(alba: Corpus, typed: str) -> None:
    assert set(found_events(alba, Filters(), typed)) <= set(alba.frames.events.index)
