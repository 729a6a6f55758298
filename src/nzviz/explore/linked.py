"""Links between records as arrays: which row of a frame has which value.

Filters and counts ask for them at every click; arrays answer in a fraction of what a frame takes,
whatever the corpus's size.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class LinkArrays:
    """Every pair of a record's row (in its kind's frame) and a value's number, once.

    ``numbers`` gives the number of each known value, in curated order.
    """

    rows: npt.NDArray[np.intp]
    values: npt.NDArray[np.intp]
    numbers: Mapping[str, int]
    size: int

    def having(self, values: Iterable[str]) -> Mask:
        """The rows that have any of *values*; values that are not known have no row."""
        wanted = np.zeros(len(self.numbers), dtype=bool)
        wanted[[self.numbers[value] for value in values if value in self.numbers]] = True
        found = np.zeros(self.size, dtype=bool)
        found[self.rows[wanted[self.values]]] = True
        return found

    def used(self, kept: Mask) -> Mask:
        """The values that any of the *kept* rows has."""
        found = np.zeros(len(self.numbers), dtype=bool)
        found[self.values[kept[self.rows]]] = True
        return found

    def counts(self, kept: Mask) -> dict[str, int]:
        """How many of the *kept* rows have each value."""
        counted = np.bincount(self.values[kept[self.rows]], minlength=len(self.numbers))
        return dict(zip(self.numbers, counted.tolist(), strict=True))


@kept_with_corpus(maxsize=64)
def link_arrays(corpus: Corpus, target: str, kind: str, known: tuple[str, ...]) -> LinkArrays:
    """The links of all records of *kind* to a *target* (theme, relationship, actor, framework),
    whose *known* values are given.
    """
    index: pd.Index = getattr(corpus.frames, f"{kind}s").index
    links: pd.DataFrame = getattr(corpus.frames, f"record_{target}s")
    mine = links.loc[links["kind"] == kind, ["id", target]].drop_duplicates()
    rows = index.get_indexer(mine["id"])
    values = pd.Index(known, dtype="str").get_indexer(mine[target])
    there = (rows >= 0) & (values >= 0)
    numbers = {value: number for number, value in enumerate(known)}
    return LinkArrays(rows[there], values[there], numbers, len(index))


@kept_with_corpus(maxsize=8)
def evidence_arrays(corpus: Corpus, kind: str) -> LinkArrays:
    """The links of all records of *kind* (event, framework, quote, dispute) to the sources on which
    they rest. A quote rests on the source whose words it has.
    """
    frames = corpus.frames
    index: pd.Index = getattr(frames, f"{kind}s").index
    if kind == "quote":
        pairs = pd.DataFrame({"id": index, "source": frames.quotes["source"].to_numpy()})
    else:
        evidence = frames.evidence
        pairs = evidence.loc[evidence["kind"] == kind, ["id", "source"]].drop_duplicates()
    rows = index.get_indexer(pairs["id"])
    values = frames.sources.index.get_indexer(pairs["source"])
    there = (rows >= 0) & (values >= 0)
    numbers = {source: number for number, source in enumerate(frames.sources.index)}
    return LinkArrays(rows[there], values[there], numbers, len(index))
