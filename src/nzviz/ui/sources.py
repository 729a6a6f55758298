"""Pieces of the sources page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import pandas as pd
import streamlit as st

from nzviz.corpus import dates
from nzviz.explore.coverage import (
    SOURCE_FACETS,
    chosen_of,
    country,
    single_sourced,
    source_facet,
    source_summary,
    spread,
)
from nzviz.explore.coverage import narrowed as narrowed_sources
from nzviz.figures import bars
from nzviz.share.export.references import REFERENCE_FILES, references
from nzviz.share.formats import FORMATS
from nzviz.ui import state
from nzviz.ui.charts import chart
from nzviz.ui.download_menu import view_export
from nzviz.ui.evidence import disputed_words
from nzviz.ui.pictures import part_sentence, picture_menu
from nzviz.ui.tables import record_table
from nzviz.ui.text import capital, md, words
from nzviz.ui.view import View

_SHOWN_AT_FIRST = 12
#: Pixels that a picture of the coverage is wide when it is taken away.
_COVERAGE = 640
#: What the words of the summary mean.
TERMS = (
    "Official: a primary source that is an official text, a press release or a speech. "
    "Single-sourced: all evidence has one publisher; a reprint counts as its true publisher’s."
)


def summary(view: View) -> None:
    """One sentence on how well sourced the view is, and what its words mean."""
    st.markdown(f"**{md(source_summary(view.corpus, view.filters))}**")
    st.caption(TERMS)


def narrowed(view: View) -> pd.DataFrame:
    """The view's sources, narrowed by kind and level (``kind=``, ``level=``), with the controls."""
    with st.container(horizontal=True, gap="large", key="source-facets"):
        chosen = {name: _pills(view, name) for name in SOURCE_FACETS}
    return narrowed_sources(view.corpus, view.filters, chosen)


def _pills(view: View, name: str) -> list[str]:
    counts, asked = source_facet(view.corpus, view.filters, name), _asked(view, name)
    key = f"source-{name}"
    state.set_widget(key, asked)

    def label(value: str) -> str:
        text = f"{capital(words(value))} {counts[value]:,}"
        return text if counts[value] else f":gray[{text}]"

    st.pills(
        SOURCE_FACETS[name],
        list(counts),
        selection_mode="multi",
        format_func=label,
        key=key,
        on_change=_write,
        args=(name,),
        wrap=True,
    )
    return asked


def _write(name: str) -> None:
    state.change({name: sorted(st.session_state[f"source-{name}"] or ())})


def coverage(view: View, shown: pd.DataFrame) -> None:
    """How the sources are spread over decades, kinds and countries."""
    pictures = spread(shown)
    st.header("Coverage", anchor=False)
    for (title, values), column in zip(pictures.items(), st.columns(3, gap="large"), strict=True):
        with column:
            _counted(view, title, values, len(shown))


def _counted(view: View, title: str, values: Mapping[str, int], count: int) -> None:
    what = f"sources {title.lower()}"
    figure = bars.counts(values, view.look)
    st.markdown(f"### {title}", anchors=False)
    chart(figure, key=f"coverage-{title}", alt=bars.counts_alt(capital(what), values))
    picture_menu(
        view,
        what.replace(" ", "-"),
        lambda _width: figure,
        title=what,
        said=part_sentence(view, count, _narrowing(view)),
        width=_COVERAGE,
    )


def _narrowing(view: View) -> str:
    """The chosen kinds and levels in words."""
    chosen = [_asked(view, name) for name in SOURCE_FACETS]
    return "; ".join(" or ".join(map(words, values)) for values in chosen if values)


def _asked(view: View, name: str) -> list[str]:
    """The values of a facet that the link chooses, without those that mean nothing here."""
    return chosen_of(view.corpus, name, state.query().get(name, []))


def table(view: View, shown: pd.DataFrame) -> None:
    """The bibliography, with the files that reference managers read."""
    if shown.empty:
        st.markdown("**No source is of this kind and level.** Choose another one above.")
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown("## Bibliography", anchors=False, width="stretch")
        ids = list(shown.index)
        for name, form in FORMATS.items():
            st.download_button(
                form.name,
                data=partial(references, view_export(view, ("source",)), name, ids),
                file_name=REFERENCE_FILES[name],
                mime=form.mime,
                on_click="ignore",
                key=f"bibliography-{name}",
                icon=":material/download:",
                help=f"The {len(ids):,} sources below as {form.name}",
            )
    twin = pd.DataFrame(
        {
            "label": shown["label"],
            "author": shown["author"].fillna(""),
            "publisher": shown["publisher"].fillna(""),
            "when": [
                capital(dates.in_words(text)) if isinstance(text, str) else ""
                for text in shown["published"]
            ],
            "start": shown["start"].dt.strftime("%Y-%m-%d").fillna(""),
            "kind": [capital(words(kind)) for kind in shown["kind"]],
            "level": [capital(str(level)) for level in shown["level"]],
            "country": [country(code) for code in shown["country"]],
            "records": shown["records"],
            "url": shown["url"],
        },
        index=shown.index,
    )
    record_table(
        "source",
        twin,
        {
            "label": st.column_config.TextColumn("Title", width="large"),
            "author": "Author",
            "publisher": "Publisher",
            "when": "Published",
            "start": "Sorts by",
            "kind": "Kind",
            "level": "Level",
            "country": "Country",
            "records": st.column_config.NumberColumn("Records on it"),
            "url": st.column_config.LinkColumn("Address", display_text="open"),
        },
        alt=f"Table of the {len(twin)} sources shown. Choose a row to open its record.",
    )


def alone(view: View) -> None:
    """Events whose evidence has one publisher only, landmarks first."""
    found = single_sourced(view.corpus, view.filters)
    if found.empty:
        return
    landmarks = int((found["significance"] == "landmark").sum())
    st.header("Single-sourced events", anchor=False)
    noun = "is a landmark" if landmarks == 1 else "are landmarks"
    st.caption(
        f"All evidence of these {len(found):,} events has one publisher; {landmarks:,} {noun}. "
        "They are the first to need a second source."
    )
    twin = pd.DataFrame(
        {
            "when": [capital(dates.in_words(text)) for text in found["date"]],
            "title": found["title"],
            "significance": [capital(str(value)) for value in found["significance"]],
            "publisher": _publishers(view, found.index),
            "disputed": [disputed_words(view, "event", event) for event in found.index],
        },
        index=found.index,
    )
    st.dataframe(
        twin,
        hide_index=True,
        key="single-sourced",
        height=min(38 + 35 * len(twin), 38 + 35 * _SHOWN_AT_FIRST),
        column_config={
            "when": "When",
            "title": st.column_config.TextColumn("Event", width="large"),
            "significance": "Significance",
            "publisher": "The one publisher",
            "disputed": st.column_config.TextColumn(
                "Disputed", help="Whether sources disagree on something about this event."
            ),
        },
        alt=f"Table of the {len(twin)} single-sourced events shown, landmarks first.",
    )


def _publishers(view: View, events: pd.Index) -> list[str]:
    """The one publisher of each event, the true one of a reprint."""
    frames = view.corpus.frames
    mine = frames.evidence[frames.evidence["kind"] == "event"].drop_duplicates("id")
    sources = frames.sources.loc[mine.set_index("id")["source"].reindex(events)]
    names = sources["reprint_of"].fillna(sources["publisher"]).fillna("Not known")
    return list(names)
