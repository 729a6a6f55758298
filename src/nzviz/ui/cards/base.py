"""What all cards share: frame, facts, links."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nzviz.explore.filters import select
from nzviz.explore.offices import with_office
from nzviz.explore.related import disputes_of, neighbours
from nzviz.share.links import RECORD_PAGES
from nzviz.ui import state
from nzviz.ui.cite import cite
from nzviz.ui.collect import collect_button
from nzviz.ui.evidence import disputed_mark
from nzviz.ui.text import md
from nzviz.ui.view import View, record_link, record_url


def close(kind: str) -> None:
    """Close the opened record of *kind*, and with a framework the event opened in its card."""
    inside: dict[str, tuple[str, ...]] = {"event": ()} if kind == "framework" else {}
    state.change({RECORD_PAGES[kind][1]: (), **inside})


def card(view: View, kind: str, record_id: str, eyebrow: str, title: str | None) -> DeltaGenerator:
    """The frame of a card: eyebrow, title, its own link and a way to close it."""
    card = st.container(border=True, key=f"card-{kind}")
    with card:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(md(eyebrow), width="stretch")
            with st.popover("Link", icon=":material/link:", key=f"link-{kind}", type="tertiary"):
                st.code(record_url(view, kind, record_id), language=None, wrap_lines=True)
            st.button(
                "Close",
                icon=":material/close:",
                on_click=close,
                args=(kind,),
                key=f"close-{kind}",
                type="tertiary",
            )
        if title:
            st.markdown(f"## {md(title)}", anchors=False)
    return card


def actions(view: View, kind: str, record_id: str) -> None:
    """What can be done with a record: cite it, put it into the brief."""
    with st.container(horizontal=True, gap="small", key=f"actions-{kind}"):
        cite(view, kind, record_id)
        collect_button(view, kind, record_id)


def facts(pairs: Iterable[tuple[str, object]]) -> None:
    """Label and value, a line each; pairs without a value are left out."""
    lines = [
        f"**{label}:** {md(value)}  " for label, value in pairs if isinstance(value, str) and value
    ]
    if lines:
        st.markdown("\n".join(lines))


def labels(view: View, target: str, ids: Iterable[str]) -> str:
    """Labels of ids, comma-separated."""
    return ", ".join(view.corpus.label(target, value) for value in ids)


def with_offices(view: View, actors: Iterable[str], day: pd.Timestamp) -> str:
    """Names with the offices held on *day*, semicolon-separated."""
    return "; ".join(with_office(view.corpus, actor, day) for actor in actors)


def links(view: View, title: str, kind: str, ids: Iterable[str], marked: bool = True) -> None:
    """A titled list of links to records, *marked* where sources disagree; without any, nothing."""
    ids = list(ids)
    if not ids:
        return
    st.markdown(f"**{title}**")
    with st.container(gap="xsmall"):
        for record_id in ids:
            mark = disputed_mark(view, kind, record_id) if marked else ""
            record_link(view, kind, record_id, mark=mark)


def disputed(view: View, kind: str, record_id: str) -> None:
    """Links to the disputes that touch a record."""
    links(view, "Sources disagree here", "dispute", disputes_of(view.corpus, kind, record_id))


def step(view: View, kind: str, record_id: str) -> None:
    """Links to the previous and next record of the same selection."""
    before, after = neighbours(select(view.corpus, view.filters, kind), record_id)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if before:
            record_link(view, kind, before, "← Earlier")
        if after:
            record_link(view, kind, after, "Later →")
