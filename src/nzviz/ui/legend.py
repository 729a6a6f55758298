"""The legend of the timeline on its page."""

from __future__ import annotations

from base64 import b64encode

import streamlit as st

from nzviz.figures.style import SANS, Look
from nzviz.figures.timeline import legend


def marks_legend(look: Look) -> None:
    """Draw the legend as small pictures with text; it wraps on narrow screens."""
    cells = "".join(
        '<span style="display:inline-flex;align-items:center;gap:8px;margin:2px 18px 2px 0">'
        f'<img alt="" width="{legend.WIDTH}" height="{legend.HEIGHT}" src="{_address(drawn)}">'
        f"<span>{words}</span></span>"
        for drawn, words in legend.marks_legend(look)
    )
    st.html(
        f'<div style="font:13px {SANS};color:{look.quiet}">{cells}'
        f'<div style="margin-top:4px">{legend.NOTE}</div></div>'
    )


def _address(drawn: str) -> str:
    """Inline drawings are stripped from st.html; an image with the drawing in its address stays."""
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"
