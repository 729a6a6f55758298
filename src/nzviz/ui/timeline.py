"""Pieces of the timeline page."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, rows, select, sentence
from nzviz.explore.related import disputed_ids
from nzviz.explore.second import SECOND, compares, second_filters
from nzviz.figures import timeline as figure
from nzviz.figures.density import Inks, density
from nzviz.figures.style import Figure
from nzviz.figures.timeline import link
from nzviz.figures.timeline.figure import aggregates
from nzviz.ui import state
from nzviz.ui.charts import Chosen
from nzviz.ui.charts import chart as draw
from nzviz.ui.figure_address import figure_address
from nzviz.ui.filter_bar import filter_bar
from nzviz.ui.legend import marks_legend
from nzviz.ui.pictures import picture_menu
from nzviz.ui.tables import Parts, Rows, record_table
from nzviz.ui.text import capital, md
from nzviz.ui.view import View
from nzviz.ui.ways import ways_ahead, years

#: Said above a timeline whose lanes show counts.
CROWDED = (
    "There are more events here than can be told apart: lanes show how many there are, "
    "with the landmarks as marks. Choose fewer years or a filter to see each event."
)
_LANE, _SHOW, _OUTSIDE = "lane-choice", "band-choice", "outside-choice"
_COMPARE = "compare-choice"


def range_presets(view: View, width: int) -> None:
    """Named periods, and a strip of the whole period that shows where the chosen years lie; with
    it, not seen, where the buttons lead that change the timeline, which is *width* pixels wide.
    """
    with st.container(horizontal=True, gap="xsmall", key="range-presets"):
        st.button("Whole period", on_click=_choose_years, args=(None, None), key="period-all")
        for number, period in enumerate(view.corpus.site.periods):
            until = f" {period.first}–{period.last}" if period.last else ""
            st.button(
                f"{period.label}{until}",
                on_click=_choose_years,
                args=(period.first, period.last),
                key=f"period-{number}",
            )
    with st.container(key="density"):
        st.html(density(view.corpus, view.filters, Inks.of(view.look)) + ways_ahead(view, width))


def _choose_years(first: int | None, last: int | None) -> None:
    state.change(years(first, last))


def choices(view: View) -> None:
    """How the timeline is drawn; each choice is in the link."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="timeline-choices"):
        state.set_widget(_LANE, link.lane(state.query()))
        st.segmented_control(
            "Lanes by",
            list(figure.LANES),
            format_func=link.LANE_LABELS.__getitem__,
            key=_LANE,
            required=True,
            on_change=_write_lane,
        )
        without = link.left_out(state.query())
        state.set_widget(_SHOW, [band for band in figure.BANDS if band not in without])
        st.pills(
            "Around the lanes",
            list(figure.BANDS),
            selection_mode="multi",
            format_func=figure.BANDS.__getitem__,
            key=_SHOW,
            on_change=_write_bands,
        )
        state.set_widget(_OUTSIDE, link.keeps_others(state.query()))
        st.toggle(
            "Keep other events as faint marks",
            key=_OUTSIDE,
            on_change=_write_flag,
            args=(_OUTSIDE, "outside", link.FAINT),
            disabled=not view.filters.active,
        )
        state.set_widget(_COMPARE, compares(state.query()))
        st.toggle("Compare two filters", key=_COMPARE, on_change=_write_compare)
        picture_menu(view, "timeline", lambda width: _figure(view, width))


def _figure(view: View, width: int) -> Figure:
    options = link.options(view.corpus, state.query(), view.filters, view.opened("event"), width)
    return figure.timeline(view.corpus, options, view.look)


def _write_lane() -> None:
    state.change(link.of_lane(st.session_state[_LANE]))


def _write_bands() -> None:
    shown = st.session_state[_SHOW] or ()
    state.change({"without": [band for band in figure.BANDS if band not in shown]})


def _write_flag(widget: str, key: str, value: str) -> None:
    state.change({key: [value] if st.session_state[widget] else []})


def _write_compare() -> None:
    second: dict[str, list[str]] = {k: [] for k in state.query() if k.startswith(SECOND)}
    state.change({**second, "compare": ["yes"] if st.session_state[_COMPARE] else []})


def second_bar(view: View) -> Filters | None:
    """The second filter of a comparison, drawn as a filter bar of its own; None without one."""
    if not compares(state.query()):
        return None
    filters, _ = second_filters(state.query(), view.corpus)
    st.header("Compared with", anchor=False)
    filter_bar(view, filters, SECOND)
    st.markdown(f"**{md(sentence(view.corpus, filters, 'event'))}**")
    return filters


def chart(
    view: View, filters: Filters, opened: str | None, width: int, *, second: bool = False
) -> None:
    """One timeline; a click on a mark opens its event, on a column its years."""
    query = state.query()
    options = link.options(view.corpus, query, filters, opened, width)
    if aggregates(view.corpus, options):
        st.caption(CROWDED)
    draw(
        figure_address(view.corpus, query, view.look, width, second=second),
        key=f"timeline-{'second' if second else 'first'}",
        alt=figure.alt_text(view.corpus, options),
        on_choose=_open,
    )


def _open(chosen: Chosen) -> None:
    chosen = chosen if isinstance(chosen, str) else chosen[0]
    kind, _, value = chosen.partition(":")
    if kind == "years":
        first, _, last = value.partition("-")
        state.change({"from": [first], "to": [last]})
    elif kind == "quote":
        state.change({"quote": [value], "event": []})
    else:
        state.change({"event": [chosen], "quote": []})


def explanations(view: View) -> None:
    """What the marks mean, and the rule behind the direction strip."""
    with st.container(key="timeline-explanations"):
        marks_legend(view.look)
        if "direction" not in link.left_out(state.query()):
            with st.popover("How direction is coded", type="tertiary", key="direction-rule"):
                st.markdown(
                    "Each event is coded by the editors: **closer** when by itself and at the time "
                    "it brought New Zealand and the named partner nearer (a commitment, access, "
                    "membership, a joint operation, a restriction lifted), **further** when it "
                    "drove them apart (a refusal, a suspension, a withdrawal, a new restriction), "
                    "else **neutral**. The strip counts closer events above the line and further "
                    "ones below it, by the year in which they began. Every card shows the reason."
                )


def table(view: View) -> None:
    """The same events as a table, and as a dated list."""
    ids = select(view.corpus, view.filters, "event")
    if not len(ids):
        return
    record_table(
        "event",
        Parts(len(ids), partial(_twin, view.corpus, view.filters)),
        {
            "start": st.column_config.DateColumn("Sorts by", format="YYYY-MM-DD"),
            "when": "When",
            "title": st.column_config.TextColumn("Event", width="large"),
            "themes": "Themes",
            "direction": "Direction",
            "significance": "Significance",
            "sources": st.column_config.NumberColumn("Sources"),
            "disputed": st.column_config.CheckboxColumn(
                "Disputed", help="Sources disagree on something about this event."
            ),
        },
        alt=f"Table of the {len(ids)} events shown, in order of time. A row opens its event.",
    )
    listed = st.expander("The same events as a list", key="event-list", on_change="rerun")
    if listed.open:
        with listed:
            shown = rows(view.corpus, view.filters, "event")
            disputed = disputed_ids(view.corpus, "event")
            st.markdown(
                "\n".join(
                    f"- {md(capital(dates.in_words(date)))}: {md(title)}"
                    + (" (sources disagree)" if event in disputed else "")
                    for event, date, title in zip(
                        shown.index, shown["date"], shown["title"], strict=True
                    )
                )
            )


@kept_with_corpus(maxsize=64)
def _twin(corpus: Corpus, filters: Filters, begin: int, end: int) -> Rows:
    shown = rows(corpus, filters, "event").iloc[begin:end]
    table = pd.DataFrame(
        {
            "start": shown["start"],
            "when": [capital(dates.in_words(text)) for text in shown["date"]],
            "title": shown["title"],
            "themes": _themes(corpus).reindex(shown.index),
            "direction": shown["direction"].astype("str"),
            "significance": shown["significance"].astype("str"),
            "sources": shown["sources"],
            "disputed": shown.index.isin(list(disputed_ids(corpus, "event"))),
        }
    )
    return Rows.of(table)


@kept_with_corpus(maxsize=4)
def _themes(corpus: Corpus) -> pd.Series:
    """The labels of every event's themes, as one text."""
    links = corpus.frames.record_themes
    mine = links[links["kind"] == "event"]
    labels = mine["theme"].map(corpus.frames.themes["label"])
    return labels.groupby(mine["id"]).agg(", ".join)
