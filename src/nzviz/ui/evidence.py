"""Evidence: the quotes and sources behind a record, one click from it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.proof import proofs
from nzviz.explore.related import disputed_ids, disputes_of, openly_disputed_ids
from nzviz.explore.wording import speaker_line
from nzviz.ui.text import md, words
from nzviz.ui.view import View, record_link

#: Said beside everything that an open dispute touches, and beside what a settled one does.
DISPUTED = ":orange[:material/balance:] Sources disagree"
SETTLED = ":gray[:material/balance:] Sources differed, settled"
#: More pieces of evidence than this are folded in.
_MOST = 4


def disputed_mark(view: View, kind: str, record_id: str) -> str:
    """Whether sources disagree on something about a record, as Markdown to stand after its name."""
    if record_id in openly_disputed_ids(view.corpus, kind):
        return f" :small[{DISPUTED}]"
    return f" :small[{SETTLED}]" if record_id in disputed_ids(view.corpus, kind) else ""


def disputed_words(view: View, kind: str, record_id: str) -> str:
    """The same for the cell of a table."""
    if record_id in openly_disputed_ids(view.corpus, kind):
        return "Sources disagree"
    return "Settled" if record_id in disputed_ids(view.corpus, kind) else ""


def evidence_list(
    view: View, kind: str, record_id: str, part: str = "evidence", fold: bool = True
) -> None:
    """All evidence of one field of a record, each with its source and what it says.

    With *fold* a long list shows its first pieces, and the rest on demand.
    """
    frame = view.corpus.frames.evidence
    mine = frame[(frame["kind"] == kind) & (frame["id"] == record_id) & (frame["part"] == part)]
    shown = len(mine) if not fold or len(mine) == _MOST + 1 else _MOST
    _pieces(view, kind, mine.iloc[:shown])
    if len(mine) > shown:
        key = f"more-{kind}-{record_id}-{part}"
        with st.expander(f"{len(mine) - shown} more sources", key=key):
            _pieces(view, kind, mine.iloc[shown:])


def _pieces(view: View, kind: str, evidence: pd.DataFrame) -> None:
    for item in evidence.itertuples():
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
        still_open = view.corpus.frames.disputes.at[dispute, "resolution"] == "open"
        question = md(view.corpus.label("dispute", dispute))
        open_link(view, "dispute", dispute, f"{DISPUTED if still_open else SETTLED}: {question}")


def open_link(view: View, kind: str, record_id: str, text: str, below: str = "") -> None:
    """*text* (Markdown) with a link to a record after it, and whether sources disagree on it;
    *below* stands small under it.

    Streamlit cuts a link's own label off at the end of the line; the text here may wrap.
    """
    small = f"  \n:small[{below}]" if below else ""
    with st.container(horizontal=True, wrap=False, gap="small", vertical_alignment="top"):
        st.markdown(text + disputed_mark(view, kind, record_id) + small, width="stretch")
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
