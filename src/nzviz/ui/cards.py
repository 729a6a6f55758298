"""Cards: one opened record with everything known about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from nzviz.corpus import dates
from nzviz.explore.filters import select
from nzviz.explore.offices import with_office
from nzviz.explore.related import (
    disputes_of,
    linked,
    neighbours,
    quotes_of_event,
    resting_on,
    variants,
)
from nzviz.explore.variants import Stretch, compare
from nzviz.figures import positions
from nzviz.figures.style import CONFIG
from nzviz.share.links import RECORD_PAGES
from nzviz.ui import state
from nzviz.ui.evidence import evidence_list, source_line, speaker_line
from nzviz.ui.text import capital, md, words
from nzviz.ui.view import View, record_link, record_url


def close(kind: str) -> None:
    """Close the opened record of *kind*."""
    state.change({RECORD_PAGES[kind][1]: ()})


def event_card(view: View, event_id: str) -> None:
    """An event: date in words, summary, coding, evidence, what it belongs to."""
    corpus = view.corpus
    row = corpus.frames.events.loc[event_id]
    with _card(view, "event", event_id, capital(dates.in_words(row["date"])), row["title"]):
        st.markdown(md(row["summary"]))
        if row["significance"] == "landmark" and row["single_sourced"]:
            st.caption(
                ":material/info: Single-sourced: all evidence for this landmark has one publisher."
            )
        _facts(
            [
                ("Themes", _labels(view, "theme", linked(corpus, "theme", "event", event_id))),
                (
                    "Partners",
                    _labels(
                        view, "relationship", linked(corpus, "relationship", "event", event_id)
                    ),
                ),
                (
                    "Actors",
                    _with_offices(view, linked(corpus, "actor", "event", event_id), row["start"]),
                ),
                ("Direction", _reasoned(row["direction"], row["direction_reason"])),
                ("Significance", capital(row["significance"])),
            ]
        )
        _links(view, "Frameworks", "framework", linked(corpus, "framework", "event", event_id))
        st.markdown("##### Evidence")
        evidence_list(view, "event", event_id)
        shown = set(
            corpus.frames.evidence.query("kind == 'event' and id == @event_id")["quote"].dropna()
        )
        _links(
            view,
            "Quotes about it",
            "quote",
            [q for q in quotes_of_event(corpus, event_id) if q not in shown],
        )
        _disputed(view, "event", event_id)
        _step(view, "event", event_id)


def framework_card(view: View, framework_id: str) -> None:
    """A framework: parties, dates, status, codes with their clauses, relations, documents."""
    corpus = view.corpus
    row = corpus.frames.frameworks.loc[framework_id]
    record = corpus.records.by_kind["framework"][framework_id]
    with _card(view, "framework", framework_id, capital(words(row["kind"])), row["name"]):
        st.markdown(md(row["summary"]))
        parties = [
            corpus.label("actor", party.actor)
            + (f" ({party.role})" if party.role != "party" else "")
            for party in record.parties
        ]
        form = capital(words(row["legal_form"]))
        _facts(
            [
                ("Parties", ", ".join(parties)),
                ("Legal form", _reasoned(form, record.legal_form_reason)),
                *((label, _in_words(row[name])) for label, name in _KEY_DATES),
                ("Themes", _labels(view, "theme", record.themes)),
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
                view, "framework", relation.framework,
                f"{capital(words(relation.kind))}: {corpus.label('framework', relation.framework)}",
            )  # fmt: skip
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
        _disputed(view, "framework", framework_id)


_KEY_DATES = (
    ("Announced", "announced"),
    ("Signed", "signed"),
    ("In force", "in_force"),
    ("Ended", "ended"),
)


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


def quote_card(view: View, quote_id: str) -> None:
    """A quote in its context, with its proof, its other printings and what it is about."""
    corpus = view.corpus
    row = corpus.frames.quotes.loc[quote_id]
    with _card(view, "quote", quote_id, speaker_line(view, quote_id), None):
        quote_text(view, quote_id)
        _links(
            view,
            "About these events",
            "event",
            list(corpus.records.by_kind["quote"][quote_id].events),
        )
        _links(view, "Frameworks", "framework", linked(corpus, "framework", "quote", quote_id))
        _links(view, "Source", "source", [row["source"]])
        same = variants(corpus, quote_id)
        if len(same) > 1:
            st.markdown("##### The same statement as printed elsewhere")
            st.caption("Words that differ are underlined and bold.")
            for other in same:
                if other != quote_id:
                    _, theirs = compare(row["exact"], corpus.frames.quotes.at[other, "exact"])
                    st.markdown(
                        f"> {_marked(theirs)}  \n> {source_line(view, corpus.frames.quotes.at[other, 'source'])}"
                    )
                    record_link(view, "quote", other, "Open this printing")
        _disputed(view, "quote", quote_id)


def quote_text(view: View, quote_id: str) -> None:
    """The words in their context, who said them, where they are printed, and their proof."""
    row = view.corpus.frames.quotes.loc[quote_id]
    before = f":gray[… {md(row['prefix'])}] " if pd.notna(row["prefix"]) else ""
    after = f" :gray[{md(row['suffix'])} …]" if pd.notna(row["suffix"]) else ""
    place = f", {md(row['locator'])}" if pd.notna(row["locator"]) else ""
    st.markdown(
        f"> {before}“**{md(row['exact'])}**”{after}  \n"
        f"> {md(speaker_line(view, quote_id))}  \n"
        f"> {source_line(view, row['source'])}{place}"
    )
    st.caption(
        ":material/verified: Verbatim: every word is proven against the source’s fingerprint."
    )


def _marked(stretches: Iterable[Stretch]) -> str:
    parts = []
    for stretch in stretches:
        text = md(stretch.text.strip())
        lead = " " if stretch.text[:1].isspace() else ""
        tail = " " if stretch.text[-1:].isspace() else ""
        parts.append(lead + (text if stretch.same or not text else f"**:primary[{text}]**") + tail)
    return "“" + "".join(parts) + "”"


def dispute_card(view: View, dispute_id: str) -> None:
    """A dispute: its positions on an axis, the evidence of each, the assessment."""
    corpus = view.corpus
    record = corpus.records.by_kind["dispute"][dispute_id]
    with _card(view, "dispute", dispute_id, RESOLUTIONS[record.resolution], record.question):
        figure = positions.positions(corpus, dispute_id, view.look)
        if figure is not None:
            st.plotly_chart(
                figure, config=CONFIG, key=f"positions-{dispute_id}", theme=None,
                alt=positions.alt_text(corpus, dispute_id),
            )  # fmt: skip
        st.markdown("##### Assessment")
        st.markdown(md(record.assessment))
        st.caption(f"Confidence: {record.confidence}. {md(record.confidence_reason)}")
        for number, position in enumerate(record.positions):
            st.markdown(f"##### {number + 1}\\. {md(position.answer)}")
            evidence_list(view, "dispute", dispute_id, f"positions.{number}.evidence")
        _links(view, "Events it touches", "event", record.events)
        _links(view, "Frameworks it touches", "framework", record.frameworks)
        _links(view, "Quotes it touches", "quote", record.quotes)


#: How a dispute's resolution is said.
RESOLUTIONS = {
    "resolved": "Resolved: one answer stands",
    "open": "Open: no answer stands",
    "compatible": "Compatible: the answers only look contradictory",
}


def source_card(view: View, source_id: str) -> None:
    """A source: what is known of it, and what rests on it."""
    corpus = view.corpus
    row = corpus.frames.sources.loc[source_id]
    record = corpus.records.by_kind["source"][source_id]
    kind = capital(words(row["kind"]))
    with _card(view, "source", source_id, f"{kind}, {row['level']}", row["label"]):
        _facts(
            [
                ("Publisher", row["publisher"]),
                ("Author", row["author"]),
                ("Published", _in_words(row["published"])),
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
            _links(view, title, kind_, [i for k, i in resting if k == kind_])


_RESTING = (
    ("event", "Events that rest on it"),
    ("framework", "Frameworks that rest on it"),
    ("quote", "Quotes from it"),
    ("dispute", "Disputes in which it is a witness"),
)


def _card(view: View, kind: str, record_id: str, eyebrow: str, title: str | None) -> DeltaGenerator:
    """The frame of a card: eyebrow, title, its own link and a way to close it."""
    card = st.container(border=True, key=f"card-{kind}")
    with card:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(md(eyebrow), width="stretch")
            with st.popover("Link", icon=":material/link:", key=f"link-{kind}", type="tertiary"):
                st.code(record_url(view, kind, record_id), language=None, wrap_lines=True)
            st.button(
                "Close",
                icon=":material/close:",
                on_click=close,
                args=(kind,),
                key=f"close-{kind}",
                type="tertiary",
            )
        if title:
            st.markdown(f"### {md(title)}", anchors=False)
    return card


def _facts(pairs: Iterable[tuple[str, object]]) -> None:
    lines = [
        f"**{label}:** {md(value)}  " for label, value in pairs if isinstance(value, str) and value
    ]
    if lines:
        st.markdown("\n".join(lines))


def _labels(view: View, target: str, ids: Iterable[str]) -> str:
    return ", ".join(view.corpus.label(target, value) for value in ids)


def _with_offices(view: View, actors: Iterable[str], day: pd.Timestamp) -> str:
    return "; ".join(with_office(view.corpus, actor, day) for actor in actors)


def _reasoned(value: str, reason: object) -> str:
    return f"{capital(value)}. {reason}" if isinstance(reason, str) else capital(value)


def _in_words(date: object) -> str | None:
    return capital(dates.in_words(date)) if isinstance(date, str) else None


def _links(view: View, title: str, kind: str, ids: Iterable[str]) -> None:
    ids = list(ids)
    if not ids:
        return
    st.markdown(f"**{title}**")
    with st.container(gap="xxsmall"):
        for record_id in ids:
            record_link(view, kind, record_id)


def _disputed(view: View, kind: str, record_id: str) -> None:
    _links(view, "Sources disagree here", "dispute", disputes_of(view.corpus, kind, record_id))


def _step(view: View, kind: str, record_id: str) -> None:
    """Links to the previous and next record of the same selection."""
    before, after = neighbours(select(view.corpus, view.filters, kind), record_id)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        if before:
            record_link(view, kind, before, "← Earlier")
        if after:
            record_link(view, kind, after, "Later →")
