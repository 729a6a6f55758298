"""The card of a source."""

from __future__ import annotations

import streamlit as st

from nzviz.explore.related import resting_on
from nzviz.ui.cards.base import card, date_in_words, facts, links
from nzviz.ui.text import capital, words
from nzviz.ui.view import View

_RESTING = (
    ("event", "Events that rest on it"),
    ("framework", "Frameworks that rest on it"),
    ("quote", "Quotes from it"),
    ("dispute", "Disputes in which it is a witness"),
)


def source_card(view: View, source_id: str) -> None:
    """A source: what is known of it, and what rests on it."""
    corpus = view.corpus
    row = corpus.frames.sources.loc[source_id]
    record = corpus.records.by_kind["source"][source_id]
    kind = capital(words(row["kind"]))
    with card(view, "source", source_id, f"{kind}, {row['level']}", row["label"]):
        facts(
            [
                ("Publisher", row["publisher"]),
                ("Author", row["author"]),
                ("Published", date_in_words(row["published"])),
                ("How the date is known", record.published_basis),
                ("Country", row["country"]),
                ("Reprint of", row["reprint_of"]),
                ("Note", record.note),
            ]
        )
        if record.url:
            st.link_button("Open the source", record.url, icon=":material/open_in_new:")
        if record.archive_url:
            st.link_button("Open an archived copy", record.archive_url, icon=":material/history:")
        resting = resting_on(corpus, source_id)
        for kind_, title in _RESTING:
            links(view, title, kind_, [i for k, i in resting if k == kind_])
