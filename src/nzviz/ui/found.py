"""Where a record stands that was opened from a long list."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nzviz.ui.layout import beside

#: Up to this width Streamlit stacks columns.
_STACKED = 640


def stacked(width: int) -> bool:
    """Whether columns stand one below the other on a page with this room in pixels."""
    return width <= _STACKED


def beside_list(opened: str | None, width: int) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Places for a list and for the opened record: side by side; stacked, the record comes first.

    Below a list of many pages' length nobody on a phone would find it.
    """
    if opened is not None and stacked(width):
        record, listed = st.container(), st.container()
        return listed, record
    return beside(opened)
