"""The timeline that a click leads to, as a still picture shown until Plotly has drawn it.

A click runs the page's script, sends a figure and has Plotly draw it, which takes half a second; a
drawing of the same figure takes the server a few hundredths. A script asks for it when the reader
points at a button that changes the timeline, and lays it over the chart at the click
(``templates/still.js``). What each button leads to is on the page (:mod:`nzviz.ui.stills`).
"""

from __future__ import annotations

import re
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.corpus.problems import CorpusError
from nzviz.explore.filters import from_query, select
from nzviz.figures import timeline
from nzviz.figures.style import DARK, LIGHT
from nzviz.figures.svg import svg
from nzviz.figures.timeline import link
from nzviz.server.linked_view import query_of
from nzviz.ui.stills import ADDRESS, LOOK, MADE, SHOWN, VERSION, version
from nzviz.ui.viewport import STEPS

_LOOKS = {look.name: look for look in (LIGHT, DARK)}
#: Widths in pixels that a picture can be made for (beside an opened record it is narrower than any
#: step), and that it can be shown in.
_MADE, _SHOWN = range(STEPS[0] // 2, timeline.WIDEST + 1), range(STEPS[0] // 2, 4_001)
_NUMBER = re.compile(r"[1-9][0-9]{2,3}")
#: What hovering over a mark tells is most of the bytes; the chart itself tells it.
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
#: Drawing takes some hundredths of a second of a core: whoever asks for many pictures waits for
#: the one before, and nobody else does.
_drawing = anyio.CapacityLimiter(1)


async def picture(request: Request) -> Response:
    """The timeline of a link as SVG. 204: its filters leave nothing, or the record is in another
    state than the one asked for; 400: a parameter is wrong, and which; 503: there is no record.
    """
    try:
        corpus = await anyio.to_thread.run_sync(live.current)
    except CorpusError:
        return PlainTextResponse("The record cannot be shown now.", 503)
    query = query_of(request)
    asked = {key: next(iter(query.get(key, ())), "") for key in (LOOK, MADE, SHOWN, VERSION)}
    wrong = _wrong(asked)
    if wrong:
        return PlainTextResponse(wrong, 400)
    if asked[VERSION] != version(corpus):
        return Response(status_code=204)
    of_link = tuple((key, tuple(query[key])) for key in (*link.KEYS, "event") if key in query)
    drawn = await anyio.to_thread.run_sync(
        partial(_drawn, corpus, of_link, asked[LOOK], int(asked[MADE]), int(asked[SHOWN])),
        limiter=_drawing,
    )
    if not drawn:
        return Response(status_code=204)
    # An address names the state of the record, so it always has the same picture.
    headers = {"Cache-Control": "public, max-age=600"}
    return Response(drawn, media_type="image/svg+xml", headers=headers)


def _wrong(asked: dict[str, str]) -> str:
    """What is wrong with the parameters that are not of the link, and what would be right."""
    if asked[LOOK] not in _LOOKS:
        return f"{LOOK}: one of {', '.join(_LOOKS)}."
    for key, widths in ((MADE, _MADE), (SHOWN, _SHOWN)):
        if not _NUMBER.fullmatch(asked[key]) or int(asked[key]) not in widths:
            return f"{key}: pixels, from {widths[0]} to {widths[-1]}."
    return ""


@kept_with_corpus(maxsize=64)
def _drawn(
    corpus: Corpus,
    of_link: tuple[tuple[str, tuple[str, ...]], ...],
    look: str,
    made: int,
    shown: int,
) -> str:
    query = dict(of_link)
    filters = from_query(query, corpus)[0]
    if not len(select(corpus, filters, "event")):
        return ""
    event = corpus.find("event", next(iter(query.get("event", ())), ""))
    options = link.options(corpus, query, filters, event.id if event else None, made)
    figure = timeline.timeline(corpus, options, _LOOKS[look])
    return _TITLE.sub("", svg(figure, _LOOKS[look], shown))


ROUTES = [Route(f"/{ADDRESS}", picture)]
