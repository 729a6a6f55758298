"""How wide the reader's page is, so that pictures can be drawn for it.

Streamlit tells a script nothing of the window. A small component measures the room and reports it
in steps; a window at least as wide as the widest picture reports nothing, so that most
readers' first view is drawn once.
"""

from __future__ import annotations

import streamlit as st

from nzviz.figures.timeline import WIDEST

#: Widths in pixels at which pictures are drawn anew.
STEPS = (280, 320, 440, 560, 700, 860, 1000, WIDEST)

_JS = """
export default function ({ data, parentElement, setStateValue }) {
  const box = parentElement.querySelector("div");
  const measure = () => {
    const room = box.getBoundingClientRect().width;
    if (!room) return;
    const fitting = data.steps.filter((step) => step <= room);
    const width = fitting.length ? Math.max(...fitting) : data.steps[0];
    if (width !== data.shown) { data.shown = width; setStateValue("width", width); }
  };
  // Streamlit calls this again for every new data, and ends none but the last.
  box.observer?.disconnect();
  box.observer = new ResizeObserver(measure);
  box.observer.observe(box);
  measure();
  return () => { if (!box.isConnected) box.observer.disconnect(); };
}
"""
_measure = st.components.v2.component("nzviz_viewport", html="<div></div>", js=_JS)


def page_width() -> int:
    """The least room in pixels that the page's content has now, one of :data:`STEPS`."""
    shown = st.session_state.get("viewport", {}).get("width") or WIDEST
    found = _measure(
        key="viewport",
        data={"steps": list(STEPS), "shown": shown},
        on_width_change=lambda: None,
        height=1,
    )
    return int(found.width or WIDEST)
