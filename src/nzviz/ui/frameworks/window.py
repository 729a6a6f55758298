"""The window in which a tall picture scrolls: reached by keyboard, and opened at the opened record.

Opening a record draws the picture anew beside it, and a new picture starts at its top. A window
without anything in it that takes the focus cannot be scrolled by keyboard in every browser, so it
takes the focus itself.
"""

from __future__ import annotations

import streamlit as st

_JS = """
const shown = new Map();
export default function ({ data }) {
  let tries = 0;
  const settle = () => {
    const frame = document.querySelector(".st-key-" + data.key);
    if (!frame || frame.scrollHeight < data.height) {
      if (tries++ < 100) setTimeout(settle, 100);
      return;
    }
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", data.label);
    if (data.top !== null && shown.get(data.key) !== data.top) {
      shown.set(data.key, data.top);
      frame.scrollTop = Math.max(data.top - frame.clientHeight / 3, 0);
    }
  };
  settle();
  return () => shown.delete(data.key);
}
"""
_window = st.components.v2.component("nzviz_window", html="<span></span>", js=_JS)


def scrolls(key: str, label: str, height: int, top: float | None) -> None:
    """Let the container of *key* be scrolled by keyboard, under the name *label*.

    Once its content is *height* pixels high it is scrolled to *top* pixels, unless that is None.
    """
    _window(
        key=f"into-view-{key}",
        data={"key": key, "label": label, "top": top, "height": height},
        height=1,
    )
