"""P: a Streamlit page with as many parts of each kind as our timeline's, and nothing behind them.

What it takes is the framework's own limit for a page with so many controls: nothing is read,
filtered or drawn, and every label is a word.
"""

import streamlit as st

WORDS = [f"Choice {number}" for number in range(40)]
COMPONENT = st.components.v2.component("part", html="<div></div>", js="export default () => {};")


@st.fragment
def menus():
    with st.container(horizontal=True):
        for key in ("share", "download"):
            with st.popover(key, on_change="rerun", key=key):
                st.container(key=f"{key}-content")


@st.fragment
def live_search():
    with st.container(key="search-part"):
        st.text_input("Search", type="search", live="300ms", key="search")


@st.fragment
def table():
    COMPONENT(key="near", data={"near": False}, height=1)
    st.expander("Table", key="table")


@st.fragment
def reconnect():
    pass


def head(chosen):
    with st.container(key="masthead"):
        st.caption("Name")
        with st.container(horizontal=True, key="navigation"):
            for link in [*pages, *pages, *pages]:
                st.page_link(link)
    st.title("Title")
    st.markdown("What this is.")
    with st.container(key="filters"):
        st.pills("Theme", WORDS[:9], selection_mode="multi", key="theme")
        with st.container():
            for number, count in enumerate((8, 40, 40)):
                st.multiselect(f"List {number}", WORDS[:count], key=f"list-{number}")
            st.slider("Years", 1944, 2026, (1944, 2026), key="years")
            st.text_input("Words", key="words")
    with st.container(horizontal=True, key="result-line"):
        st.markdown(f"{len(chosen)} chosen")
        st.button("Clear", key="clear")
        with st.container():
            menus()


def body(chosen):
    COMPONENT(key="viewport", data={"shown": 1}, height=1)
    with st.container():
        with st.container(horizontal=True, key="presets"):
            for number in range(5):
                st.button(f"Period {number}", key=f"period-{number}")
        with st.container(key="density"):
            st.html("<p>Years</p>")
    picture, _ = st.columns(2)
    with picture:
        with st.container(), st.container(horizontal=True, key="choices"):
            st.pills("Lanes", WORDS[:4], key="lanes")
            st.pills("Bands", WORDS[:4], selection_mode="multi", key="bands")
            st.toggle("One", key="one")
            st.toggle("Two", key="two")
            st.popover("Picture", on_change="rerun", key="picture")
        COMPONENT(key="chart", data={"point": len(chosen)})
        with st.container(key="explanations"):
            st.html("<p>Key</p>")
            with st.popover("Rule"):
                st.markdown("The rule.")
        live_search()
    table()


def timeline():
    chosen = st.session_state.get("theme", [])
    top, middle, bottom = st.container(), st.container(), st.container()
    with middle:
        body(chosen)
    with top:
        head(chosen)
    with bottom:
        st.markdown("Whose this is.")
    reconnect()


st.set_page_config(layout="wide")
first = st.Page(timeline, title="First", default=True)
pages = [first, *(st.Page(str, title=title, url_path=title) for title in ("Second", "Third"))]
page = st.navigation(pages, position="hidden")
st.html("<style></style>")
page.run()
