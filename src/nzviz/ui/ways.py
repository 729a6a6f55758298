"""Where each button that changes the timeline leads, for the script that draws the next timeline as
soon as the button is clicked (``server/templates/chart.js``).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from nzviz.explore.choices import choices, toggled
from nzviz.figures import timeline as figure
from nzviz.figures.timeline import link
from nzviz.ui import state
from nzviz.ui.figure_address import begun, of_link
from nzviz.ui.view import View


def ways_ahead(view: View, width: int) -> str:
    """HTML, not seen, that says where the buttons lead; the timeline is made for *width* pixels."""
    said = {"address": begun(view.corpus, view.look, width), "ways": ways(view)}
    return f'<div hidden data-ways="{escape(json.dumps(said))}"></div>'


def ways(view: View) -> dict[str, list[str]]:
    """For each row of buttons, by its key: what every button makes of the link, in their order."""
    now = state.query()
    without = link.left_out(now)
    themes = choices(view.corpus, view.filters, "theme", view.page.kind)
    return {
        "filter-theme": [
            _after(now, {"theme": toggled(theme, view.filters.theme)}) for theme in themes
        ],
        "range-presets": [
            _after(now, years(first, last))
            for first, last in [
                (None, None),
                *((period.first, period.last) for period in view.corpus.site.periods),
            ]
        ],
        "lane-choice": [_after(now, link.of_lane(lane)) for lane in figure.LANES],
        "band-choice": [
            _after(now, {"without": toggled(band, sorted(without))}) for band in figure.BANDS
        ],
    }


def years(first: int | None, last: int | None) -> dict[str, list[str]]:
    """The link parameters of a span of years; None leaves that end open."""
    return {"from": [f"{first:04d}"] if first else [], "to": [f"{last:04d}"] if last else []}


def _after(now: Mapping[str, Sequence[str]], changes: Mapping[str, Iterable[str]]) -> str:
    """The part of the link that a timeline is drawn from, with *changes*."""
    return of_link({**now, **{key: list(values) for key, values in changes.items()}})
