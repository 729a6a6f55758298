"""Every figure that can be taken away, drawn once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.compare import compare, default_sides, side_label
from nzviz.explore.filters import Filters
from nzviz.explore.grouping import grouped
from nzviz.explore.lineage import drawn
from nzviz.explore.partners import areas_by_partner
from nzviz.figures import (
    areas,
    bars,
    comparison,
    lifespans,
    lineage,
    obligations,
    positions,
    strip,
    timeline,
    words,
)
from nzviz.figures.style import Figure, Look

DAY = date(1986, 12, 31)
Make = Callable[[Corpus, Look, int], list[Figure]]


def _frameworks(corpus: Corpus) -> list[str]:
    return list(corpus.frames.frameworks.index)


def _timeline(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    return [timeline.timeline(corpus, timeline.TimelineOptions(Filters(), width=width), look)]


def _lifespans(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    ids = _frameworks(corpus)
    groups = grouped(corpus, ids, "kind")
    return [lifespans.lifespans(corpus, groups, look, DAY, width, ids[0])]


def _obligations(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    groups, _ = obligations.split(corpus, grouped(corpus, _frameworks(corpus), "partner"))
    head = obligations.head(look, width)
    return [head, obligations.body(corpus, groups, look, DAY, width)]


def _lineage(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    ids = _frameworks(corpus)
    part = drawn(corpus, ids, None, None)
    return [lineage.lineage(corpus, part, ids[1:], look, DAY, width, ids[0], True)]


def _areas(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    cells = areas_by_partner(corpus, _frameworks(corpus), DAY)
    return [areas.matrix(corpus, cells, look, width, next(iter(cells)))]


def _comparison(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    first, second = default_sides(corpus, None)
    names = (side_label(corpus, first), side_label(corpus, second))
    return [comparison.comparison(compare(corpus, first, second), names, look, width)]


def _strip(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    ids = list(corpus.frames.events.index)[:30]
    return [strip.strip(corpus, ids, look, width, DAY, ids[0])]


def _words(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    quotes = corpus.frames.quotes
    speakers = quotes["speaker"].value_counts().index[:6]
    lanes = [
        words.Lane(corpus.label("actor", str(actor)), look.accent, list(quotes.index[said]))
        for actor in speakers
        if (said := quotes["speaker"] == actor).any()
    ]
    turn = words.Turn("An event with a name that takes two lines", pd.Timestamp("1985-02-04"))
    return [words.lanes_over_time(quotes, lanes, look, turn)]


def _positions(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    found = (positions.positions(corpus, one, look) for one in corpus.frames.disputes.index)
    return [figure for figure in found if figure is not None]


def _years(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    return [bars.events_by_year(corpus, Filters(), look)]


def _counts(corpus: Corpus, look: Look, width: int) -> list[Figure]:
    return [bars.counts({"New Zealand": 234, "Japan & others": 5, "None": 0}, look)]


@pytest.fixture(
    params=[
        _timeline, _lifespans, _obligations, _lineage, _areas, _comparison, _strip, _words,
        _positions, _years, _counts,
    ],
    ids=lambda make: make.__name__.strip("_"),
)  # fmt: skip
def make(request: pytest.FixtureRequest) -> Make:
    """Each of the figures in turn, as what draws it for a corpus, a look and a width."""
    found: Make = request.param
    return found
