"""Whether a reader has come near to a part of the page, so that what nobody sees is not sent."""

from __future__ import annotations

import streamlit as st

_JS = """
export default function ({ data, parentElement, setStateValue }) {
  if (data.near) return;
  const observer = new IntersectionObserver((entries) => {
    if (entries.some((entry) => entry.isIntersecting)) {
      observer.disconnect();
      setStateValue("near", true);
    }
  }, { rootMargin: "600px" });
  observer.observe(parentElement.querySelector("div"));
  return () => observer.disconnect();
}
"""
_watch = st.components.v2.component("nzviz_near", html="<div></div>", js=_JS)


def near(key: str) -> bool:
    """True once the place of this call has been within 600 pixels of what the reader sees, until
    the page is left. Call it in a fragment: this runs again when it becomes true.
    """
    seen = bool(st.session_state.get(key, {}).get("near"))
    found = _watch(key=key, data={"near": seen}, on_near_change=lambda: None, height=1)
    return bool(found.near)
