"""What the ASGI application in ``dashboard.py`` is made of.

Streamlit recognises an application only where ``st.App(...)`` is written in the file it is told to
run, so the call itself stands in ``dashboard.py``.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

import nzviz.ui
from nzviz.corpus import live
from nzviz.corpus.problems import CorpusError
from nzviz.places import cache_folder
from nzviz.server import api, frontend, logs, metrics, readiness, watching
from nzviz.server.ahead import make_ahead
from nzviz.server.asset_store import AssetStore
from nzviz.server.assets import AssetMiddleware
from nzviz.server.compression import CompressionMiddleware
from nzviz.server.feed_link import feed_link
from nzviz.server.first_paint import first_paint
from nzviz.server.html_page import PageMiddleware, root_address
from nzviz.server.preload import first_files, preload
from nzviz.server.preview_image import preview_image
from nzviz.server.previews import preview
from nzviz.server.record_pages import ROUTES as RECORD_PAGES
from nzviz.server.root_path import RootPath
from nzviz.server.security import SecurityHeaders
from nzviz.server.site_map import ROUTES as SITE_MAP
from nzviz.server.sockets import send_at_once

#: The Streamlit script. It must not lie beside ``pages/`` (see its docstring).
SHELL = Path(nzviz.ui.__file__).parent / "shell.py"

#: Seconds after which a server that has begun to start answers.
_SERVING = 0.5

_assets = AssetStore(frontend.folder(), cache_folder())


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Read the corpus before the first reader comes, and again whenever its folder changes.

    What else is made ahead begins when the server answers: both at once would only take longer.
    """
    logs.configure()
    send_at_once()
    with suppress(CorpusError):  # told below, with places
        live.current()
    state = live.state()
    if state.problems:
        watching.log_problems(state)
    loop = asyncio.get_running_loop()
    watcher = watching.Watcher(loop)
    watcher.start()
    begin = [loop.call_later(_SERVING, _assets.prepare, first_files())]
    if state.corpus:
        begin.append(loop.call_later(_SERVING, make_ahead, state.corpus))
    try:
        yield {}
    finally:
        for each in begin:
            each.cancel()
        _assets.end()
        await asyncio.to_thread(watcher.stop)


#: Around every request, outermost first.
middleware = [
    Middleware(RootPath),
    Middleware(logs.RequestLog),
    Middleware(SecurityHeaders),
    Middleware(AssetMiddleware, store=_assets),
    Middleware(CompressionMiddleware),
    Middleware(PageMiddleware, additions=(root_address, first_paint, preload, preview, feed_link)),
]
#: What is served beside Streamlit's own addresses.
routes: list[BaseRoute] = [
    readiness.route,
    metrics.route,
    Route("/preview.png", preview_image),
    *RECORD_PAGES,
    *SITE_MAP,
    *api.routes,
]
