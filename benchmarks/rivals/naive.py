"""N: a Streamlit app over the same events as one writes it in an hour."""

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import streamlit as st


@st.cache_data
def read():
    return pd.read_csv(Path(os.environ["NZVIZ_TABLES"]) / "events.csv", parse_dates=["date"])


st.set_page_config(layout="wide")
st.title("Timeline")
events = read()
themes = st.pills("Theme", sorted(events["theme"].unique()), selection_mode="multi", key="theme")
words = st.text_input("Search", key="search")
if themes:
    events = events[events["theme"].isin(themes)]
if words:
    found = events["title"].str.contains(words, case=False, regex=False)
    events = events[found | events["summary"].str.contains(words, case=False, regex=False)]
with st.container(key="answer"):
    st.markdown(f"{events['id'].nunique()} events; searched for {words}")
st.plotly_chart(
    px.scatter(
        events,
        x="date",
        y="theme",
        color="theme",
        hover_name="title",
        render_mode="webgl",
    )
)
