"""The figure of a timeline at an address of its own (:mod:`nzviz.ui.figure_address`), as JSON.

A click on the page runs its script, which tells the chart where its next figure is. The browser
asks for that figure earlier: for the first view while the app is still loading, and at a button
while the reader points at it or presses it (``templates/chart.js``).
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
from nzviz.explore.second import second_filters
from nzviz.figures import timeline
from nzviz.figures.style import DARK, LIGHT
from nzviz.figures.timeline import link
from nzviz.server.linked_view import query_of
from nzviz.ui.charts import as_json
from nzviz.ui.figure_address import LINK_KEYS, LOOK, MADE, PATH, SECOND, VERSION, WHICH, version
from nzviz.ui.viewport import STEPS

_LOOKS = {look.name: look for look in (LIGHT, DARK)}
#: Widths in pixels that a figure can be made for: beside an opened record it is narrower than any
#: step.
_MADE = range(STEPS[0] // 2, timeline.WIDEST + 1)
_NUMBER = re.compile(r"[1-9][0-9]{2,3}")
#: A figure of so many events is made where its request is read, in a hundredth of a second: in a
#: thread it would share the processor with the page's script, which the same click starts a moment
#: later, and come when the chart has been told of it anyway.
_SMALL = 2_000
#: Of more events it takes longer: whoever asks for many waits for the one before, and nobody else.
making = anyio.CapacityLimiter(1)


async def figure(request: Request) -> Response:
    """The timeline of a link. 204: its filters leave nothing; 400: a parameter is wrong, and which;
    503: there is no record.
    """
    try:
        corpus = await anyio.to_thread.run_sync(live.current)
    except CorpusError:
        return PlainTextResponse("The record cannot be shown now.", 503)
    query = query_of(request)
    asked = {key: next(iter(query.get(key, ())), "") for key in (LOOK, MADE, VERSION, WHICH)}
    wrong = _wrong(asked)
    if wrong:
        return PlainTextResponse(wrong, 400)
    of_link = tuple((key, tuple(query[key])) for key in LINK_KEYS if key in query)
    make = partial(made, corpus, of_link, asked[LOOK], int(asked[MADE]), bool(asked[WHICH]))
    if len(corpus.frames.events) <= _SMALL:
        body = make()
    else:
        body = await anyio.to_thread.run_sync(make, limiter=making)
    if not body:
        return Response(status_code=204)
    # An address names the state of the record, so it has the same figure for as long as that lasts.
    same = asked[VERSION] == version(corpus)
    headers = {"Cache-Control": "public, max-age=600" if same else "no-store"}
    return Response(body, media_type="application/json", headers=headers)


def _wrong(asked: dict[str, str]) -> str:
    """What is wrong with the parameters that are not of the link, and what would be right."""
    if asked[LOOK] not in _LOOKS:
        return f"{LOOK}: one of {', '.join(_LOOKS)}."
    if not _NUMBER.fullmatch(asked[MADE]) or int(asked[MADE]) not in _MADE:
        return f"{MADE}: pixels, from {_MADE[0]} to {_MADE[-1]}."
    if asked[WHICH] not in ("", SECOND):
        return f"{WHICH}: {SECOND}, or left out."
    return ""


@kept_with_corpus(maxsize=32)
def made(
    corpus: Corpus,
    of_link: tuple[tuple[str, tuple[str, ...]], ...],
    look: str,
    width: int,
    second: bool,
) -> bytes:
    """The timeline of a link's first or second filter as JSON; empty when it shows nothing."""
    query = dict(of_link)
    filters = second_filters(query, corpus)[0] if second else from_query(query, corpus)[0]
    if not second and not len(select(corpus, filters, "event")):
        return b""
    event = corpus.find("event", next(iter(query.get("event", ())), ""))
    options = link.options(corpus, query, filters, event.id if event else None, width)
    return as_json(timeline.timeline(corpus, options, _LOOKS[look])).encode()


ROUTES = [Route(f"/{PATH}", figure)]
