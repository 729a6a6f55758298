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
#: The link parameters that the browser was last known to have, and each state that callbacks have
#: changed them to since.
SENT_KEY = "nzviz_sent"


def query() -> dict[str, list[str]]:
    """The link parameters as they stand.

    With each action the browser says which parameters it has. A reader who acts again before it has
    heard of a change is answered with that change, which Streamlit by itself would forget.
    """
    now = _address()
    sent = st.session_state.get(SENT_KEY, ())
    return dict(sent[-1]) if now in sent else now


def _address() -> dict[str, list[str]]:
    return {key: st.query_params.get_all(key) for key in st.query_params}


def first(key: str) -> str | None:
    """The first value of a parameter, or None."""
    values = query().get(key)
    return values[0] if values else None


def show_in_address() -> None:
    """Make the browser's address say what this run was asked for.

    A link to the page that one is on reruns the script with the link's parameters, but Streamlit
    leaves the address as it was. Sending the parameters again corrects it; an address that says
    them already stays.
    """
    now = _address()
    if now not in st.session_state.get(SENT_KEY, ())[-1:]:
        st.session_state.pop(SENT_KEY, None)  # Back, Forward or a link
    before = st.session_state.get(ASKED_KEY)
    st.session_state[ASKED_KEY] = now
    if before is not None and before != now:
        st.query_params.from_dict(now)


def tour() -> dict[str, list[str]]:
    """The link parameters of the place in a guided tour, if any."""
    return {key: values for key, values in query().items() if key in TOUR_KEYS}


def change(changes: Mapping[str, Iterable[str]]) -> None:
    """Set parameters (to no values: remove them) in one step, so that Back undoes one action."""
    now, before = _address(), query()
    after = {**before, **{key: list(values) for key, values in changes.items()}}
    after = {key: values for key, values in after.items() if values}
    if after != now:
        sent = st.session_state.get(SENT_KEY, [])
        known = sent[sent.index(now) :] if now in sent else [now]
        st.session_state[SENT_KEY] = [*known, after]
        st.query_params.from_dict(after)
        st.session_state[ASKED_KEY] = after


def set_widget(key: str, value: object) -> None:
    """Make a widget that is about to be drawn show *value*.

    Also when it is thought to show it already: a browser that was still loading the widget's code
    while the script ran again has never been told.
    """
    st.session_state[key] = value
