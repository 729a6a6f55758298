"""Collecting records into the brief, which lives in the link, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from nzviz.corpus import live
from nzviz.explore.brief import BRIEF_KINDS, MOST_RECORDS, Brief, Item, brief_from_query
from nzviz.share.briefing import Document, document
from nzviz.share.links import address
from nzviz.ui import state
from nzviz.ui.view import View

#: Said where nothing more can be added, with what to do.
FULL = (
    f"The brief is full: it holds {MOST_RECORDS} records, so that its link can still be sent. "
    "Take one out, or begin a second brief in another tab."
)


def change_brief(change: Callable[[Brief], Brief]) -> None:
    """Put what *change* makes of the link's brief into the link; a step that Back undoes."""
    brief, _ = brief_from_query(state.query(), live.current())
    state.change(change(brief).to_query())


def collect_button(view: View, kind: str, record_id: str, where: str = "card") -> None:
    """A button that puts a record into the brief, or takes it out again.

    *where* tells the places of a page apart in which the same record can stand. Kinds that a
    brief does not hold have no button, nor has a view inside another page, whose address nobody
    sees.
    """
    if kind not in BRIEF_KINDS or st.context.is_embedded:
        return
    item = Item(kind, record_id)
    inside = item in view.brief.items
    full = not inside and not view.brief.room
    if inside:
        label, icon, told = "In the brief", ":material/playlist_add_check:", "Take it out again"
    else:
        label, icon, told = "Add to brief", ":material/playlist_add:", None
    st.button(
        label,
        icon=icon,
        help=FULL if full else told,
        on_click=_toggle,
        args=(item, inside),
        disabled=full,
        key=f"collect-{where}-{kind}-{record_id}",
        type="secondary" if where == "card" else "tertiary",
    )


def _toggle(item: Item, inside: bool) -> None:
    change_brief(lambda brief: brief.without(item) if inside else brief.adding(item))


def made(view: View) -> Document:
    """The document of the brief as its link stands."""
    return document(view.corpus, view.brief, own_address(view), view.today)


def own_address(view: View) -> str:
    """The address of the brief alone, without filters and tour."""
    return address(str(st.context.url or ""), "briefing", view.collected())
