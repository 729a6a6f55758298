"""The card of a quote, and the words as they stand in lists."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.explore.offices import with_office
from nzviz.explore.proof import in_words, proofs
from nzviz.explore.related import linked
from nzviz.explore.variants import Printing, closest, printings
from nzviz.explore.wording import VOICES, date_in_words, speaker_line
from nzviz.share.fragments import at_words
from nzviz.ui import state
from nzviz.ui.cards.base import card, facts, labels, links
from nzviz.ui.cite import cite
from nzviz.ui.collect import collect_button
from nzviz.ui.evidence import badge, disputed_quote, source_line
from nzviz.ui.marked import differing, with_hits
from nzviz.ui.text import md
from nzviz.ui.view import View


def quote_card(view: View, quote_id: str) -> None:
    """A quote in its context, with its proof, its other printings and what it is about."""
    corpus = view.corpus
    row = corpus.frames.quotes.loc[quote_id]
    record = corpus.records.by_kind["quote"][quote_id]
    with card(view, "quote", quote_id, speaker_line(corpus, quote_id), None):
        st.markdown(f"### {_in_context(view, row)}", anchors=False)
        st.markdown(badge(view, quote_id))
        _proof(view, quote_id)
        _facts(view, row, record)
        _open_and_cite(view, quote_id, row)
        disputed_quote(view, quote_id)
        _printings(view, quote_id)
        links(view, "About these events", "event", list(record.events))
        links(view, "Frameworks", "framework", linked(corpus, "framework", "quote", quote_id))
        links(view, "Source", "source", [row["source"]])


def quote_text(view: View, quote_id: str, level: int) -> None:
    """The words in their context as a heading of this *level*, who said them, where they are
    printed, their proof, and a way to the quote's own card.
    """
    row = view.corpus.frames.quotes.loc[quote_id]
    place = f", {md(row['locator'])}" if pd.notna(row["locator"]) else ""
    st.markdown(f"{'#' * level} {_in_context(view, row)}", anchors=False)
    st.markdown(
        f"{md(speaker_line(view.corpus, quote_id))}  \n"
        f":gray[{source_line(view, row['source'])}{place}] {badge(view, quote_id)}"
    )
    disputed_quote(view, quote_id)
    with st.container(horizontal=True, gap="medium"):
        st.button(
            "Open, cite and compare",
            on_click=state.change,
            args=({"quote": [quote_id]},),
            key=f"open-{quote_id}",
            type="tertiary",
            icon=":material/arrow_forward:",
        )
        collect_button(view, "quote", quote_id, "list")


def _in_context(view: View, row: pd.Series) -> str:
    before = f":gray[… {md(row['prefix'])}] " if pd.notna(row["prefix"]) else ""
    after = f" :gray[{md(row['suffix'])} …]" if pd.notna(row["suffix"]) else ""
    return f"{before}“{with_hits(view, row['exact'])}”{after}"


def _proof(view: View, quote_id: str) -> None:
    said = md(in_words(view.corpus, quote_id))
    if proofs(view.corpus)[quote_id].proven:
        st.caption(said)
    else:
        st.error(said, icon=":material/error:")


def _facts(view: View, row: pd.Series, record: object) -> None:
    corpus = view.corpus
    source = corpus.frames.sources.loc[row["source"]]
    said = getattr(record, "said", None)
    reported = row["reporting"]
    facts(
        [
            ("Speaker or writer", with_office(corpus, row["speaker"], row["start"])),
            (
                "Reported",
                with_office(corpus, reported, row["start"]) if pd.notna(reported) else None,
            ),
            ("Voice", VOICES[row["voice"]]),
            ("Said", date_in_words(said) or "Not known apart from its printing"),
            ("Printed", date_in_words(source["published"]) or "Not known"),
            ("Where in the source", row["locator"]),
            ("Themes", labels(view, "theme", linked(corpus, "theme", "quote", str(row.name)))),
        ]
    )
    st.markdown(f"**Source:** {source_line(view, row['source'])}")


def _open_and_cite(view: View, quote_id: str, row: pd.Series) -> None:
    record = view.corpus.records.by_kind["source"][row["source"]]
    prefix, suffix = (row[name] if pd.notna(row[name]) else None for name in ("prefix", "suffix"))
    with st.container(horizontal=True, key="open-and-cite"):
        for url, label, icon in (
            (record.url, "Open at these words", ":material/open_in_new:"),
            (record.archive_url, "The archived copy, at these words", ":material/history:"),
        ):
            if url:
                st.link_button(label, at_words(url, row["exact"], prefix, suffix), icon=icon)
        cite(view, "quote", quote_id)
        collect_button(view, "quote", quote_id)
    if not (record.url or record.archive_url):
        st.caption("No address is known for this source.")


def _printings(view: View, quote_id: str) -> None:
    """All printings of the statement, one above the other."""
    found = printings(view.corpus, quote_id)
    if len(found) == 1:
        return
    st.markdown("### As printed elsewhere")
    first = "the official transcript" if found[0].official else "the first printing"
    st.caption(f"Bold words in colour differ from {first}, which stands first.")
    nearest = closest(found)
    for printing in found:
        st.markdown(_printing(view, printing, quote_id, nearest))
        if printing.quote != quote_id:
            st.button(
                "Open this printing",
                on_click=state.change,
                args=({"quote": [printing.quote]},),
                key=f"printing-{printing.quote}",
                type="tertiary",
                icon=":material/arrow_forward:",
            )


def _printing(view: View, printing: Printing, opened: str, nearest: Printing | None) -> str:
    quotes = view.corpus.frames.quotes
    text = "".join(
        md(stretch.text) if stretch.same else differing(stretch.text)
        for stretch in printing.stretches
    )
    remarks = []
    if printing.quote == opened:
        remarks.append("this quote")
    if printing.official:
        remarks.append("official transcript")
    if printing.likeness is not None:
        near = "closest to the transcript, " if printing is nearest else ""
        remarks.append(f"{near}{printing.likeness:.0f} percent alike")
    after = f" :gray-badge[{md(', '.join(remarks))}]" if remarks else ""
    source = source_line(view, quotes.at[printing.quote, "source"])
    return f"“{text}”{after}  \n:gray[{source}]"
