"""Copy a record's citation, in the format that the reader's own tool takes."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import streamlit as st

from nzviz.corpus.corpus import Corpus
from nzviz.share.formats import citations
from nzviz.ui.view import View, record_url


def cite(view: View, kind: str, record_id: str) -> None:
    """A button that opens the citation as text, Chicago, APA, BibTeX, RIS and CSL-JSON."""
    with st.popover("Cite", icon=":material/format_quote:", key=f"cite-{kind}", width="content"):
        address = record_url(view, kind, record_id)
        found = _citations(view.corpus, kind, record_id, address, view.today)
        st.caption("Copy with the button at the upper right of the text.")
        for tab, (name, text) in zip(st.tabs(list(found)), found.items(), strict=True):
            language = {"BibTeX": "latex", "CSL-JSON": "json"}.get(name)
            tab.code(text, language=language, wrap_lines=True)


@lru_cache(maxsize=512)
def _citations(
    corpus: Corpus, kind: str, record_id: str, address: str, today: date
) -> dict[str, str]:
    return citations(corpus, kind, record_id, address, today)
