"""The card of a framework: everything on the record, each part with its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.lineage import relations_of
from nzviz.explore.obligations import FIELDS, Code, coding, label
from nzviz.explore.related import of_framework
from nzviz.explore.wording import (
    KEY_DATES,
    SCHEMES,
    date_in_words,
    party_in_words,
    period_in_words,
    reasoned,
    signatory_in_words,
)
from nzviz.figures import strip
from nzviz.ui import state
from nzviz.ui.cards.base import actions, card, disputed, facts, labels
from nzviz.ui.cards.event import event_card
from nzviz.ui.cards.quote import quote_text
from nzviz.ui.charts import chart
from nzviz.ui.evidence import evidence_list, open_link, source_line
from nzviz.ui.frameworks.common import framework_link
from nzviz.ui.text import capital, md, words
from nzviz.ui.view import View

#: Lists longer than this open on demand, from the newest.
_LISTED = 5
#: Pixels that the strip of events has on the narrowest card.
_STRIP = 330


def framework_card(view: View, framework_id: str) -> None:
    """A framework: what it is, its events, status, codes with their clauses, relations, who
    signed, documents, quotes, disputes, evidence and citation.
    """
    corpus = view.corpus
    row = corpus.frames.frameworks.loc[framework_id]
    record = corpus.records.by_kind["framework"][framework_id]
    with card(view, "framework", framework_id, capital(words(row["kind"])), row["name"]):
        st.markdown(md(row["summary"]))
        form = capital(words(row["legal_form"]))
        facts(
            [
                ("Parties", ", ".join(party_in_words(corpus, party) for party in record.parties)),
                ("Legal form", reasoned(form, record.legal_form_reason)),
                *((label, date_in_words(row[name])) for label, name in KEY_DATES),
                ("Themes", labels(view, "theme", record.themes)),
                ("Partners", labels(view, "relationship", record.relationships)),
            ]
        )
        disputed(view, "framework", framework_id)
        actions(view, "framework", framework_id)
        _events(view, framework_id)
        _periods(view, framework_id)
        _all_codes(view, framework_id)
        _relations(view, framework_id)
        _signatories(view, framework_id, record.signatories)
        if record.documents:
            st.markdown("### Documents", anchors=False)
            st.markdown("\n".join(f"- {source_line(view, source)}" for source in record.documents))
        _quotes(view, framework_id)
        _evidence(view, framework_id, row)


def _events(view: View, framework_id: str) -> None:
    events = [str(event) for event in of_framework(view.corpus, "event", framework_id)]
    if not events:
        return
    st.markdown(f"### Its events ({len(events)})", anchors=False)
    event_strip(view, events, f"strip-{framework_id}", _STRIP)
    newest = events[::-1]
    for event in newest[:_LISTED]:
        event_line(view, event)
    if newest[_LISTED:]:
        with st.expander(f"{len(newest) - _LISTED} earlier events", key=f"events-{framework_id}"):
            for event in newest[_LISTED:]:
                event_line(view, event)


def event_strip(
    view: View, events: list[str], key: str, width: int, within: str | None = None
) -> None:
    """Events as dots on a strip of years; a click on one opens its card below (``event=``).

    *within* is a framework whose own card stands on the page: its events open there.
    """

    opened = view.opened("event")
    chart(
        strip.strip(view.corpus, events, view.look, width, view.today, opened),
        key=key,
        alt=strip.alt_text(view.corpus, events),
        on_choose=lambda event: state.change(
            {"event": [event] if isinstance(event, str) else event}
        ),
    )
    st.caption(f"{strip.KEY} Choose a dot to open its event.")
    elsewhere = within is not None and opened in of_framework(view.corpus, "event", within)
    if opened in events and not elsewhere:
        event_card(view, opened)


def event_line(view: View, event: str) -> None:
    """Date and title of an event, with a link that opens it."""
    when = capital(dates.in_words(view.corpus.frames.events.at[event, "date"]))
    open_link(view, "event", event, f":gray[{md(when)}]  \n{md(view.corpus.label('event', event))}")


def _periods(view: View, framework_id: str) -> None:
    periods = view.corpus.frames.periods
    mine = periods[periods["framework"] == framework_id]
    if mine.empty:
        return
    st.markdown("### Status over time", anchors=False)
    for period in mine.itertuples():
        note = f"  \n{md(period.note)}" if isinstance(period.note, str) else ""
        said = md(period_in_words(view.corpus, period.between, period.date))
        st.markdown(f"**{md(capital(words(period.status)))}**{said}{note}")
        _why(view, framework_id, f"periods.{period.number}.evidence")


def _why(view: View, framework_id: str, part: str) -> None:
    """The evidence of one field, folded away."""
    frame = view.corpus.frames.evidence
    count = int(
        (
            (frame["kind"] == "framework") & (frame["id"] == framework_id) & (frame["part"] == part)
        ).sum()
    )
    if count:
        noun = "source says so" if count == 1 else "sources say so"
        with st.expander(f"{count} {noun}", key=f"why-{framework_id}-{part}"):
            evidence_list(view, "framework", framework_id, part, fold=False)


def _all_codes(view: View, framework_id: str) -> None:
    st.markdown("### What it provides for", anchors=False)
    record = view.corpus.records.by_kind["framework"][framework_id]
    for scheme, title in SCHEMES.items():
        codes = coding(view.corpus)[framework_id][scheme]
        if codes is None:
            st.markdown(f"**{title}:** :gray[not coded]")
        elif not codes:
            reason = record.obligations_reason if scheme == "obligation" else None
            st.markdown(f"**{title}:** none. {md(reason or '')}")
        else:
            names = [label(view.corpus, Code(scheme, code)) for code in codes]
            st.markdown(f"**{title}:** {md(', '.join(names))}")
            with st.expander(
                f"The clauses behind {len(codes)} codes"
                if len(codes) > 1
                else "The clause behind it",
                key=f"codes-{framework_id}-{scheme}",
            ):
                for name, number in zip(names, codes.values(), strict=True):
                    st.markdown(f"**{md(capital(name))}**")
                    evidence_list(
                        view,
                        "framework",
                        framework_id,
                        f"{FIELDS[scheme]}.{number}.evidence",
                        fold=False,
                    )


def _relations(view: View, framework_id: str) -> None:
    found = relations_of(view.corpus, framework_id)
    if not found:
        return
    st.markdown("### What it follows and leads to", anchors=False)
    for said, other, holder, number in found:
        framework_link(view, other, f"{capital(said)} {view.corpus.label('framework', other)}")
        _why(view, holder, f"relations.{number}.evidence")


def _signatories(view: View, framework_id: str, signatories: Sequence[Any]) -> None:
    if not signatories:
        return
    st.markdown("### Signed or announced by", anchors=False)
    for number, signatory in enumerate(signatories):
        st.markdown(md(signatory_in_words(view.corpus, signatory)))
        _why(view, framework_id, f"signatories.{number}.evidence")


def _quotes(view: View, framework_id: str) -> None:
    quotes = [str(quote) for quote in of_framework(view.corpus, "quote", framework_id)]
    if not quotes:
        return
    st.markdown(f"### Said of it ({len(quotes)})", anchors=False)
    newest = quotes[::-1]
    for quote in newest[:_LISTED]:
        quote_text(view, quote, level=4)
    if newest[_LISTED:]:
        with st.expander(f"{len(newest) - _LISTED} earlier quotes", key=f"quotes-{framework_id}"):
            for quote in newest[_LISTED:]:
                quote_text(view, quote, level=4)


def _evidence(view: View, framework_id: str, row: pd.Series) -> None:
    st.markdown("### Evidence", anchors=False)
    evidence_list(view, "framework", framework_id)
    for title, name in KEY_DATES:
        if pd.notna(row[name]):
            st.markdown(f"**{title}** {md(dates.in_words(row[name]))}")
            _why(view, framework_id, f"{name}.evidence")
