"""Quotes on an axis of time."""

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.figures.style import DARK, LIGHT
from nzviz.figures.words import Lane, Turn, alt_text, lanes_over_time


def test_marks_add_up_to_the_quotes(real: Corpus) -> None:
    quotes = real.frames.quotes
    lanes = [
        Lane(str(actor), "#123456", list(quotes.index[quotes["speaker"] == actor]))
        for actor in quotes["speaker"].unique()
    ]

    figure = lanes_over_time(quotes, lanes, LIGHT)

    for row, lane in enumerate(lanes):
        traces = [trace for trace in figure["data"] if trace["y"][0] == row]
        counted = sum(int(text or 1) for trace in traces for text in trace["text"])
        assert counted == quotes.loc[lane.quotes, "start"].notna().sum()
    assert len(figure["layout"]["yaxis"]["ticktext"]) == len(lanes)
    # Without it the years stand below the picture's edge.
    assert figure["layout"]["xaxis"]["automargin"]


def test_the_event_is_drawn_and_inside(real: Corpus) -> None:
    quotes = real.frames.quotes
    turn = Turn("An <event>", pd.Timestamp("1985-02-04"))

    layout = lanes_over_time(quotes, [Lane("All", "#123456", list(quotes.index))], DARK, turn)[
        "layout"
    ]

    assert layout["xaxis"]["range"][0] < "1985-02-04" < layout["xaxis"]["range"][1]
    assert layout["shapes"][0]["x0"] == turn.start.isoformat()
    assert "&lt;event&gt;" in layout["annotations"][0]["text"]


def test_the_alternative_text_counts(alba: Corpus) -> None:
    quotes = alba.frames.quotes
    lanes = [Lane("Ports", "#123456", list(quotes.index)), Lane("None", "#123456", [])]

    assert alt_text(quotes, lanes, "Quotes by theme") == (
        f"Quotes by theme, over time: Ports {len(quotes)}, None 0."
    )
