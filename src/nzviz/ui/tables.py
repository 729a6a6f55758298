"""The table twin of a picture: the same rows, sortable, a row opens its record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal

import pandas as pd
import pyarrow as pa
import streamlit as st

from nzviz.share.links import RECORD_PAGES
from nzviz.ui import state
from nzviz.ui.near import near

#: Rows that go to the browser at a time: they are sent with every run of the page.
ROWS_AT_ONCE = 1000
#: Whether a row has been chosen or left since the table was drawn.
_CHOSEN = "table-chosen"


@dataclass(frozen=True, slots=True)
class Rows:
    """A table as the browser takes it, so that a table kept in a cache is turned into it once."""

    ids: tuple[str, ...]
    columns: pa.Table

    @classmethod
    def of(cls, table: pd.DataFrame) -> Rows:
        """The rows of *table*, which is indexed by record id."""
        columns = pa.Table.from_pandas(table, preserve_index=False)
        return cls(tuple(str(value) for value in table.index), columns)


@dataclass(frozen=True, slots=True)
class Parts:
    """A table that is made a part at a time: how many rows it has, and those from one on to before
    another.
    """

    count: int
    make: Callable[[int, int], Rows]


@st.fragment
def record_table(
    kind: str,
    table: pd.DataFrame | Rows | Parts,
    columns: dict[str, Any],
    alt: str,
    height: int | Literal["auto"] = "auto",
) -> None:
    """Show *table* (indexed by record id); choosing a row opens the record of *kind*.

    *columns* is Streamlit's column configuration by column name. The table is made when the reader
    comes near to it; a very long one is shown a part at a time.
    """
    if not near(f"near-{kind}"):
        return
    parts = table if isinstance(table, Parts) else _parts(table)
    if parts.count > ROWS_AT_ONCE:
        _in_parts(kind, parts, columns, alt, height)
    else:
        _table(kind, parts.make(0, parts.count), columns, alt, height)
    if st.session_state.pop(_CHOSEN, False):
        st.rerun()  # a choice in a fragment runs the fragment alone; the record is elsewhere


def _parts(table: pd.DataFrame | Rows) -> Parts:
    rows = table if isinstance(table, Rows) else Rows.of(table)
    return Parts(
        len(rows.ids),
        lambda begin, end: Rows(rows.ids[begin:end], rows.columns.slice(begin, end - begin)),
    )


def _in_parts(
    kind: str,
    parts: Parts,
    columns: dict[str, Any],
    alt: str,
    height: int | Literal["auto"],
) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        said = st.empty()
        pages = ceil(parts.count / ROWS_AT_ONCE)
        number = st.pagination(pages, key=f"table-part-{kind}-{parts.count}")
    begin = (number - 1) * ROWS_AT_ONCE
    end = min(begin + ROWS_AT_ONCE, parts.count)
    said.caption(f"Rows {begin + 1:,} to {end:,} of {parts.count:,}")
    _table(kind, parts.make(begin, end), columns, alt, height)


def _table(
    kind: str,
    rows: Rows,
    columns: dict[str, Any],
    alt: str,
    height: int | Literal["auto"],
) -> None:
    # The rows' ids are part of the element's key: a selection counts rows, and must not survive a
    # change of them.
    ids = rows.ids
    digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12]
    key = f"table-{kind}-{digest}"

    def choose() -> None:
        chosen = st.session_state[key].selection.rows
        st.session_state[_CHOSEN] = True
        state.change({RECORD_PAGES[kind][1]: [ids[chosen[0]]] if chosen else []})

    st.dataframe(
        rows.columns,
        hide_index=True,
        column_config=columns,
        on_select=choose,
        selection_mode="single-row",
        key=key,
        alt=alt,
        height=height,
    )
