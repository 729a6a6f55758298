"""Links as arrays say what the frames say."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import FACETS, known_ids
from nzviz.explore.linked import link_arrays

KINDS = ("event", "framework", "quote", "dispute")


@pytest.mark.parametrize("target", FACETS.values())
@pytest.mark.parametrize("kind", KINDS)
def test_every_link_of_the_frames_is_there_once(real: Corpus, target: str, kind: str) -> None:
    known = tuple(known_ids(real, target))
    arrays = link_arrays(real, target, kind, known)
    frame = getattr(real.frames, f"record_{target}s")
    mine = frame[frame["kind"] == kind]
    ids = getattr(real.frames, f"{kind}s").index
    pairs = list(zip(ids[arrays.rows], [known[n] for n in arrays.values], strict=True))

    assert len(pairs) == len(set(pairs))
    assert set(pairs) == {
        pair for pair in zip(mine["id"], mine[target], strict=True) if pair[1] in known
    }


@settings(deadline=None)
@given(data=st.data())
def test_counts_and_rows_agree(real: Corpus, data: st.DataObject) -> None:
    kind, target = data.draw(st.sampled_from(KINDS)), data.draw(st.sampled_from([*FACETS.values()]))
    known = tuple(known_ids(real, target))
    arrays = link_arrays(real, target, kind, known)
    seed = data.draw(st.integers(0, 2**16))
    kept = np.random.default_rng(seed).random(arrays.size) < 0.5
    values = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))

    counts = arrays.counts(kept)

    assert list(counts) == list(known)
    for value in values:
        assert counts[value] == int((arrays.having([value]) & kept).sum())
    together = np.zeros(arrays.size, dtype=bool)
    for value in values:
        together |= arrays.having([value])
    assert (arrays.having([*values, "nothing-known"]) == together).all()
