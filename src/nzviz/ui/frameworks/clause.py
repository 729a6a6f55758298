"""The evidence behind one code of one framework, opened from a cell."""

from __future__ import annotations

import streamlit as st

from nzviz.explore.obligations import (
    FIELDS,
    Code,
    coding,
    columns,
    evidence_part,
    label,
    parse_code,
)
from nzviz.ui import state
from nzviz.ui.evidence import evidence_list
from nzviz.ui.text import capital, md
from nzviz.ui.view import View

_NOUNS = {"obligation": "obligation (ATOP)", "activity": "activity (DCAD)", "area": "area"}


def clause(view: View, framework: str) -> None:
    """Why the link's ``code=`` is coded for *framework*; a code that means nothing is named."""
    asked = state.first("code")
    if not asked:
        return
    code = parse_code(asked)
    known = code and (not code.code or code.code in columns(view.corpus, code.scheme))
    if code is None or not known:
        st.warning(f"code={md(asked)} is not a code such as obligation.defence.")
        return
    name = view.corpus.label("framework", framework)
    with st.container(border=True, key="clause"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(md(f"Why {name} is coded so"), width="stretch")
            st.button(
                "Close",
                icon=":material/close:",
                on_click=_close,
                key="close-clause",
                type="tertiary",
            )
        part = evidence_part(view.corpus, framework, code)
        if part:
            st.markdown(f"**{md(capital(label(view.corpus, code)))}**, {_NOUNS[code.scheme]}")
            evidence_list(view, "framework", framework, part)
        else:
            st.markdown(_absence(view, framework, code))


def _absence(view: View, framework: str, code: Code) -> str:
    mine = coding(view.corpus)[framework][code.scheme]
    field = FIELDS[code.scheme]
    if mine is None:
        return f"**Not coded.** Nobody has coded the {field} of this framework yet."
    if mine:
        return f"**{md(capital(label(view.corpus, code)))}** was looked for and is not coded here."
    reason = view.corpus.records.by_kind["framework"][framework].obligations_reason
    return f"**No {field}.** {md(reason) if reason and code.scheme == 'obligation' else ''}"


def _close() -> None:
    state.change({"code": []})
