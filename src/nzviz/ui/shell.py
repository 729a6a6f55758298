"""The Streamlit script: head, shared filters and sentence, then the page that the link names.

It does not lie beside ``pages/``: Streamlit would otherwise run a page without this script until
somebody has visited the root (``PagesManager.uses_pages_directory``).
"""

import streamlit as st

from nzviz.corpus import live
from nzviz.corpus.problems import CorpusError
from nzviz.ui import embed, pages, state
from nzviz.ui.filter_bar import filter_bar
from nzviz.ui.masthead import colophon, masthead
from nzviz.ui.reconnect import run_again_when_reconnected
from nzviz.ui.result_line import notices, result_line
from nzviz.ui.style import page_style
from nzviz.ui.tour import tour_bar
from nzviz.ui.view import current

try:
    site = live.current().site
except CorpusError:  # the server's log has what and where
    st.set_page_config(page_title="Not available")
    st.title("The record cannot be shown")
    st.write(
        "Its data have problems that the operator has to mend. `nzviz check` lists them. "
        "This page shows the record as soon as they are mended."
    )
    st.stop()

registered = pages.register()
chosen = pages.choose(registered)
state.show_in_address()
view = current()
st.set_page_config(page_title=f"{view.page.title} · {site.short_title}", layout="wide")
page_style(view.look)
if embed.embedded():
    embed.head(view)
    notices(view)
    chosen.run()
    embed.credit(view)
else:
    head, body, foot = st.container(), st.container(), st.container()
    try:
        # A page's picture takes the browser longest: it is sent before the head above it.
        with body:
            chosen.run()
    finally:  # whatever becomes of the page, the way to the others stands
        with head:
            masthead(view)
            tour_bar(view)
            filter_bar(view, view.filters)
            notices(view)
            result_line(view)
        with foot:
            colophon(view)
run_again_when_reconnected()
