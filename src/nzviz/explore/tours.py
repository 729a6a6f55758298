"""A reader's place in a guided tour: what the link says of it, and where its steps lead.

A tour is a row of saved views with words; ``tour=`` and ``step=`` (from 1) name the place. These
parameters are public: never rename one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.records import Tour
from nzviz.corpus.records.site import Step
from nzviz.explore.brief import BRIEF_KEYS

#: Link parameters of the place in a guided tour; links inside the dashboard keep them.
TOUR_KEYS = ("tour", "step")
#: Parameters of how a page is framed, not of what it shows.
_FRAME_KEYS = ("embed", "embed_options")

Query = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Place:
    """One step of a tour, by its number from 1."""

    tour: Tour
    number: int

    @property
    def step(self) -> Step:
        """What the step shows and says."""
        return self.tour.steps[self.number - 1]

    @property
    def heading(self) -> str:
        """Where the reader is: "The ANZUS break · step 2 of 6"."""
        return f"{self.tour.title} · step {self.number} of {len(self.tour.steps)}"

    @property
    def query(self) -> dict[str, list[str]]:
        """The link parameters of the step's view, with those of the place."""
        return {**self.step.query, "tour": [self.tour.id], "step": [str(self.number)]}

    @property
    def previous(self) -> Place | None:
        """The step before; None at the first."""
        return Place(self.tour, self.number - 1) if self.number > 1 else None

    @property
    def following(self) -> Place | None:
        """The step after; None at the last."""
        return Place(self.tour, self.number + 1) if self.number < len(self.tour.steps) else None

    def shown(self, page: str, query: Query) -> bool:
        """Whether a page (its path) with the link parameters *query* still shows the step's view.

        The order of values does not matter, nor does what the reader collects.
        """
        others = (*TOUR_KEYS, *BRIEF_KEYS, *_FRAME_KEYS)
        here = {key: sorted(values) for key, values in query.items() if key not in others}
        wanted = {key: sorted(values) for key, values in self.step.query.items()}
        return page == self.step.page and here == wanted


def place(corpus: Corpus, query: Query) -> Place | None:
    """The place that a link names; None when it names no tour that is known.

    A number beyond the tour's ends is its first or last step; what is no number is the first.
    """
    asked = next(iter(query.get("tour", ())), None)
    tour: Tour | None = corpus.find("tour", asked) if asked else None
    if tour is None:
        return None
    text = next(iter(query.get("step", ())), "")
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
    return Place(tour, min(max(number, 1), len(tour.steps)))
