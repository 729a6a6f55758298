"""Where each button that changes the timeline leads, for the script that shows a still picture of
it (:mod:`nzviz.server.still`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from nzviz.corpus.corpus import Corpus
from nzviz.explore.choices import choices, toggled
from nzviz.figures import timeline as figure
from nzviz.figures.timeline import link
from nzviz.share.links import query_string
from nzviz.ui import state
from nzviz.ui.view import View

#: Where the pictures are, below the app's root.
ADDRESS = "still/timeline.svg"
#: Its parameters besides those of the link: the look, the width in pixels that the picture is made
#: for and the one that it is shown in, the state of the record.
LOOK, MADE, SHOWN, VERSION = "look", "made", "shown", "v"


def version(corpus: Corpus) -> str:
    """What names the state of the record in an address."""
    return corpus.digest[:12]


def stills(view: View, width: int) -> str:
    """HTML, not seen, that says where the buttons lead; the timeline is made for *width* pixels."""
    frame = {LOOK: [view.look.name], MADE: [str(width)], VERSION: [version(view.corpus)]}
    said = {"address": f"{ADDRESS}?{query_string(frame)}", "ways": ways(view)}
    return f'<div hidden data-stills="{escape(json.dumps(said))}"></div>'


def ways(view: View) -> dict[str, list[str]]:
    """For each row of buttons, by its key: what every button makes of the link, in their order."""
    now = state.query()
    without = link.left_out(now)
    themes = choices(view.corpus, view.filters, "theme", view.page.kind)
    return {
        "filter-theme": [
            _query(now, {"theme": toggled(theme, view.filters.theme)}) for theme in themes
        ],
        "range-presets": [
            _query(now, years(first, last))
            for first, last in [
                (None, None),
                *((period.first, period.last) for period in view.corpus.site.periods),
            ]
        ],
        "lane-choice": [_query(now, link.of_lane(lane)) for lane in figure.LANES],
        "band-choice": [
            _query(now, {"without": toggled(band, sorted(without))}) for band in figure.BANDS
        ],
    }


def years(first: int | None, last: int | None) -> dict[str, list[str]]:
    """The link parameters of a span of years; None leaves that end open."""
    return {"from": [f"{first:04d}"] if first else [], "to": [f"{last:04d}"] if last else []}


def _query(now: Mapping[str, Sequence[str]], changes: Mapping[str, Iterable[str]]) -> str:
    """The part of the link that a timeline is drawn from, with *changes*."""
    kept = {key: now[key] for key in (*link.KEYS, "event") if key in now}
    return query_string({**kept, **{key: list(values) for key, values in changes.items()}})
