"""What is exported: one small immutable value that every format is written from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import SELECTABLE, Filters
from nzviz.share.links import RECORD_PAGES, address


class Drawn(Protocol):
    """A timeline as SVG for both looks, without a title around it."""

    @property
    def wide(self) -> str:
        """The picture for a page; colours are CSS variables, marks lead to ``#event-ID``."""

    @property
    def narrow(self) -> str:
        """The same for a phone."""

    @property
    def light(self) -> Mapping[str, str]:
        """Values of the variables in the light look; paper, ink, quiet, accent and hairline too."""

    @property
    def dark(self) -> Mapping[str, str]:
        """The same in the dark look."""


#: Draws the events that filters leave, in lanes by theme, relationship, framework or actor.
Draw = Callable[[Corpus, Filters, str], Drawn]


@dataclass(frozen=True, slots=True)
class Export:
    """What leaves, as of when and from where.

    ``kinds`` are the kinds of record that are shown, in the order of
    :data:`nzviz.explore.filters.SELECTABLE`. ``view`` is the full address of the view, or "" when
    nobody serves it. ``today`` is the day of the export. ``lane`` says what the lanes of a drawn
    timeline are, and ``draw`` draws it: figures are not this package's business. Equal values give
    equal files; two corpora of the same digest are equal.
    """

    corpus: Corpus = field(compare=False)
    filters: Filters
    kinds: tuple[str, ...]
    view: str
    today: date
    lane: str = "theme"
    draw: Draw | None = None
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "digest", self.corpus.digest)

    @property
    def everything(self) -> bool:
        """Whether this is the whole collection: every kind, no filter."""
        return set(self.kinds) == set(SELECTABLE) and not self.filters.active

    def record_address(self, kind: str, record_id: str) -> str:
        """Full address at which a record opens; "" when nobody serves it."""
        if not self.view:
            return ""
        page, key = RECORD_PAGES[kind]
        return address(self.view, page, {key: [record_id]})
