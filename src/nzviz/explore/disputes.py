"""Disputes by how far they are settled."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore.filters import Filters, rows

#: How a dispute's resolution is said; open questions first, since they are what is not known.
RESOLUTIONS = {
    "open": "Open: no answer stands",
    "resolved": "Resolved: one answer stands",
    "compatible": "Compatible: the answers only look contradictory",
}
_RANK = {resolution: rank for rank, resolution in enumerate(RESOLUTIONS)}


@kept_with_corpus(maxsize=64)
def disputes(corpus: Corpus, filters: Filters, resolutions: tuple[str, ...] = ()) -> pd.DataFrame:
    """The disputes that the filters leave, of these resolutions (none: all), open ones first.

    Among equals the more recent question stands first, those without a date last.
    """
    shown = rows(corpus, filters, "dispute")
    if resolutions:
        shown = shown[shown["resolution"].isin(resolutions)]
    rank = shown["resolution"].astype("str").map(_RANK)
    ordered = shown.assign(rank=rank).sort_values(
        ["rank", "start"], ascending=[True, False], na_position="last", kind="stable"
    )
    return ordered.drop(columns="rank")


def resolution_counts(corpus: Corpus, filters: Filters) -> Mapping[str, int]:
    """How many of the view's disputes have each resolution; those with none count 0."""
    counted = rows(corpus, filters, "dispute")["resolution"].astype("str").value_counts()
    return {resolution: int(counted.get(resolution, 0)) for resolution in RESOLUTIONS}


def known_resolutions(values: list[str]) -> tuple[str, ...]:
    """Those of the link's values that are resolutions, in their order."""
    return tuple(resolution for resolution in RESOLUTIONS if resolution in values)
