"""Where things stand on a page."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

#: Streamlit stacks columns in windows up to 640 pixels wide.
_STACKED = 600
_PICTURE_SHARE = 0.56


def beside(opened: str | None) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Places for the picture and for the opened record: side by side on a wide screen, the record
    below on a phone; without a record the picture has the whole width.
    """
    if opened is None:
        return st.container(), st.container()
    picture, record = st.columns([3, 2], gap="large")
    return picture, record


def room(width: int, opened: str | None) -> int:
    """Pixels that the picture has of the page's *width*, beside an opened record or alone."""
    return width if opened is None or width <= _STACKED else int(width * _PICTURE_SHARE)
