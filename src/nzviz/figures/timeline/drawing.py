"""The timeline as SVG for a page that needs no script: both looks, wide and for a phone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters
from nzviz.figures.both_looks import in_both_looks
from nzviz.figures.style import DARK, LIGHT, Look
from nzviz.figures.svg import Linked, svg
from nzviz.figures.timeline.figure import OPEN_YEARS, alt_text, timeline
from nzviz.figures.timeline.options import WIDEST, TimelineOptions

#: What a phone of usual width leaves for the picture.
_PHONE = 358
#: A character that no text of a picture has.
_BETWEEN = "\0"
#: Quotes are not on such a page: their marks would lead nowhere.
_LEFT_OUT = frozenset({"words"})
_INKS = ("paper", "ink", "quiet", "accent", "hairline")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A timeline: SVG ``wide`` and ``narrow``, whose colours are variables, with the values of
    these and of the looks' inks (``--ink`` and so on) in the ``light`` and the ``dark`` look.
    """

    wide: str
    narrow: str
    light: Mapping[str, str]
    dark: Mapping[str, str]


def drawing(corpus: Corpus, filters: Filters, by: str) -> Drawing:
    """The events that *filters* leave, in lanes *by* a key of
    :data:`nzviz.figures.timeline.lanes.LANES`; a mark leads to ``#event-ID`` of the page.
    """

    def drawn(look: Look) -> str:
        return _BETWEEN.join(_svg(corpus, filters, by, width, look) for width in (WIDEST, _PHONE))

    both, light, dark = in_both_looks(drawn(LIGHT), drawn(DARK))
    wide, narrow = both.split(_BETWEEN)
    return Drawing(wide, narrow, {**light, **_inks(LIGHT)}, {**dark, **_inks(DARK)})


def _svg(corpus: Corpus, filters: Filters, by: str, width: int, look: Look) -> str:
    options = TimelineOptions(filters, by, width, without=_LEFT_OUT)
    linked = Linked(alt_text(corpus, options), _row)
    drawn = svg(timeline(corpus, options, look), look, width, linked=linked)
    return drawn.replace(f"\n{OPEN_YEARS}", "")  # without the dashboard nothing opens


def _row(mark: str) -> str | None:
    return None if ":" in mark else f"#event-{mark}"


def _inks(look: Look) -> dict[str, str]:
    return {f"--{name}": str(getattr(look, name)) for name in _INKS}
