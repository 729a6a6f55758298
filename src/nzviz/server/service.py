"""What surrounds Streamlit's application: what every request passes on its way, what is served
beside the pages, and what runs in the background.

Importing this takes as long as starting Streamlit, so :mod:`nzviz.server.app` has it imported when
the server answers already.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.routing import BaseRoute, Route, Router
from starlette.types import ASGIApp

from nzviz.corpus import live
from nzviz.corpus.problems import CorpusError
from nzviz.places import cache_folder
from nzviz.server import api, frontend, logs, metrics, readiness, watching
from nzviz.server.ahead import make_ahead
from nzviz.server.asset_store import AssetStore
from nzviz.server.assets import AssetMiddleware
from nzviz.server.chart_files import ROUTES as CHART_FILES
from nzviz.server.chart_files import chart_files
from nzviz.server.compression import CompressionMiddleware
from nzviz.server.feed_link import feed_link
from nzviz.server.first_paint import first_paint
from nzviz.server.head_scripts import attend, charts_to_come, paper, pointing
from nzviz.server.html_page import PageMiddleware, root_address
from nzviz.server.preload import first_files, preload
from nzviz.server.preview_image import preview_image
from nzviz.server.previews import preview
from nzviz.server.record_pages import ROUTES as RECORD_PAGES
from nzviz.server.root_path import RootPath
from nzviz.server.security import SecurityHeaders
from nzviz.server.site_map import ROUTES as SITE_MAP
from nzviz.server.timeline_figure import ROUTES as TIMELINE_FIGURE
from nzviz.server.timeline_figure import making
from nzviz.server.turns import FiguresFirst, long_turns

#: What is served beside Streamlit's own addresses.
ROUTES: list[BaseRoute] = [
    readiness.route,
    metrics.route,
    Route("/preview.png", preview_image),
    *RECORD_PAGES,
    *SITE_MAP,
    *TIMELINE_FIGURE,
    *CHART_FILES,
    *api.routes,
]
#: Seconds for the pages of those who came while the corpus was read; what is made ahead would only
#: make them wait longer.
_FIRST_READERS = 0.5
#: What is written into every page of the app, in this order.
ADDITIONS = (
    *(root_address, first_paint, preload, preview, feed_link),
    *(pointing, paper, attend, charts_to_come),
)
_assets = AssetStore(frontend.folder(), cache_folder(), chart_files())


def around(app: ASGIApp) -> ASGIApp:
    """*app* with everything around it, outermost first."""
    inner: ASGIApp = ExceptionMiddleware(Router(ROUTES, default=app))
    inner = FiguresFirst(inner, making)
    inner = PageMiddleware(inner, additions=ADDITIONS)
    inner = CompressionMiddleware(inner)
    inner = AssetMiddleware(inner, store=_assets)
    inner = SecurityHeaders(inner)
    return RootPath(logs.RequestLog(inner))


class Service:
    """The background work of one serving process."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._watcher = watching.Watcher(loop)

    def begin(self) -> None:
        """Read the corpus, then watch its folder and make ahead what readers will ask for. A broken
        corpus is told to the log with its places; the watcher waits until it is mended.
        """
        logs.configure()
        long_turns()
        with suppress(CorpusError):  # told below, with places
            live.current()
        state = live.state()
        if state.problems:
            watching.log_problems(state)
        self._watcher.start()
        time.sleep(_FIRST_READERS)
        _assets.prepare(first_files())
        if state.corpus:
            make_ahead(state.corpus)

    def end(self) -> None:
        """End what :meth:`begin` has begun; waits for a reading that is under way."""
        _assets.end()
        self._watcher.stop()
