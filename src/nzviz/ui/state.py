"""The link is the state: what is read from it and how it is changed.

Nothing that a reader chose lives anywhere else. Widgets are set from the link before they are
drawn, and their callbacks write the link; so load, reload, Back and Forward need no code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import streamlit as st

from nzviz.explore.tours import TOUR_KEYS

#: The only keys of the session state that are not widgets': the pages of this run, by path,
#: and the path of the page being shown.
PAGES_KEY = "nzviz_pages"
CURRENT_PAGE_KEY = "nzviz_page"
#: The link parameters of the run before.
ASKED_KEY = "nzviz_asked"


def query() -> dict[str, list[str]]:
    """The link parameters as they stand."""
    return {key: st.query_params.get_all(key) for key in st.query_params}


def first(key: str) -> str | None:
    """The first value of a parameter, or None."""
    values = st.query_params.get_all(key)
    return values[0] if values else None


def show_in_address() -> None:
    """Make the browser's address say what this run was asked for.

    A link to the page that one is on reruns the script with the link's parameters, but Streamlit
    leaves the address as it was. Sending the parameters again corrects it; an address that says
    them already stays.
    """
    now = query()
    before = st.session_state.get(ASKED_KEY)
    st.session_state[ASKED_KEY] = now
    if before is not None and before != now:
        st.query_params.from_dict(now)


def tour() -> dict[str, list[str]]:
    """The link parameters of the place in a guided tour, if any."""
    return {key: values for key, values in query().items() if key in TOUR_KEYS}


def change(changes: Mapping[str, Iterable[str]]) -> None:
    """Set parameters (to no values: remove them) in one step, so that Back undoes one action."""
    after = {**query(), **{key: list(values) for key, values in changes.items()}}
    after = {key: values for key, values in after.items() if values}
    if after != query():
        st.query_params.from_dict(after)
        st.session_state[ASKED_KEY] = after


def set_widget(key: str, value: object) -> None:
    """Make a widget that is about to be drawn show *value*.

    Also when it is thought to show it already: a browser that was still loading the widget's code
    while the script ran again has never been told.
    """
    st.session_state[key] = value
