"""The picture that a shared link shows in chats and social cards: ``/preview.png``.

It takes the same parameters as the pages, and ``of`` for the page. Our own figures are drawn as
SVG, without a browser, and turned into PNG by resvg.
"""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from functools import partial
from html import escape

import anyio
import resvg_py
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from nzviz import __version__
from nzviz.corpus import live
from nzviz.corpus.problems import CorpusError
from nzviz.explore.filters import Filters
from nzviz.figures import fonts, thumbnail
from nzviz.figures.style import LIGHT
from nzviz.figures.svg import svg
from nzviz.server.linked_view import LinkedView, linked_view, query_of
from nzviz.share import summaries
from nzviz.share.csl import one_line
from nzviz.share.links import query_string

WIDTH, HEIGHT = 1200, 630
_EDGE = 60
_INNER = WIDTH - 2 * _EDGE
_BOTTOM = HEIGHT - 64
#: Our figures are drawn for screens; on a card everything is twice as large.
_SCALE = 2
#: A picture takes some 50 kB.
_KEPT = 200
_LOOK = LIGHT

_kept: OrderedDict[str, bytes] = OrderedDict()
_keeping = threading.Lock()
#: Drawing takes a tenth of a second of a core: whoever asks for many different pictures waits,
#: and nobody else does.
_drawing = anyio.CapacityLimiter(1)


async def preview_image(request: Request) -> Response:
    """The picture as PNG, 1200 by 630 pixels."""
    try:
        corpus = await anyio.to_thread.run_sync(live.current)
    except CorpusError:
        return PlainTextResponse("The record cannot be shown now.", 503)
    query = query_of(request)
    name = next(iter(query.pop("of", [])), "")
    view = await anyio.to_thread.run_sync(linked_view, corpus, name, query)
    key = image_key(view)
    headers = {"ETag": f'"{key}"', "Cache-Control": "public, max-age=86400"}
    if key in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    picture = _kept_picture(key)
    if picture is None and request.method != "HEAD":
        picture = await anyio.to_thread.run_sync(partial(_make, view, key), limiter=_drawing)
    return Response(picture or b"", media_type="image/png", headers=headers)


def image_query(view: LinkedView) -> dict[str, list[str]]:
    """The parameters that a picture is drawn from, and the data that it is drawn of."""
    found = {"of": [view.path]} if view.path else {}
    found |= {**view.filters.to_query(), **view.opened_query, **view.brief_query}
    return {**found, "v": [view.corpus.digest[:12]]}


def image_key(view: LinkedView) -> str:
    """Names everything that a picture depends on."""
    text = f"{__version__} {query_string(image_query(view))}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _kept_picture(key: str) -> bytes | None:
    with _keeping:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key)


def _make(view: LinkedView, key: str) -> bytes:
    picture = _kept_picture(key) or draw(view)
    with _keeping:
        _kept[key] = picture
        while len(_kept) > _KEPT:
            _kept.popitem(last=False)
    return picture


def draw(view: LinkedView) -> bytes:
    """The picture of a view as PNG."""
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=card(view),
            skip_system_fonts=True,
            font_files=list(fonts.files()),
            font_family=fonts.SANS_FAMILY,
            sans_serif_family=fonts.SANS_FAMILY,
            serif_family=fonts.SERIF_FAMILY,
        )
    )


def card(view: LinkedView) -> str:
    """The picture of a view as SVG: who says it, title, what it is, the years, the collection."""
    corpus = view.corpus
    site = corpus.site
    drawn = _Drawn()
    foot = f"{site.title} · data version {site.version} · {site.licence}"
    if view.opened:
        drawn.line(summaries.eyebrow(corpus, *view.opened), 24, _LOOK.accent, 600)
        _record(view, *view.opened, drawn)
    else:
        if view.heading != site.title:
            drawn.line(site.title, 24, _LOOK.accent, 600)
        drawn.title(view.heading, 2)
        if view.brief.items:
            for number, item in enumerate(view.brief.items, 1):
                drawn.paragraph(f"{number}.  {summaries.title(corpus, *item)}", 1, _LOOK.ink)
            return drawn.finish(foot)
        count = view.sentence.partition(": ")[0]
        drawn.paragraph(site.subtitle if view.heading == site.title else count, 2)
        lanes = thumbnail.view_lanes(corpus, view.page.kind, view.filters, _LOOK)
        drawn.picture(lanes, thumbnail.years_of(corpus, view.filters, lanes))
    return drawn.finish(foot)


def _record(view: LinkedView, kind: str, record_id: str, drawn: _Drawn) -> None:
    corpus = view.corpus
    record = corpus.records.by_kind[kind][record_id]
    if kind == "quote":
        drawn.title(f"“{one_line(record.exact)}”", 5)
        drawn.paragraph(f"Printed in {summaries.source_line(corpus, record.source)}", 1)
    else:
        drawn.title(summaries.title(corpus, kind, record_id), 3)
    if kind in ("event", "framework"):
        drawn.paragraph(one_line(record.summary), 3)
    elif kind == "dispute":
        for number, position in enumerate(record.positions, 1):
            drawn.paragraph(f"{number}.  {position.answer}", 1, _LOOK.ink)
        drawn.top += 14
        drawn.paragraph(one_line(record.assessment), 3)
    elif kind == "source":
        drawn.paragraph(summaries.summary(corpus, kind, record_id), 2)
    lanes = thumbnail.record_lanes(corpus, kind, record_id, _LOOK)
    drawn.picture(lanes, thumbnail.years_of(corpus, Filters(), lanes))


class _Drawn:
    """A card under construction, from the top down."""

    def __init__(self) -> None:
        self.top = 88.0
        self.parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_LOOK.paper}"/>',
            f'<rect width="{WIDTH}" height="12" fill="{_LOOK.accent}"/>',
        ]

    def line(self, text: str, size: int, colour: str, weight: int = 400) -> None:
        """One line of sans, cut where it is too long."""
        shown = fonts.at_most(fonts.wrapped(text, _INNER, fonts.SANS_FAMILY, weight, size), 1)
        self._text(" ".join(shown), size, colour, fonts.SANS_FAMILY, weight)

    def title(self, text: str, most: int) -> None:
        """The title in serif: as large as lets it stand in *most* lines, else cut."""
        for size, fitting in ((58, 1), (50, 1), (54, 2), (46, 2), (44, 3), (40, most), (34, most)):
            lines = fonts.balanced(text, _INNER, fonts.SERIF_FAMILY, 600, size)
            if len(lines) <= min(fitting, most):
                break
        for line in fonts.at_most(lines, most):
            self.top += size * 1.16
            self._text(line, size, _LOOK.ink, fonts.SERIF_FAMILY, 600)
        self.top += 14

    def paragraph(self, text: str, most: int, colour: str = _LOOK.quiet) -> None:
        """Lines of sans below, as many of them as there is room for."""
        size, step = 26, 35
        room = int((_BOTTOM - self.top) // step)
        lines = fonts.wrapped(text, _INNER, fonts.SANS_FAMILY, 400, size)
        if len(lines) <= most:
            lines = fonts.balanced(text, _INNER, fonts.SANS_FAMILY, 400, size)
        for line in fonts.at_most(lines, min(most, room)) if room > 0 else ():
            self.top += step
            self._text(line, size, colour, fonts.SANS_FAMILY, 400)

    def picture(self, lanes: list[thumbnail.Lane], years: tuple[int, int]) -> None:
        """The lanes in what room is left; nothing when it is too little."""
        room = (_BOTTOM - self.top - 16) / _SCALE
        if not lanes or room < 38 + 7 * min(len(lanes), 5):
            return
        width = _INNER // _SCALE
        figure = thumbnail.thumbnail(lanes, years, _LOOK, width, room)
        height = figure["layout"]["height"]
        top = _BOTTOM - height * _SCALE + 8
        self.parts.append(
            f'<g transform="translate({_EDGE},{top:.1f}) scale({_SCALE})">'
            f"{svg(figure, _LOOK, width)}</g>"
        )

    def finish(self, foot: str) -> str:
        """The whole, with the line at its foot."""
        self.top = HEIGHT - 28
        self.line(foot, 20, _LOOK.quiet)
        return "".join([*self.parts, "</svg>"])

    def _text(self, text: str, size: int, colour: str, family: str, weight: int) -> None:
        self.parts.append(
            f'<text x="{_EDGE}" y="{self.top:.1f}" font-family="{family}" font-size="{size}" '
            f'font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
        )
