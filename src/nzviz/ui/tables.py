"""The table twin of a picture: the same rows, sortable, a row opens its record."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

import pandas as pd
import streamlit as st

from nzviz.share.links import RECORD_PAGES
from nzviz.ui import state


def record_table(
    kind: str,
    table: pd.DataFrame,
    columns: dict[str, Any],
    alt: str,
    height: int | Literal["auto"] = "auto",
) -> None:
    """Show *table* (indexed by record id); choosing a row opens the record of *kind*.

    *columns* is Streamlit's column configuration by column name. The rows' ids are part of the
    element's key: a selection counts rows, and must not survive a change of them.
    """
    ids = [str(value) for value in table.index]
    digest = hashlib.sha256("\n".join(ids).encode()).hexdigest()[:12]
    key = f"table-{kind}-{digest}"

    def choose() -> None:
        rows = st.session_state[key].selection.rows
        state.change({RECORD_PAGES[kind][1]: [ids[rows[0]]] if rows else []})

    st.dataframe(
        table,
        hide_index=True,
        column_config=columns,
        on_select=choose,
        selection_mode="single-row",
        key=key,
        alt=alt,
        height=height,
    )
