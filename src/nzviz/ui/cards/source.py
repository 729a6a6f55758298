"""The card of a source."""

from __future__ import annotations

import streamlit as st

from nzviz.corpus import dates
from nzviz.corpus.addresses import known_status
from nzviz.explore.coverage import country
from nzviz.explore.related import resting_on
from nzviz.explore.wording import RESTING, date_in_words
from nzviz.ui.cards.base import card, facts, links
from nzviz.ui.cite import cite
from nzviz.ui.text import capital, words
from nzviz.ui.view import View

#: More records of a kind than this are folded in.
_MOST = 8


def source_card(view: View, source_id: str) -> None:
    """A source: what is known of it, and what rests on it."""
    corpus = view.corpus
    row = corpus.frames.sources.loc[source_id]
    record = corpus.records.by_kind["source"][source_id]
    kind = capital(words(row["kind"]))
    with card(view, "source", source_id, f"{kind}, {row['level']}", row["label"]):
        where = country(row["country"]) if isinstance(row["country"], str) else None
        facts(
            [
                ("Publisher", row["publisher"]),
                ("Author", row["author"]),
                ("Published", date_in_words(row["published"]) or "Not known"),
                ("How the date is known", record.published_basis),
                ("Country", where),
                ("Reprint of", row["reprint_of"]),
                ("Note", record.note),
            ]
        )
        with st.container(horizontal=True, key="open-source"):
            if record.url:
                st.link_button("Open the source", record.url, icon=":material/open_in_new:")
            if record.archive_url:
                st.link_button(
                    "Open an archived copy", record.archive_url, icon=":material/history:"
                )
            cite(view, "source", source_id)
        if not record.url:
            st.caption("No address is known.")
        _address_status(view, source_id)
        resting = resting_on(corpus, source_id)
        for kind_, title in RESTING:
            _resting(view, title, kind_, [i for k, i in resting if k == kind_])


def _address_status(view: View, source_id: str) -> None:
    status = known_status(view.corpus.records.folder, source_id)
    if status is not None:
        st.caption(f"{status.in_words()}, checked on {dates.in_words(status.checked)}.")


def _resting(view: View, title: str, kind: str, ids: list[str]) -> None:
    if kind in ("actor", "government"):  # they have no page of their own
        facts([(title, "; ".join(view.corpus.label(kind, each) for each in ids))])
    elif len(ids) > _MOST:
        with st.expander(f"{title}: {len(ids):,}", key=f"resting-{kind}"):
            links(view, title, kind, ids)
    else:
        links(view, title, kind, ids)
