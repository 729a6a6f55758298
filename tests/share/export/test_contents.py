"""Which rows belong to an export."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.frame_specs import FRAMES
from nzviz.explore.filters import SELECTABLE, select
from nzviz.share.export.contents import REFERENCES, TABLES, contents


@pytest.mark.parametrize("kind", SELECTABLE)
def test_a_view_holds_its_records_their_evidence_and_what_they_name(
    corpus: Corpus, export_of: Any, kind: str
) -> None:
    export = export_of(corpus, kind, first_year=1985, last_year=2012)
    found = contents(export)
    ids = select(corpus, export.filters, kind)
    assert list(found.tables[f"{kind}s"].index) == list(ids)
    assert found.shown == (f"{kind}s",)
    assert list(found.tables) == [name for name in TABLES if name in found.tables]

    evidence, every = found.tables["evidence"], corpus.frames.evidence
    if kind == "source":
        assert set(evidence.index) == set(every.index[every["source"].isin(ids)])
    else:
        mine = every[(every["kind"] == kind) & every["id"].isin(ids)]
        assert list(evidence.index) == list(mine.index)
    for table, column, other in REFERENCES:
        if table in found.tables and other != f"{kind}s":
            named = set(found.tables[table][column].dropna())
            assert named <= set(found.tables.get(other, corpus.frames.events[:0]).index)


def test_everything_is_every_table(corpus: Corpus, export_of: Any) -> None:
    found = contents(export_of(corpus, *SELECTABLE))
    assert list(found.tables) == list(TABLES)
    for name in FRAMES:
        assert found.tables[name].equals(getattr(corpus.frames, name))
    assert list(found.tables["relationships"].index) == [
        term.id for term in corpus.site.relationships
    ]
    assert set(found.references()) == set(REFERENCES)


@settings(max_examples=25)
@given(data=st.data())
def test_under_any_filters_only_true_references_are_told(
    alba: Corpus, export_of: Any, any_filters: Any, data: st.DataObject
) -> None:
    filters = data.draw(any_filters(alba))
    kinds = data.draw(st.lists(st.sampled_from(SELECTABLE), min_size=1, unique=True))
    export = export_of(alba, *(k for k in SELECTABLE if k in kinds))
    export = type(export)(alba, filters, export.kinds, export.view, export.today)
    found = contents(export)
    for kind in export.kinds:
        assert list(found.tables[f"{kind}s"].index) == list(select(alba, filters, kind))
    for table, column, other in found.references():
        assert set(found.tables[table][column].dropna()) <= set(found.tables[other].index)
    assert {"evidence", "sources"} <= set(found.tables)
