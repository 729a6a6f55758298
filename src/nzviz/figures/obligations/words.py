"""The matrix in words."""

from __future__ import annotations

from collections.abc import Sequence

from nzviz.corpus.corpus import Corpus
from nzviz.explore.grouping import Group
from nzviz.explore.obligations import (
    coding,
)
from nzviz.figures.obligations.grid import SCHEMES, TITLES


def alt_text(corpus: Corpus, groups: Sequence[Group], others: Sequence[str], day: str) -> str:
    """How often each code stands, what is none and what is not coded."""
    ids = [framework for group in groups for framework in group.frameworks]
    parts = []
    for scheme, codes in SCHEMES.items():
        mine = [coding(corpus)[framework][scheme] for framework in ids]
        counts = {code: sum(code in (found or ()) for found in mine) for code in codes}
        listed = ", ".join(f"{code.replace('-', ' ')} {count}" for code, count in counts.items())
        none, missing = sum(found == {} for found in mine), sum(found is None for found in mine)
        parts.append(f"{TITLES[scheme]}: {listed}; none {none}, not coded {missing}.")
    return (
        f"Matrix of {len(ids)} frameworks as of {day}. {' '.join(parts)} "
        f"{len(others)} more are not coded at all. The table below holds the same cells."
    )
