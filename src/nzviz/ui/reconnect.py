"""A page that has lost its server goes on at whichever answers, without its reader's doing."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

#: Long enough never to matter: the timer is there for being there.
_SELDOM = timedelta(hours=12)


def run_again_when_reconnected() -> None:
    """Have the browser ask for a run whenever it has connected anew.

    Streamlit's frontend (1.67, ``handleConnectionStateChanged``) leaves the page as it is when the
    connection comes back, for the session is still there if it was the network that failed. If
    it was the server, another one answers with an empty session: the page would stand there as
    drawn, and the first click would be lost, since a session without a first run knows of no
    widget and calls no callback. A page with a timer asks for a run at once, with the link and
    the widgets as they are.
    """
    _timer()


@st.fragment(run_every=_SELDOM)
def _timer() -> None:
    """Nothing to draw."""
