"""B: the least Streamlit page on which a chart, a click and a search can be measured.

What it takes is the framework's own limit: nothing is read, filtered or searched.
"""

import streamlit as st


@st.fragment
def search():
    words = st.text_input("Search", type="search", live="300ms", key="search")
    st.markdown(f"Searched for {words}")


st.set_page_config(layout="wide")
chosen = st.pills("Theme", ["One"], selection_mode="multi", key="theme")
search()
st.plotly_chart(
    {"data": [{"type": "scatter", "mode": "markers", "x": [len(chosen)], "y": [1]}]}, key="chart"
)
