"""What the ASGI application in ``dashboard.py`` is made of.

Streamlit recognises an application only where ``st.App(...)`` is written in the file it is told to
run, so the call itself stands in ``dashboard.py``. Nothing here imports more than Streamlit has
imported already: the server answers as soon as a bare one, and who comes before the corpus has been
read waits for it instead of being refused.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware

import nzviz.ui
from nzviz.server.arrival import Arrival, Beginning
from nzviz.server.sockets import send_at_once

#: The Streamlit script. It must not lie beside ``pages/`` (see its docstring).
SHELL = Path(nzviz.ui.__file__).parent / "shell.py"

#: Seconds that a server needs to answer once it has begun to start; both at once take longer.
_SERVING = 0.1

middleware = [Middleware(Arrival)]


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Have the corpus read as soon as the server answers, and what is made ahead after it."""
    send_at_once()
    loop = asyncio.get_running_loop()
    beginning = Beginning(loop)
    call = loop.call_later(_SERVING, beginning.start)
    try:
        yield {}
    finally:
        call.cancel()
        await asyncio.to_thread(beginning.end)
