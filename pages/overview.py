"""Overview: what this is, headline figures, events by year, guided tours, latest events."""

import streamlit as st

from nzviz.ui import overview
from nzviz.ui.result_line import nothing_left
from nzviz.ui.text import md
from nzviz.ui.view import current

view = current()

st.markdown(md(view.corpus.site.introduction), width=820)
overview.headline_figures(view)
if not nothing_left(view):
    overview.years(view)
    story, latest = st.columns([1, 1], gap="large")
    with story:
        overview.tours(view)
    with latest:
        overview.latest_events(view)
