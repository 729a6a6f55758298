"""``/ready``: whether this process has a corpus to show, for load balancers and operators.

``/_stcore/health`` says that the process answers; this says that what it answers is the record.
A broken edit does not make a process unready: it shows the last good corpus.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from nzviz import __version__
from nzviz.corpus import live


async def ready(_request: Request) -> JSONResponse:
    """200 with versions and digest when a corpus is loaded, else 503.

    ``problems`` counts what is wrong with the folder as it lies there now; what and where stands
    in the log alone.
    """
    state = live.state()
    corpus = state.corpus
    found: dict[str, object] = {
        "status": "ready" if corpus else "no corpus",
        "version": __version__,
        "problems": len(state.problems),
    }
    if corpus and state.loaded:
        found |= {
            "data_version": corpus.site.version,
            "digest": corpus.digest,
            "loaded": state.loaded.isoformat(timespec="seconds"),
        }
    return JSONResponse(found, 200 if corpus else 503, {"Cache-Control": "no-store"})


route = Route("/ready", ready, methods=["GET"])
