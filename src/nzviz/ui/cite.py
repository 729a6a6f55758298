"""Copy a citation, in the format that the reader's own tool takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.share.formats import citations
from nzviz.ui.view import View, record_url

#: How Streamlit colours a format.
_LANGUAGES = {"BibTeX": "latex", "CSL-JSON": "json"}


def cite(view: View, kind: str, record_id: str) -> None:
    """A button that opens the citation as text, Chicago, APA, BibTeX, RIS and CSL-JSON."""
    with st.container(width="content"):  # a fragment by itself takes all the room it finds
        _cite(view, kind, record_id)


@st.fragment
def _cite(view: View, kind: str, record_id: str) -> None:
    """Made only while it is open and without running the page: the styles take their time."""
    opened = st.popover(
        "Cite",
        icon=":material/format_quote:",
        key=f"cite-{kind}",
        width="content",
        on_change="rerun",
    )
    if opened.open:
        with opened:
            address = record_url(view, kind, record_id)
            citation_tabs(_citations(view.corpus, kind, record_id, address, view.today))


def citation_tabs(found: Mapping[str, str]) -> None:
    """Citations by the name of their format, a tab each."""
    st.caption("Copy with the button at the upper right of the text.")
    for tab, (name, text) in zip(st.tabs(list(found)), found.items(), strict=True):
        tab.code(text, language=_LANGUAGES.get(name), wrap_lines=True)


@kept_with_corpus(maxsize=512)
def _citations(
    corpus: Corpus, kind: str, record_id: str, address: str, today: date
) -> dict[str, str]:
    return citations(corpus, kind, record_id, address, today)
