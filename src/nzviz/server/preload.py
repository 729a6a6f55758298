"""Scripts that the browser should fetch at once, not only when the first message names them.

Streamlit asks for an element's script when it is to draw the element: after its own scripts have
run, the websocket stands and the first message has come. For a chart that is 1.1 MB, begun late.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from starlette.requests import Request

from nzviz.server import frontend
from nzviz.server.html_page import Addition
from nzviz.server.page_of import page_of

_CHART = "PlotlyChart"
#: What each page draws in its first view, beside what all pages draw.
_ELEMENTS: dict[str, tuple[str, ...]] = {
    "overview": (_CHART, "Metric"),
    "timeline": (_CHART, "BidiComponent", "Checkbox", "Selectbox"),
    "frameworks": (_CHART, "BidiComponent", "DateInput"),
    "partners": (_CHART, "BidiComponent", "DateInput", "Selectbox"),
    "quotes": ("Pagination", "BidiComponent"),
    "disputes": (_CHART,),
    "sources": (_CHART, "Metric"),
    "briefing": ("Selectbox",),
    "data-and-method": (),
}
#: Most pages end with a table, further down than most first views.
_TABLE = "DataFrame"
_WITHOUT_TABLE = ("briefing", "data-and-method")


def preload(request: Request) -> Addition:
    """Links that fetch the scripts of the page that the address names."""
    return Addition(fetched=_links(page_of(request).path))


def first_files() -> list[str]:
    """Every file that some page's first view needs."""
    elements = [name for names in _ELEMENTS.values() for name in names]
    return [
        *frontend.loaded_first(),
        *frontend.scripts([*frontend.SHELL_ELEMENTS, *elements, _TABLE]),
    ]


@lru_cache(maxsize=32)
def _links(page: str) -> str:
    early = frontend.scripts([*frontend.SHELL_ELEMENTS, *_ELEMENTS.get(page, ())])
    late = [] if page in _WITHOUT_TABLE else frontend.scripts([_TABLE])
    links = [_link(name, "") for name in early]
    links += [_link(name, ' fetchpriority="low"') for name in late if name not in early]
    return "".join(links)


def _link(name: str, more: str) -> str:
    # Relative, as the page's own links are, so that it is right below any root.
    return f'<link rel="modulepreload" crossorigin href="./{escape(name)}"{more}>'
