"""The legend of the timeline: each kind of mark drawn once, with its meaning in words."""

from __future__ import annotations

from base64 import b64encode

import streamlit as st

from nzviz.figures import symbols
from nzviz.figures.style import SANS, Look


def marks_legend(look: Look) -> None:
    """Draw the legend as a small picture with text; it wraps on narrow screens."""
    items = (
        (_mark(look, 8, 0.6), "an event on a day"),
        (_mark(look, 12, 1.4), "a landmark"),
        (
            _bar(look, 0.28, 7) + _mark(look, 8, 0.6),
            "a month, a year or “about”: the days it can mean",
        ),
        (_bar(look, 0.5, 4) + _mark(look, 8, 0.6, -18), "a span: from … to …"),
        (_bar(look, 0.5, 4) + _mark(look, 8, 0.6, -18) + _arrow(look), "since …, no end known"),
    )
    cells = "".join(
        '<span style="display:inline-flex;align-items:center;gap:8px;margin:2px 18px 2px 0">'
        f'<img alt="" width="48" height="18" src="{_image(drawn)}"><span>{words}</span></span>'
        for drawn, words in items
    )
    st.html(
        f'<div style="font:13px {SANS};color:{look.quiet}">{cells}'
        "<span>An event with several themes, partners, frameworks or actors stands in each of "
        "their lanes; the ring marks it in all of them.</span></div>"
    )


def _image(drawn: str) -> str:
    """Inline drawings are stripped from st.html; an image with the drawing in its address stays."""
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="18" '
        f'viewBox="-24 -9 48 18">{drawn}</svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(picture.encode()).decode()}"


def _mark(look: Look, size: float, line: float, x: float = 0) -> str:
    return (
        f'<path transform="translate({x},0)" d="{symbols.path("circle", size)}" '
        f'fill="{look.accent}" stroke="{look.ink}" stroke-width="{line}"/>'
    )


def _bar(look: Look, opacity: float, height: float) -> str:
    return (
        f'<rect x="-20" y="{-height / 2}" width="40" height="{height}" fill="{look.accent}" '
        f'opacity="{opacity}"/>'
    )


def _arrow(look: Look) -> str:
    return (
        f'<path transform="translate(20,0)" d="{symbols.path("triangle-right", 9)}" '
        f'fill="{look.accent}"/>'
    )
