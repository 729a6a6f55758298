"""D: a plain Dash app of the same timeline, with a theme filter and a search."""

import os
import sys
from pathlib import Path

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, callback, dcc, html

events = pd.read_csv(Path(os.environ["NZVIZ_TABLES"]) / "events.csv", parse_dates=["date"])
app = Dash(__name__)
app.layout = html.Div(
    [
        html.H1("Timeline"),
        dcc.Checklist(sorted(events["theme"].unique()), [], id="theme", inline=True),
        dcc.Input(id="search", type="search", placeholder="Search"),
        html.P(id="answer"),
        dcc.Graph(id="chart"),
    ]
)


@callback(
    Output("chart", "figure"),
    Output("answer", "children"),
    Input("theme", "value"),
    Input("search", "value"),
)
def draw(themes, words):
    shown = events[events["theme"].isin(themes)] if themes else events
    if words:
        found = shown["title"].str.contains(words, case=False, regex=False)
        shown = shown[found | shown["summary"].str.contains(words, case=False, regex=False)]
    figure = px.scatter(shown, x="date", y="theme", color="theme", hover_name="title")
    return figure, f"{shown['id'].nunique()} events; searched for {words}"


if __name__ == "__main__":
    app.run(port=int(sys.argv[1]), debug=False)
