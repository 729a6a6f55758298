"""The menu that gives a view, or everything, as files."""

from __future__ import annotations

from functools import partial

import streamlit as st

from nzviz.explore.filters import SELECTABLE, Filters, select
from nzviz.figures.timeline import LANES
from nzviz.figures.timeline.drawing import drawing
from nzviz.share.export.about import licence, summary
from nzviz.share.export.formats import EXPORT_FORMATS, exported, file_name
from nzviz.share.export.request import Export
from nzviz.share.links import address
from nzviz.ui import state
from nzviz.ui.text import md
from nzviz.ui.view import View

#: The formats besides the pack: of the records shown, of their events, of their sources.
_OF_RECORDS = ("xlsx", "json")
_OF_EVENTS = ("html", "timelinejs", "ics")
_OF_SOURCES = ("bib", "ris", "csl")


def download_menu(view: View) -> None:
    """The button, and what it opens: made only while it is open, the files when they are asked for.
    Call it in a fragment.
    """
    opened = st.popover("Download", icon=":material/download:", key="download", on_change="rerun")
    with opened, st.container(key="downloads"):
        if opened.open:
            _offers(view)


def view_export(view: View, kinds: tuple[str, ...]) -> Export:
    """What leaves when records of *kinds* are exported from this view."""
    asked = state.first("lane")
    lane = asked if asked in LANES else "theme"
    return Export(view.corpus, view.filters, kinds, view.url, view.today, lane, drawing)


def _offers(view: View) -> None:
    kind = view.page.kind
    counts = {name: len(select(view.corpus, view.filters, name)) for name in (kind, "event")}
    export = view_export(view, (kind,))
    st.download_button(
        f"Download {_counted(counts[kind], kind)}",
        data=partial(exported, "pack", export),
        file_name=file_name("pack", export),
        mime=EXPORT_FORMATS["pack"].mime,
        on_click="ignore",
        disabled=not counts[kind],
        key="download-rows",
        type="primary",
        width="stretch",
    )
    st.caption(
        "A zip of CSV, JSON and Parquet files, with their evidence, quotes and sources, "
        "a README and the licence."
    )
    with st.container(gap=None):
        for name in _OF_RECORDS:
            _offer(name, EXPORT_FORMATS[name].label, export, name, bool(counts[kind]))
        for name in _OF_SOURCES:
            _offer(name, EXPORT_FORMATS[name].label, export, name, bool(counts[kind]))
        if kind != "event":
            st.caption(f"The {_counted(counts['event'], 'event')} of the same filters")
        for name in _OF_EVENTS:
            label = EXPORT_FORMATS[name].label
            _offer(name, label, view_export(view, ("event",)), name, bool(counts["event"]))
        root = address(view.url, "", {})
        whole = Export(view.corpus, Filters(), SELECTABLE, root, view.today, draw=drawing)
        _offer("everything", "Everything", whole, "pack", True)
    st.caption(f"{md(summary(export))} {md(licence(export))}")


def _counted(count: int, kind: str) -> str:
    return f"1 {kind}" if count == 1 else f"{count:,} {kind}s"


def _offer(key: str, label: str, export: Export, name: str, there: bool) -> None:
    """A line that gives a file: its name in bold, and what it is for."""
    form = EXPORT_FORMATS[name]
    purpose = "the whole collection in one zip" if export.everything else form.purpose
    st.download_button(
        f"**{md(label)}**: {md(purpose)}",
        data=partial(exported, name, export),
        file_name=file_name(name, export),
        mime=form.mime,
        on_click="ignore",
        disabled=not there,
        key=f"download-{key}",
        type="tertiary",
    )
