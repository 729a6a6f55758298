"""Rows as tables: links in columns, and CSV in which no text is a formula."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, rows
from nzviz.explore.related import linked
from nzviz.share.tables import LINK_TARGETS, as_csv, with_link_lists, with_links

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@pytest.mark.parametrize("kind", ["event", "framework", "quote", "dispute"])
@pytest.mark.parametrize("name", ["alba", "real"])
def test_links_stand_in_the_row(request: pytest.FixtureRequest, name: str, kind: str) -> None:
    corpus: Corpus = request.getfixturevalue(name)
    shown = rows(corpus, Filters(), kind)
    lists, joined = with_link_lists(corpus, kind, shown), with_links(corpus, kind, shown)
    assert list(lists.columns) == [*shown.columns, *(f"{t}s" for t in LINK_TARGETS)]
    for target in LINK_TARGETS:
        for record_id in list(shown.index)[:40]:
            wanted = linked(corpus, target, kind, record_id)
            assert lists.at[record_id, f"{target}s"] == wanted
            assert joined.at[record_id, f"{target}s"] == "; ".join(wanted)


@example(["\r", "a\rb", "a\r\nb"])
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=4))
def test_no_text_is_a_formula_and_none_is_lost(texts: list[str]) -> None:
    frame = pd.DataFrame({"text": pd.Series(texts, dtype="str"), "list": [[t] for t in texts]})
    read = list(csv.reader(io.StringIO(as_csv(frame, index=False), newline="")))
    assert read[0] == ["text", "list"]
    for text, cells in zip(texts, read[1:], strict=True):
        for cell in cells:
            assert not cell.startswith(FORMULA_SIGNS)
            lines = text.replace("\r\n", "\n").replace("\r", "\n")
            assert cell == (f"'{lines}" if text.startswith(FORMULA_SIGNS) else lines)


def test_ids_and_days() -> None:
    frame = pd.DataFrame(
        {"day": pd.to_datetime(["2012-09-21", None]).astype("datetime64[s]")}, index=["=a", "b"]
    )
    assert as_csv(frame.rename_axis("id")) == "id,day\n'=a,2012-09-21\nb,\n"
