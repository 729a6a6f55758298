"""A picture to take away: SVG by download, PNG drawn from it by the reader's own browser."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

import streamlit as st

from nzviz.explore.coverage import source_summary, summary_of
from nzviz.explore.filters import describe, sentence
from nzviz.figures.style import Figure
from nzviz.figures.svg import Frame, svg
from nzviz.ui.view import View

#: Pixels that a picture to take away is wide, whatever the screen; and what its frame adds.
WIDE, _EDGES = 1120, 40

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


def picture_menu(
    view: View,
    name: str,
    make: Callable[[int], Figure | Sequence[Figure]],
    *,
    title: str = "",
    said: str = "",
    ids: Collection[str] | None = None,
    key: str = "",
    width: int = WIDE,
) -> None:
    """A menu that gives a picture as SVG and PNG, drawn when it is opened.

    *make* gets the width in pixels and gives the figure, or several that stand below one another.
    The picture says its *title* after the dashboard's, what is shown (*said*, else the filters),
    how well that is sourced (the records with these *ids*, else those that the filters leave),
    whose it is, and the *key* to its marks.
    """
    menu = st.popover("Picture", icon=":material/image:", key=f"picture-{name}", on_change="rerun")
    if not menu.open:
        return
    frame = _frame(view, title, said, ids, key)
    drawn = svg(make(width), view.look, width + _EDGES, frame)
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


def _frame(view: View, title: str, said: str, ids: Collection[str] | None, key: str) -> Frame:
    site, kind = view.corpus.site, view.page.kind
    resting = (
        source_summary(view.corpus, view.filters, kind)
        if ids is None
        else summary_of(view.corpus, kind, ids)
    )
    return Frame(
        f"{site.title}: {title}" if title else site.title,
        said or sentence(view.corpus, view.filters, kind),
        f"{resting} {site.publisher}, data version {site.version}, {view.url}",
        f"Our own words and codings: {site.licence}, {site.licence_url}",
        key,
    )


def part_sentence(view: View, count: int, what: str) -> str:
    """What a picture of a part of the view shows: how many of all records of the page's kind, which
    ones, and the filters in words.
    """
    total = len(getattr(view.corpus.frames, f"{view.page.kind}s"))
    which = "; ".join(part for part in (what, describe(view.corpus, view.filters)) if part)
    if not which and count == total:
        return sentence(view.corpus, view.filters, view.page.kind)
    return f"{count:,} of {total:,} {view.page.kind}s" + (f": {which}" if which else "")
