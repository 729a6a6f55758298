"""Pieces of the briefing page: what is collected, what can be added, and the document."""

from __future__ import annotations

from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.brief import (
    BRIEF_KINDS,
    LONGEST_NOTE,
    LONGEST_TITLE,
    MOST_RECORDS,
    Brief,
    Item,
)
from nzviz.explore.filters import select
from nzviz.share import briefing
from nzviz.ui import state
from nzviz.ui.collect import change_brief, made, own_address
from nzviz.ui.evidence import disputed_mark
from nzviz.ui.text import capital, md
from nzviz.ui.view import View

_TITLE, _NOTE = "briefing-title", "briefing-note"
#: What the parts of the page are called, and what its boxes suggest to type.
TITLE, NOTE, ADD = "Title", "Note at its head", "Add what the filters show"
NOTE_HINT = "What it is for, in a few sentences. It is part of the link."
NOTHING = "Nothing is collected yet."
BEGIN = (
    "Open an event, quote, framework or dispute and choose {button} on its card, or add what the "
    "filters show. The brief goes with you from page to page and stands in the address: a bookmark "
    "keeps it, a link sends it."
)
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def places(view: View) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Places for what is collected and for the document: side by side, on a phone stacked."""
    if not view.brief.items:
        return st.container(), st.container()
    collected, shown = st.columns([2, 3], gap="large")
    return collected, shown


def title_hint(corpus: Corpus) -> str:
    """What a brief without a title is called."""
    return f"Briefing from {corpus.site.title}"


def how_to_begin(view: View) -> bool:
    """Whether nothing is collected yet; says then how it is done."""
    if view.brief.items:
        return False
    button = ":material/playlist_add: **Add to brief**"
    st.markdown(f"**{NOTHING}** {BEGIN.format(button=button)}")
    return True


def headings(view: View) -> None:
    """Title and note, both in the link."""
    state.set_widget(_TITLE, view.brief.title)
    st.text_input(
        TITLE,
        key=_TITLE,
        max_chars=LONGEST_TITLE,
        placeholder=title_hint(view.corpus),
        on_change=lambda: change_brief(lambda brief: brief.entitled(st.session_state[_TITLE])),
    )
    state.set_widget(_NOTE, view.brief.note)
    st.text_area(
        NOTE,
        key=_NOTE,
        max_chars=LONGEST_NOTE,
        height=100,
        placeholder=NOTE_HINT,
        on_change=lambda: change_brief(lambda brief: brief.noted(st.session_state[_NOTE])),
    )


def contents(view: View) -> None:
    """What is collected, in its order, with ways to change it."""
    count = len(view.brief.items)
    with st.container(horizontal=True, vertical_alignment="center"):
        noun = "record" if count == 1 else "records"
        st.markdown(f"**{count} {noun}, in this order**", width="stretch")
        st.button("Clear", on_click=_clear, type="tertiary", key="briefing-clear")
    with st.container(gap="xsmall", key="briefing-contents"):
        for number, item in enumerate(view.brief.items, start=1):
            _row(view, number, item)


def _clear() -> None:
    change_brief(lambda _: Brief())


def _row(view: View, number: int, item: Item) -> None:
    first, last = number == 1, number == len(view.brief.items)
    with st.container(
        horizontal=True, wrap=False, vertical_alignment="top", gap="small", key=f"row-{number}"
    ):
        st.markdown(
            f"{number}\\. {md(_label(view, item))}{disputed_mark(view, *item)}  \n"
            f":gray[{_kind(view, item)}]",
            width="stretch",
        )
        # In words: a button of a symbol alone has no name that a screen reader could say.
        for label, by, disabled in (("Up", -1, first), ("Down", 1, last)):
            st.button(
                label,
                on_click=_move,
                args=(item, by),
                disabled=disabled,
                type="tertiary",
                key=f"{label.lower()}-{item.kind}-{item.id}",
            )
        st.button(
            "Remove",
            on_click=_take_out,
            args=(item,),
            type="tertiary",
            key=f"out-{item.kind}-{item.id}",
        )


def _move(item: Item, by: int) -> None:
    change_brief(lambda brief: brief.moved(item, by))


def _take_out(item: Item) -> None:
    change_brief(lambda brief: brief.without(item))


def _label(view: View, item: Item) -> str:
    label = " ".join(view.corpus.label(item.kind, item.id).split())
    return f"“{label}”" if item.kind == "quote" else label


def _kind(view: View, item: Item) -> str:
    when = None
    if item.kind in ("event", "quote"):
        frame = getattr(view.corpus.frames, f"{item.kind}s")
        when = frame.at[item.id, "date"]
    said = f", {dates.in_words(when)}" if isinstance(when, str) else ""
    return md(f"{capital(item.kind)}{said}")


def what_filters_show(view: View) -> None:
    """Buttons that add everything of a kind that the filters leave, as far as there is room."""
    st.markdown(f"## {ADD}", anchors=False)
    found = {kind: _fitting(view, kind) for kind in BRIEF_KINDS}
    with st.container(horizontal=True, gap="small", key="briefing-add"):
        for kind, items in found.items():
            noun = kind if len(items) == 1 else f"{kind}s"
            st.button(
                f"Add {len(items):,} {noun}",
                on_click=_add,
                args=(items,),
                disabled=not items or len(items) > view.brief.room,
                icon=":material/playlist_add:",
                key=f"add-shown-{kind}",
            )
    too_many = any(len(items) > view.brief.room for items in found.values())
    st.caption(room_said(view.brief, too_many))


def room_said(brief: Brief, too_many: bool) -> str:
    """How much more a brief holds; *too_many*, whether more is shown than there is room for."""
    narrow = " Narrow the filters above to fewer records to add them." if too_many else ""
    return (
        f"A brief holds {MOST_RECORDS} records, so that its link can still be sent; there is room "
        f"for {brief.room} more.{narrow} The filters act on what can be added, not on what is "
        "collected."
    )


def _fitting(view: View, kind: str) -> tuple[Item, ...]:
    shown = select(view.corpus, view.filters, kind)
    return view.brief.fitting(Item(kind, str(record)) for record in shown)


def _add(items: tuple[Item, ...]) -> None:
    change_brief(lambda brief: brief.adding(*items))


def exports(view: View) -> None:
    """Word and Markdown."""
    document = made(view)
    with st.container(horizontal=True, gap="small", key="briefing-exports"):
        st.download_button(
            "Word",
            data=lambda: briefing.word(document, view.corpus.site.publisher, view.today),
            file_name="briefing.docx",
            mime=_WORD_TYPE,
            icon=":material/download:",
            on_click="ignore",
            type="primary",
            key="briefing-word",
        )
        st.download_button(
            "Markdown",
            data=lambda: briefing.markdown(document),
            file_name="briefing.md",
            mime="text/markdown",
            icon=":material/download:",
            on_click="ignore",
            key="briefing-markdown",
        )


def preview(view: View) -> None:
    """The document as it is exported."""
    with st.container(border=True, key="briefing-preview"):
        st.markdown(_preview(view.corpus, view.brief, own_address(view), view.today), anchors=False)


@kept_with_corpus(maxsize=64)
def _preview(corpus: Corpus, brief: Brief, own: str, today: date) -> str:
    return briefing.markdown(briefing.document(corpus, brief, own, today), md, top=2)
