"""Everything that one person said, over time, with the themes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.facets import QuoteChoice, counts, ordered
from nzviz.explore.speakers import said_by, themes_of
from nzviz.figures.style import Figure
from nzviz.figures.words import Lane, alt_text, lanes_over_time
from nzviz.ui import state
from nzviz.ui.cards.quote import quote_text
from nzviz.ui.charts import chart
from nzviz.ui.pictures import part_sentence, picture_menu
from nzviz.ui.text import capital, md
from nzviz.ui.view import View

_SPEAKER = "speaker-choice"
_KEY = "A mark is a day; its number tells how many quotes there are of that day."


def speakers(view: View, choice: QuoteChoice) -> None:
    """One speaker's words (``speaker=``): when, about what, and every quote in order of time."""
    actor = _choice(view, choice)
    found = said_by(view.corpus, view.filters, actor)
    st.header(md(view.corpus.label("actor", actor)), anchor=False)
    _who(view, actor)
    if found.empty:
        st.markdown("The filters leave no words of this speaker.")
        return
    lanes = _theme_lanes(view, found.index)
    figure = lanes_over_time(found, lanes, view.look)
    name = view.corpus.label("actor", actor)
    chart(figure, key="speaker-over-time", alt=alt_text(found, lanes, f"Quotes of {name} by theme"))
    below(
        view,
        f"quotes-{actor}",
        figure,
        title=f"words of {name} by theme",
        said=part_sentence(view, len(found), name),
        ids=list(found.index),
    )
    by_day(view, found)


def below(
    view: View, name: str, figure: Figure, *, title: str, said: str, ids: Sequence[str]
) -> None:
    """What stands below a picture of quotes over time: its key, and the menu to take it away."""
    with st.container(horizontal=True, key=f"below-{name}"):
        st.caption(_KEY, width="stretch")
        picture_menu(view, name, lambda _width: figure, title=title, said=said, ids=ids, key=_KEY)


def _choice(view: View, choice: QuoteChoice) -> str:
    """Who is read: the link's speaker, else the one with most quotes in the view."""
    found = counts(view.corpus, view.filters, QuoteChoice(), "speaker")
    labels = {actor: view.corpus.label("actor", actor) for actor in found}
    order = ordered(found, labels, "count")
    asked = next((actor for actor in choice.speaker if actor in found), order[0])
    state.set_widget(_SPEAKER, asked)
    st.selectbox(
        "Speaker or writer",
        order,
        format_func=lambda actor: f"{labels[actor]} ({found[actor]:,})",
        key=_SPEAKER,
        on_change=_write,
        width=420,
    )
    return asked


def _write() -> None:
    state.change({"speaker": [st.session_state[_SPEAKER]]})


def _who(view: View, actor: str) -> None:
    record = view.corpus.records.by_kind["actor"][actor]
    offices = "; ".join(
        f"{office.title}{_term(office.start, office.end, office.attested)}"
        for office in record.offices
    )
    text = ". ".join(part.rstrip(".") for part in (record.description, offices) if part)
    if text:
        st.caption(md(text))


def _term(start: str | None, end: str | None, attested: list[str]) -> str:
    if start and end:
        return f" ({dates.in_words(start)} to {dates.in_words(end)})"
    if start:
        return f" (from {dates.in_words(start)})"
    if end:
        return f" (until {dates.in_words(end)})"
    return f" (attested {dates.in_words(attested[0])})" if attested else ""


def _theme_lanes(view: View, quotes: pd.Index) -> list[Lane]:
    frames = view.corpus.frames
    links = frames.record_themes[frames.record_themes["kind"] == "quote"]
    return [
        Lane(
            view.corpus.label("theme", theme),
            frames.themes.at[theme, view.look.name],
            list(links.loc[links["theme"] == theme, "id"]),
        )
        for theme in themes_of(view.corpus, quotes)
    ]


def by_day(view: View, quotes: pd.DataFrame) -> None:
    """Quotes under a heading for each day on which they were said."""
    for day, mine in quotes.groupby("date", sort=False, dropna=False):
        words = capital(dates.in_words(day)) if isinstance(day, str) else "Date not known"
        st.markdown(f"### {md(words)}", anchors=False)
        for quote in mine.index:
            with st.container(gap="xsmall"):
                quote_text(view, quote, level=4)
