"""The strip of the whole period."""

from __future__ import annotations

import plotly.graph_objects as go

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures.density import density, density_alt
from nzviz.figures.style import LIGHT


def test_the_years_chosen_do_not_hide_the_others(real: Corpus) -> None:
    chosen = density(real, Filters(first_year=1984, last_year=1987), LIGHT)
    everything = density(real, Filters(), LIGHT)
    assert chosen["data"][0]["y"] == everything["data"][0]["y"]
    full = [
        year
        for year, colour in zip(
            chosen["data"][0]["x"], chosen["data"][0]["marker"]["color"], strict=True
        )
        if colour == LIGHT.accent
    ]
    assert full == [1984, 1985, 1986, 1987]
    go.Figure(chosen)


def test_counts_sum_to_the_events(real: Corpus) -> None:
    figure = density(real, Filters(), LIGHT)
    assert sum(figure["data"][0]["y"]) == len(real.frames.events)


def test_alt_text(alba: Corpus) -> None:
    assert density_alt(alba, Filters(first_year=2010)) == (
        "Columns: events by year from 1999 to 2011; the chosen years 2010 to 2011 hold 3 of 4."
    )
