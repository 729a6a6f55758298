"""The files that charts are drawn with: Plotly's own script, and ours that uses it.

Plotly's is its basic bundle (:mod:`nzviz.server.plotly_js`). Their addresses carry a hash of the
content, so that browsers keep them for good; :mod:`nzviz.server.assets` sends them compressed.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from nzviz.server.assets import FOREVER

#: The address below the app's root.
FOLDER = "chart/"
_AHEAD = '<link rel="preload" as="script" fetchpriority="high" href="./{}">'


@cache
def chart_files() -> dict[str, Path]:
    """Where each file lies, by its address below the app's root: Plotly's first."""
    plotly = Path(str(files("nzviz.server.plotly_js").joinpath("plotly-basic.min.js")))
    ours = Path(str(files("nzviz.server.templates").joinpath("chart.js")))
    return {_name("plotly", plotly): plotly, _name("chart", ours): ours}


def _name(stem: str, path: Path) -> str:
    return f"{FOLDER}{stem}-{hashlib.blake2b(path.read_bytes(), digest_size=6).hexdigest()}.js"


def plotly_ahead() -> str:
    """The element that has the browser fetch Plotly's script."""
    plotly, _ = chart_files()
    return _AHEAD.format(plotly)


def chart_script() -> str:
    """The elements that bring the script which draws charts, and tell it where Plotly's is."""
    plotly, ours = chart_files()
    # A browser fetches what a link names before it looks at scripts.
    return f'{_AHEAD.format(ours)}<script async src="./{ours}" data-plotly="./{plotly}"></script>'


def plain_file(request: Request) -> FileResponse:
    """A file as it is, for clients that take no compression. 404: there is none of this name."""
    path = chart_files().get(f"{FOLDER}{request.path_params['name']}")
    if path is None:
        raise HTTPException(404)
    return FileResponse(path, media_type="text/javascript", headers={"Cache-Control": FOREVER})


ROUTES = [Route(f"/{FOLDER}{{name}}", plain_file)]
