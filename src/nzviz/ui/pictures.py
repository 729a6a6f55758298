"""A picture to take away: SVG by download, PNG drawn from it by the reader's own browser."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

_JS = """
export default function ({ data, parentElement }) {
  const button = parentElement.querySelector("button");
  button.textContent = data.label;
  button.onclick = () => {
    const picture = new Image();
    picture.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = picture.naturalWidth * 2;
      canvas.height = picture.naturalHeight * 2;
      canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => {
        const link = document.createElement("a");
        link.href = URL.createObjectURL(blob);
        link.download = data.file;
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 1000);
      }, "image/png");
    };
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(data.svg);
  };
}
"""
_CSS = """
button {
  font: inherit; color: var(--st-text-color); background: var(--st-background-color);
  border: 1px solid var(--st-border-color); border-radius: var(--st-base-radius);
  padding: 0.4rem 0.75rem; cursor: pointer; width: 100%; min-height: 2.5rem;
}
button:hover, button:focus-visible {
  border-color: var(--st-primary-color); color: var(--st-primary-color);
}
"""
_png_button = st.components.v2.component(
    "nzviz_png", html='<button type="button"></button>', css=_CSS, js=_JS
)


def picture_menu(name: str, make: Callable[[], str]) -> None:
    """A menu that gives the picture as SVG and PNG; *make* draws it as SVG when it is opened."""
    menu = st.popover("Picture", icon=":material/image:", key=f"picture-{name}", on_change="rerun")
    if not menu.open:
        return
    drawn = make()
    with menu:
        st.download_button(
            "Save as SVG",
            data=drawn,
            file_name=f"{name}.svg",
            mime="image/svg+xml",
            on_click="ignore",
            key=f"svg-{name}",
            width="stretch",
        )
        _png_button(
            key=f"png-{name}", data={"svg": drawn, "file": f"{name}.png", "label": "Save as PNG"}
        )
