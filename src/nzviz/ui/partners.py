"""Pieces of the partners page: the record from the other side."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.filters import select
from nzviz.explore.grouping import GROUPINGS, grouped
from nzviz.explore.partners import Tie, events_with, known_partner, partners, ties, without_home
from nzviz.explore.partners import answer as partner_answer
from nzviz.explore.status import one_in_words
from nzviz.figures import lifespans
from nzviz.figures.style import Figure
from nzviz.ui import state
from nzviz.ui.cards.framework import event_line, event_strip
from nzviz.ui.frameworks.common import (
    below,
    choice,
    download,
    framework_link,
    picture,
    shown_ids,
)
from nzviz.ui.pictures import part_sentence
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital, md, words
from nzviz.ui.view import View

#: As on the frameworks page, but for the partner, who is chosen already; by time unless asked.
GROUPED_BY = {"none": "Not grouped", "kind": GROUPINGS["kind"], "form": GROUPINGS["form"]}
_NEWEST = 8


def partner_choice(view: View) -> str | None:
    """The partner that the link names (``partner=``), else the one with most ties; None when
    nobody shares a framework with the home state.
    """
    counts = partners(view.corpus)
    if not counts:
        st.markdown("The record has no framework that is shared with a partner.")
        return None
    asked = state.first("partner")
    record = view.corpus.find("actor", asked) if asked else None
    if asked and (record is None or record.id not in counts):
        st.warning(f"partner={md(asked)} is not a party of any framework here.")
    chosen = known_partner(view.corpus, asked)
    state.set_widget("choose-partner", chosen)
    st.selectbox(
        "Partner",
        list(counts),
        format_func=lambda actor: f"{view.corpus.label('actor', actor)} ({counts[actor]})",
        key="choose-partner",
        on_change=_write,
        width=320,
    )
    return str(chosen)


def _write() -> None:
    state.change({"partner": [st.session_state["choose-partner"]]})


def group_choice() -> str:
    """How the ties are grouped, as the link (``group=``) says."""
    if state.first("group") == "partner":  # right on the frameworks page, and without meaning here
        return next(iter(GROUPED_BY))
    return choice("group", "Group by", GROUPED_BY)


def answer(view: View, partner: str, found: list[Tie], as_of: date) -> None:
    """What is in force with the partner on the day, and to what it obliges."""
    said, duties = partner_answer(view.corpus, partner, found, as_of)
    st.markdown(f"**{md(said)}**" + (f"  \n{md(duties)}" if duties else ""))


def chart(
    view: View,
    partner: str,
    found: list[Tie],
    choices: tuple[date, str],
    opened: str | None,
    width: int,
) -> None:
    """Every tie over time, as it stood between the two; a click opens its framework."""
    as_of, group = choices
    ids = [tie.framework for tie in found]
    corpus = view.corpus
    pair = (corpus.site.home, partner)
    home, name = (corpus.label("actor", actor) for actor in pair)

    def drawn(width: int) -> Figure:
        groups = grouped(corpus, ids, group)
        return lifespans.lifespans(corpus, groups, view.look, as_of, width, opened, pair)

    picture(
        drawn(width),
        "ties-chart",
        f"Frameworks between {home} and {name}. {lifespans.alt_text(corpus, ids, as_of, pair)}",
    )
    running = sum(tie.in_force for tie in found)
    day = dates.in_words(as_of.isoformat())
    below(
        view,
        f"ties-{partner}",
        drawn,
        lifespans.KEY,
        title=f"frameworks between {home} and {name}",
        said=part_sentence(view, len(ids), f"between the two; {running} in force on {day}"),
        ids=ids,
    )


def others(view: View, partner: str) -> None:
    """What binds the partner without the home state, and still belongs to the record."""
    ids = without_home(view.corpus, partner, shown_ids(view))
    if not ids:
        return
    home = md(view.corpus.label("actor", view.corpus.site.home))
    name = md(view.corpus.label("actor", partner))
    with st.expander(f"{name} without {home}: {len(ids)}", key="without-home"):
        for framework in ids:
            framework_link(view, framework)


def events(view: View, partner: str, width: int) -> None:
    """The partner's events over time, the newest of them listed."""
    ids = events_with(view.corpus, partner, select(view.corpus, view.filters, "event"))
    mine = [str(event) for event in ids]
    st.header(f"Events ({len(mine)})", anchor=False)
    if not mine:
        st.markdown("These filters leave no event with this partner.")
        return
    event_strip(view, mine, "partner-strip", width, view.opened("framework"))
    st.markdown("**Newest**")
    for event in mine[::-1][:_NEWEST]:
        event_line(view, event)


def table(view: View, partner: str, found: list[Tie], as_of: date) -> None:
    """The same ties as a table."""
    twin = tie_table(view, found)
    name = view.corpus.label("actor", partner)
    record_table(
        "framework",
        twin,
        {
            "name": st.column_config.TextColumn("Framework", width="medium"),
            "kind": "Kind",
            "status": st.column_config.TextColumn(
                f"Status with {name} on {dates.in_words(as_of.isoformat())}", width="medium"
            ),
            "legal_form": "Legal form",
            "obligations": "Obligations",
            "start": st.column_config.DateColumn("Since", format="YYYY-MM-DD"),
        },
        alt=f"Table of the {len(twin)} frameworks shared with {name}. "
        "Choose a row to open its framework.",
    )
    what = f"Frameworks shared with {name}; status on {dates.in_words(as_of.isoformat())}"
    download(view, what, twin, f"ties-{partner}-{as_of.isoformat()}", index=True)


def tie_table(view: View, found: list[Tie]) -> pd.DataFrame:
    """Name, kind, status between the two, legal form, obligations and start, by framework; what
    is in force first.
    """
    found = sorted(found, key=lambda tie: not tie.in_force)
    shown = view.corpus.frames.frameworks.loc[[tie.framework for tie in found]]
    return pd.DataFrame(
        {
            "name": shown["short"],
            "kind": [capital(words(kind)) for kind in shown["kind"]],
            "status": [capital(one_in_words(tie.standing)) for tie in found],
            "legal_form": [capital(words(form)) for form in shown["legal_form"]],
            "obligations": shown["obligations"].fillna("not coded"),
            "start": shown["start"],
        },
        index=shown.index,
    )


def shown_ties(view: View, partner: str, as_of: date) -> list[Tie]:
    """The ties with *partner* that the shared filters leave."""
    return ties(view.corpus, partner, shown_ids(view), as_of)
