"""Where things stand on a page."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

#: Streamlit stacks columns in windows up to 640 pixels wide.
_STACKED = 600
_PICTURE_SHARE = 0.56
#: The share of a column that is there and not seen.
_NOTHING = 1e-6


def beside(opened: str | None) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Places for the picture and for the opened record: side by side on a wide screen, the record
    below on a phone; without a record the picture has the whole width.
    """
    if opened is None:
        # Two columns all the same: were there other elements than with a record, the browser would
        # make the widgets anew when one opens, and the keyboard's focus would be lost.
        picture, record = st.columns([1, _NOTHING], gap=None)
        return picture, record
    picture, record = st.columns([3, 2], gap="large")
    return picture, record


def room(width: int, opened: str | None) -> int:
    """Pixels that the picture has of the page's *width*, beside an opened record or alone."""
    return width if opened is None or width <= _STACKED else int(width * _PICTURE_SHARE)
