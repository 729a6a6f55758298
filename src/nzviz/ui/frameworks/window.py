"""Bring the opened framework's row into view inside the window in which a tall picture scrolls.

Opening a record draws the picture anew beside it, and a new picture starts at its top.
"""

from __future__ import annotations

import streamlit as st

_JS = """
const shown = new Map();
export default function ({ data }) {
  if (shown.get(data.key) !== data.top) {
    shown.set(data.key, data.top);
    let tries = 0;
    const scroll = () => {
      const frame = document.querySelector(".st-key-" + data.key);
      if (frame && frame.scrollHeight >= data.height) {
        frame.scrollTop = Math.max(data.top - frame.clientHeight / 3, 0);
      } else if (tries++ < 100) setTimeout(scroll, 100);
    };
    scroll();
  }
  return () => shown.delete(data.key);
}
"""
_scroll = st.components.v2.component("nzviz_window", html="<span></span>", js=_JS)


def bring_into_view(key: str, top: float, height: int) -> None:
    """Scroll the container of *key* to *top* pixels once its content is *height* pixels high."""
    _scroll(key=f"into-view-{key}", data={"key": key, "top": top, "height": height}, height=1)
