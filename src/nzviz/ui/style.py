"""The one thing about looks that Streamlit's theme cannot say."""

from __future__ import annotations

import streamlit as st

#: Streamlit cuts the label of a link at the end of its line. Ours are titles: on a phone they
#: must wrap. Should a later Streamlit name the element differently, links are cut again.
_WRAPPED_LINKS = """
<style>
[data-testid="stPageLink-NavLink"] { height: auto; }
[data-testid="stPageLink-NavLink"] span, [data-testid="stPageLink-NavLink"] p {
  white-space: normal; overflow: visible; line-height: 1.35;
}
</style>
"""


def wrap_links() -> None:
    """Let the labels of links wrap."""
    st.html(_WRAPPED_LINKS)
