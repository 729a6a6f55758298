"""Pieces of the page on data and method."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from nzviz.corpus.frame_specs import FRAMES
from nzviz.corpus.kinds import RECORD_KINDS
from nzviz.share.links import address
from nzviz.ui.text import capital, md
from nzviz.ui.view import View

#: What the page begins with.
PRINCIPLES = "What is included, and how it is decided"


def principles(view: View) -> None:
    """What is included and how it is decided, in the corpus's own words."""
    st.header(PRINCIPLES, anchor=False)
    for paragraph in view.corpus.site.method:
        st.markdown(md(paragraph), width=820)


def counts(view: View) -> None:
    """How many records there are."""
    st.header("What the data hold", anchor=False)
    site = view.corpus.site
    st.markdown(
        f"Version {md(site.version)} of {md(site.updated)}, digest `{view.corpus.digest[:16]}`."
    )
    by_kind = view.corpus.records.by_kind
    with st.grid("auto", min_column_width=130, gap="small"):
        for kind in RECORD_KINDS:
            st.metric(capital(kind.plural), f"{len(by_kind[kind.name]):,}")


def vocabularies(view: View) -> None:
    """Themes and partners with their definitions."""
    st.header("Themes", anchor=False)
    themes = view.corpus.frames.themes
    st.markdown("\n".join(f"- **{md(t.label)}**: {md(t.description)}" for t in themes.itertuples()))
    st.header("Partners", anchor=False)
    terms = view.corpus.site.relationships
    st.markdown("\n".join(f"- **{md(t.label)}**: {md(t.description or '')}" for t in terms))


def frames(view: View) -> None:
    """The tables behind every page, column by column."""
    st.header("The tables", anchor=False)
    st.markdown("Every page and every download is made from these tables.")
    for name, spec in FRAMES.items():
        rows = len(getattr(view.corpus.frames, name))
        with st.expander(f"{name}: {rows:,} rows, each {spec.row}", key=f"frame-{name}"):
            listed = [(spec.index, "str", "identifies the row")] if spec.index else []
            listed += [(n, c.dtype, c.meaning) for n, c in spec.columns.items()]
            st.table(
                pd.DataFrame(listed, columns=["Column", "Type", "Meaning"]).set_index("Column")
            )


def reuse(view: View) -> None:
    """Licence, downloads and corrections."""
    site = view.corpus.site
    st.header("Use and correct it", anchor=False)
    st.markdown(
        "Our own words and codings are free to use under "
        f"[{md(site.licence)}]({site.licence_url}); quoted passages stay their owners’. Download "
        "on every page gives the rows shown there with their evidence, sources, a README and the "
        "licence. Please cite the original sources first."
    )
    root = str(st.context.url or "")
    st.markdown(
        "For programs there is the same as JSON and CSV, with the same filters: the [data API]"
        f"({address(root, 'api/v1/docs', {})}). Feed readers take the [latest records]"
        f"({address(root, 'feed.atom', {})}), of everything or of what a filter leaves."
    )
    where = f" at [{md(site.repository)}]({site.repository})" if site.repository else ""
    st.markdown(
        f"An error? Every record is a few lines of YAML{where}. Name the record’s link (button "
        "“Link” on its card), what is wrong and the page that shows it."
    )
