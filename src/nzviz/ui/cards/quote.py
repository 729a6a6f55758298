"""The card of a quote, and the words as they stand in lists."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from nzviz.explore.related import linked, variants
from nzviz.explore.variants import Stretch, compare
from nzviz.ui.cards.base import card, disputed, links
from nzviz.ui.evidence import source_line, speaker_line
from nzviz.ui.text import md
from nzviz.ui.view import View, record_link


def quote_card(view: View, quote_id: str) -> None:
    """A quote in its context, with its proof, its other printings and what it is about."""
    corpus = view.corpus
    row = corpus.frames.quotes.loc[quote_id]
    with card(view, "quote", quote_id, speaker_line(view, quote_id), None):
        quote_text(view, quote_id)
        links(
            view,
            "About these events",
            "event",
            list(corpus.records.by_kind["quote"][quote_id].events),
        )
        links(view, "Frameworks", "framework", linked(corpus, "framework", "quote", quote_id))
        links(view, "Source", "source", [row["source"]])
        same = variants(corpus, quote_id)
        if len(same) > 1:
            st.markdown("##### The same statement as printed elsewhere")
            st.caption("Words that differ are underlined and bold.")
            for other in same:
                if other != quote_id:
                    _, theirs = compare(row["exact"], corpus.frames.quotes.at[other, "exact"])
                    st.markdown(
                        f"> {_marked(theirs)}  \n> {source_line(view, corpus.frames.quotes.at[other, 'source'])}"
                    )
                    record_link(view, "quote", other, "Open this printing")
        disputed(view, "quote", quote_id)


def quote_text(view: View, quote_id: str) -> None:
    """The words in their context, who said them, where they are printed, and their proof."""
    row = view.corpus.frames.quotes.loc[quote_id]
    before = f":gray[… {md(row['prefix'])}] " if pd.notna(row["prefix"]) else ""
    after = f" :gray[{md(row['suffix'])} …]" if pd.notna(row["suffix"]) else ""
    place = f", {md(row['locator'])}" if pd.notna(row["locator"]) else ""
    st.markdown(
        f"> {before}“**{md(row['exact'])}**”{after}  \n"
        f"> {md(speaker_line(view, quote_id))}  \n"
        f"> {source_line(view, row['source'])}{place}"
    )
    st.caption(
        ":material/verified: Verbatim: every word is proven against the source’s fingerprint."
    )


def _marked(stretches: Iterable[Stretch]) -> str:
    parts = []
    for stretch in stretches:
        text = md(stretch.text.strip())
        lead = " " if stretch.text[:1].isspace() else ""
        tail = " " if stretch.text[-1:].isspace() else ""
        parts.append(lead + (text if stretch.same or not text else f"**:primary[{text}]**") + tail)
    return "“" + "".join(parts) + "”"
