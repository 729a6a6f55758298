"""A place in a guided tour, as links name it."""

from __future__ import annotations

import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.tours import place


def test_every_step_of_every_tour_is_a_place_with_ways_on_and_back(corpus: Corpus) -> None:
    for tour in corpus.records.by_kind["tour"].values():
        for number, step in enumerate(tour.steps, 1):
            here = place(corpus, {"tour": [tour.id], "step": [str(number)]})
            assert here is not None
            assert here.step == step
            assert here.heading == f"{tour.title} · step {number} of {len(tour.steps)}"
            assert (here.previous and here.previous.number) == (number - 1 or None)
            after = number + 1 if number < len(tour.steps) else None
            assert (here.following and here.following.number) == after
            assert place(corpus, here.query) == here
            assert here.shown(step.page, here.query)


@pytest.mark.parametrize(
    ("asked", "number"),
    [("", 1), ("0", 1), ("-2", 1), ("two", 1), ("²", 1), ("3", 3), ("99", 6), ("9" * 5_000, 1)],
)
def test_a_number_out_of_the_tour_is_one_of_its_ends(real: Corpus, asked: str, number: int) -> None:
    here = place(real, {"tour": ["the-anzus-break"], "step": [asked]})
    assert here is not None
    assert here.number == number


def test_no_tour_is_no_place(real: Corpus) -> None:
    assert place(real, {}) is None
    assert place(real, {"step": ["2"]}) is None
    assert place(real, {"tour": ["nowhere"]}) is None


def test_a_view_is_a_step_s_own_until_something_of_it_changes(real: Corpus) -> None:
    here = place(real, {"tour": ["the-anzus-break"], "step": ["2"]})
    assert here is not None
    query, page = here.query, here.step.page
    assert here.shown(page, {**query, "brief_note": ["mine"], "embed": ["true"]})
    assert here.shown(page, {key: values[::-1] for key, values in query.items()})
    assert not here.shown("sources", query)
    assert not here.shown(page, {**query, "q": ["ships"]})
    assert not here.shown(page, {"tour": query["tour"], "step": query["step"]})
