"""Asking the open sessions to run again, so that a mended or added record appears by itself.

The server asks, rather than every page asking the server all the time (``st.fragment(run_every=)``
would cost each idle reader a run every few seconds, and a session that nobody looks at as much as
any other). Streamlit has no public call for it; what its own file watcher calls is used, and where
a future version lacks it, readers see the new record with their next click instead.
"""

from __future__ import annotations

import asyncio
from typing import Any

import structlog
from streamlit.runtime import Runtime

#: Seconds between two sessions: many readers at once would wait for each other.
PACE = 0.05

_log = structlog.stdlib.get_logger("nzviz")


async def rerun_all(pace: float = PACE) -> int:
    """Ask every connected session to run again with the link that it shows; how many were asked.

    To be run in the event loop of the server.
    """
    asked = 0
    try:
        for session in _connected():
            # The last client state has the page and the query; without it the page would be lost.
            session.request_rerun(session._client_state)
            asked += 1
            await asyncio.sleep(pace)
    except AttributeError as error:  # not our API: see above
        _log.warning("sessions cannot be asked to run again", reason=str(error))
    return asked


def _connected() -> list[Any]:
    if not Runtime.exists():
        return []
    manager: Any = Runtime.instance()._session_mgr
    return [info.session for info in manager.list_active_sessions()]
