"""Share a view: its link, its citation after that of the original sources, and an embed snippet."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.coverage import source_summary, sources_of
from nzviz.explore.filters import sentence
from nzviz.share.export.references import REFERENCE_FILES, references
from nzviz.share.formats import FORMATS, bibliography, view_citations
from nzviz.share.links import EMBED_HEIGHTS, EMBED_THEMES, embed_snippet
from nzviz.ui.cite import citation_tabs
from nzviz.ui.collect import made
from nzviz.ui.download_menu import view_export
from nzviz.ui.text import md
from nzviz.ui.view import View

_THEMES = {"": "The reader’s", "light": "Light", "dark": "Dark"}
_HEIGHT = 720


def share(view: View) -> None:
    """The button, and what it opens: made only while it is open. Call it in a fragment."""
    opened = st.popover("Share", icon=":material/share:", key="share", on_change="rerun")
    with opened, st.container(key="shared"):
        if opened.open:
            _link(view)
            _sources(view)
            _citation(view)
            _embed(view)


def _link(view: View) -> None:
    st.markdown("**Link to this view**")
    st.code(view.url, language=None, wrap_lines=True)


def _sources(view: View) -> None:
    """The sources behind the view, to be cited first."""
    if view.shows_brief:
        document = made(view)
        ids = list(document.sources)
        told = document.summary
    else:
        ids = list(sources_of(view.corpus, view.filters, view.page.kind).index)
        told = source_summary(view.corpus, view.filters, view.page.kind)
    if not ids:
        return
    st.markdown("**Cite the original sources first**")
    st.caption(md(told))

    def write(format: str) -> str:
        if view.shows_brief:  # its sources are not those of the filters
            return bibliography(view.corpus, ids, format)
        return references(view_export(view, (view.page.kind,)), format, ids)

    with st.container(horizontal=True, gap="small"):
        for name, form in FORMATS.items():
            st.download_button(
                form.name,
                data=partial(write, name),
                file_name=REFERENCE_FILES[name],
                mime=form.mime,
                on_click="ignore",
                icon=":material/download:",
                key=f"share-sources-{name}",
                help=f"The {len(ids):,} sources behind this view as {form.name}",
            )


def _citation(view: View) -> None:
    st.markdown("**Then this view**")
    citation_tabs(_citations(view.corpus, title(view), view.url, view.today))


@kept_with_corpus(maxsize=256)
def _citations(corpus: Corpus, title: str, url: str, today: date) -> dict[str, str]:
    return view_citations(corpus, title, url, today)


def title(view: View) -> str:
    """What the view is called in citations and as a frame: page and filters, or the brief."""
    if view.shows_brief:
        return made(view).title
    return f"{view.page.title}: {sentence(view.corpus, view.filters, view.page.kind)}"


def _embed(view: View) -> None:
    st.markdown("**Embed it in a page**")
    with st.container(horizontal=True, gap="small"):
        look = st.segmented_control(
            "Look",
            list(EMBED_THEMES),
            default="",
            format_func=_THEMES.__getitem__,
            required=True,
            key="embed-look",
        )
        height = st.segmented_control(
            "Height",
            list(EMBED_HEIGHTS),
            default=_HEIGHT,
            format_func=lambda pixels: f"{EMBED_HEIGHTS[pixels]}, {pixels}",
            required=True,
            key="embed-height",
        )
    snippet = embed_snippet(view.url, title(view), height or _HEIGHT, look or "")
    st.code(snippet, language="html", wrap_lines=True)
