"""Scripts that the browser should fetch at once, not only when the first message names them.

Streamlit asks for an element's script when it is to draw the element: after its own scripts have
run, the websocket stands and the first message has come.

In what order matters, since browsers fetch six files at a time, and most of the hundred are so
small that each takes a round trip and little more: what draws charts comes first, since a chart
does not wait for the app, then the script that starts the app, then all else. What draws tables
waits until the app's page stands, for a table is drawn when a reader comes near to it
(:mod:`nzviz.ui.near`).
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from starlette.requests import Request

from nzviz.server import frontend
from nzviz.server.chart_files import chart_files, chart_script, plotly_ahead
from nzviz.server.html_page import Addition
from nzviz.server.page_of import page_of

_CHART = "BidiComponent"
#: What each page draws in its first view, beside what all pages draw.
_ELEMENTS: dict[str, tuple[str, ...]] = {
    "overview": (_CHART, "Metric"),
    "timeline": (_CHART, "Checkbox", "Selectbox"),
    "frameworks": (_CHART, "DateInput"),
    "partners": (_CHART, "DateInput", "Selectbox"),
    "quotes": ("Pagination", "BidiComponent"),
    "disputes": (_CHART,),
    "sources": (_CHART, "Metric", "DataFrame"),
    "briefing": ("Selectbox",),
    "data-and-method": (),
}
_WITHOUT_CHART = ("quotes", "briefing", "data-and-method")
#: Most pages end with a table, further down than most first views.
_TABLE = "DataFrame"
_WITHOUT_TABLE = ("briefing", "data-and-method")


def preload(request: Request) -> Addition:
    """Links that fetch the scripts of the page that the address names."""
    return _links(page_of(request).path)


def first_files() -> list[str]:
    """Every file that some page's first view needs."""
    elements = [name for names in _ELEMENTS.values() for name in names]
    return [
        *frontend.loaded_first(),
        *frontend.scripts([*frontend.SHELL_ELEMENTS, *elements, _TABLE]),
        *chart_files(),
    ]


@lru_cache(maxsize=32)
def _links(page: str) -> Addition:
    shown = _ELEMENTS.get(page, ())
    needed = frontend.scripts([*frontend.SHELL_ELEMENTS, *shown])
    tables = [] if page in _WITHOUT_TABLE else frontend.scripts([_TABLE])
    first = [frontend.entry()] if frontend.entry() else []
    plotly = "" if page in _WITHOUT_CHART else plotly_ahead()
    return Addition(
        first=chart_script() + plotly + "".join(map(_link, first)),
        fetched="".join(_link(name) for name in needed if name not in first),
        late="".join(_link(name) for name in tables if name not in needed),
    )


def _link(name: str) -> str:
    # Relative, as the page's own links are, so that it is right below any root.
    return f'<link rel="modulepreload" crossorigin href="./{escape(name)}">'
