"""Evidence: the quotes and sources behind a record, one click from it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.proof import proofs
from nzviz.explore.related import disputed_ids, disputes_of
from nzviz.explore.wording import speaker_line
from nzviz.ui.text import md, words
from nzviz.ui.view import View, record_link

#: Said beside everything that a dispute touches.
DISPUTED = ":orange[:material/balance:] Sources disagree"


def evidence_list(view: View, kind: str, record_id: str, part: str = "evidence") -> None:
    """All evidence of one field of a record, each with its source and what it says."""
    frame = view.corpus.frames.evidence
    mine = frame[(frame["kind"] == kind) & (frame["id"] == record_id) & (frame["part"] == part)]
    for item in mine.itertuples():
        piece(view, item.source, item.quote, item.note, item.locator)
        if kind != "dispute" and isinstance(item.quote, str):
            disputed_quote(view, item.quote)


def piece(view: View, source: str, quote: object, note: object, locator: object) -> None:
    """One piece of evidence."""
    lines = []
    if isinstance(quote, str):
        row = view.corpus.frames.quotes.loc[quote]
        lines.append(f"“{md(row['exact'])}” {badge(view, quote)}")
        lines.append(md(speaker_line(view.corpus, quote)))
    if isinstance(note, str):
        lines.append(md(note))
    place = f", {md(locator)}" if isinstance(locator, str) else ""
    lines.append(f":gray[{source_line(view, source)}{place}]")
    st.markdown("  \n".join(lines))


def badge(view: View, quote_id: str) -> str:
    """Whether a quote is proven verbatim, as a badge in Markdown."""
    if proofs(view.corpus)[quote_id].proven:
        return ":primary-badge[:material/verified: Verbatim]"
    return ":red-badge[:material/error: Not proven]"


def disputed_quote(view: View, quote_id: str) -> None:
    """Links to the disputes that touch a quote; nothing for a quote that none touches."""
    if quote_id not in disputed_ids(view.corpus, "quote"):
        return
    for dispute in disputes_of(view.corpus, "quote", quote_id):
        open_link(
            view, "dispute", dispute, f"{DISPUTED}: {md(view.corpus.label('dispute', dispute))}"
        )


def open_link(view: View, kind: str, record_id: str, text: str) -> None:
    """*text* (Markdown) with a link to a record after it.

    Streamlit cuts a link's own label off at the end of the line; the text here may wrap.
    """
    with st.container(horizontal=True, gap="small", vertical_alignment="top"):
        st.markdown(text, width="stretch")
        record_link(view, kind, record_id, "Open")


def source_line(view: View, source_id: str) -> str:
    """A source as Markdown: title (linked to the page itself), publisher, date, kind."""
    row = view.corpus.frames.sources.loc[source_id]
    label = md(row["label"])
    title = f"[*{label}*]({_safe_url(row['url'])})" if pd.notna(row["url"]) else f"*{label}*"
    parts = [title]
    if pd.notna(row["publisher"]):
        parts.append(md(row["publisher"]))
    if pd.notna(row["published"]):
        parts.append(md(dates.in_words(row["published"])))
    return f"{', '.join(parts)} ({md(words(row['kind']))}, {md(row['level'])})"


def _safe_url(url: str) -> str:
    """An address that cannot end a Markdown link early."""
    return url.replace("(", "%28").replace(")", "%29").replace(" ", "%20").replace("<", "%3C")
