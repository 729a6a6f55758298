"""The card of a framework."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.ui.cards.base import card, date_in_words, disputed, facts, labels, reasoned
from nzviz.ui.evidence import evidence_list, source_line
from nzviz.ui.text import capital, md, words
from nzviz.ui.view import View, record_link

_KEY_DATES = (
    ("Announced", "announced"),
    ("Signed", "signed"),
    ("In force", "in_force"),
    ("Ended", "ended"),
)


def framework_card(view: View, framework_id: str) -> None:
    """A framework: parties, dates, status, codes with their clauses, relations, documents."""
    corpus = view.corpus
    row = corpus.frames.frameworks.loc[framework_id]
    record = corpus.records.by_kind["framework"][framework_id]
    with card(view, "framework", framework_id, capital(words(row["kind"])), row["name"]):
        st.markdown(md(row["summary"]))
        parties = [
            corpus.label("actor", party.actor)
            + (f" ({party.role})" if party.role != "party" else "")
            for party in record.parties
        ]
        form = capital(words(row["legal_form"]))
        facts(
            [
                ("Parties", ", ".join(parties)),
                ("Legal form", reasoned(form, record.legal_form_reason)),
                *((label, date_in_words(row[name])) for label, name in _KEY_DATES),
                ("Themes", labels(view, "theme", record.themes)),
            ]
        )
        _periods(view, framework_id)
        _codes(
            view,
            framework_id,
            "Obligations (ATOP)",
            "obligations",
            record.obligations,
            record.obligations_reason,
        )
        _codes(view, framework_id, "Activities (DCAD)", "activities", record.activities, None)
        _codes(view, framework_id, "Areas of cooperation", "areas", record.areas or None, None)
        for number, relation in enumerate(record.relations):
            record_link(
                view,
                "framework",
                relation.framework,
                f"{capital(words(relation.kind))}: {corpus.label('framework', relation.framework)}",
            )
            evidence_list(view, "framework", framework_id, f"relations.{number}.evidence")
        for number, signatory in enumerate(record.signatories):
            office = f", {signatory.office}" if signatory.office else ""
            when = f", {dates.in_words(signatory.date)}" if signatory.date else ""
            st.markdown(
                f"**Signed or announced by** {md(corpus.label('actor', signatory.actor) + office + when)}"
            )
            evidence_list(view, "framework", framework_id, f"signatories.{number}.evidence")
        if record.documents:
            st.markdown("##### Documents")
            st.markdown("\n".join(f"- {source_line(view, source)}" for source in record.documents))
        st.markdown("##### Evidence")
        evidence_list(view, "framework", framework_id)
        for label, name in _KEY_DATES:
            if pd.notna(row[name]):
                st.caption(f"{label} {md(dates.in_words(row[name]))}, because:")
                evidence_list(view, "framework", framework_id, f"{name}.evidence")
        disputed(view, "framework", framework_id)


def _periods(view: View, framework_id: str) -> None:
    periods = view.corpus.frames.periods
    mine = periods[periods["framework"] == framework_id]
    if mine.empty:
        return
    st.markdown("##### Status over time")
    for period in mine.itertuples():
        names = [view.corpus.label("actor", actor) for actor in period.between.split(",") if actor]
        between = f" between {', '.join(names)}" if names else ""
        note = f". {period.note}" if isinstance(period.note, str) else ""
        st.markdown(
            f"**{md(capital(words(period.status)))}**{md(between)}: {md(dates.in_words(period.date))}{md(note)}"
        )
        evidence_list(view, "framework", framework_id, f"periods.{period.number}.evidence")


def _codes(
    view: View,
    framework_id: str,
    title: str,
    part: str,
    codes: Sequence[Any] | None,
    reason: str | None,
) -> None:
    if codes is None:
        st.caption(f"{title}: not coded")
        return
    if not codes:
        st.markdown(f"**{title}:** none. {md(reason or '')}")
        return
    with st.expander(f"{title}: {len(codes)}", key=f"codes-{framework_id}-{part}"):
        for number, code in enumerate(codes):
            label = (
                view.corpus.label("area", code.code)
                if part == "areas"
                else capital(words(code.code))
            )
            st.markdown(f"**{md(label)}**")
            evidence_list(view, "framework", framework_id, f"{part}.{number}.evidence")
