"""Where things stand on a page."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator


def beside(opened: str | None) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Places for the picture and for the opened record: side by side on a wide screen, the record
    below on a phone; without a record the picture has the whole width.
    """
    if opened is None:
        return st.container(), st.container()
    picture, record = st.columns([3, 2], gap="large")
    return picture, record
