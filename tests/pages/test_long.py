"""Long lists go to the browser in parts: nothing is left out, and a row still opens its record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, select
from nzviz.ui import tables

Open = Callable[..., Any]


def test_all_rows_come_in_parts(
    open_page: Open, real: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 200)
    page = open_page(real, "timeline")
    wanted = list(real.frames.events["title"])
    titles: list[str] = []
    parts = -(-len(wanted) // 200)
    for number in range(1, parts + 1):
        page.app.session_state[f"table-part-event-{len(wanted)}"] = number
        page.app.run()
        assert not page.app.exception
        (table,) = page.app.dataframe
        assert len(table.value) <= 200
        titles += list(table.value["title"])
        assert f"of {len(wanted):,}" in page.text

    assert titles == wanted


def test_rows_are_those_of_the_table(real: Corpus) -> None:
    ids = select(real, Filters(), "event")
    rows = tables.Rows.of(pd.DataFrame({"title": real.frames.events.loc[ids, "title"]}))

    assert list(rows.ids) == list(ids)
    assert rows.columns.column("title").to_pylist() == list(real.frames.events["title"])
