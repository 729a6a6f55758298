"""B with a second page: what a page switch takes the framework itself."""

import streamlit as st


def first():
    point(1)


def second():
    point(2)


def point(x):
    st.plotly_chart({"data": [{"type": "scatter", "mode": "markers", "x": [x], "y": [1]}]})


st.set_page_config(layout="wide")
pages = [st.Page(first, title="First", default=True), st.Page(second, title="Second")]
chosen = st.navigation(pages, position="hidden")
for page in pages:
    st.page_link(page)
chosen.run()
