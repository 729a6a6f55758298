"""Rows as tables that leave: links as columns, and CSV that spreadsheets read harmlessly."""

from __future__ import annotations

import pandas as pd

from nzviz.corpus.corpus import Corpus


def with_links(corpus: Corpus, kind: str, shown: pd.DataFrame) -> pd.DataFrame:
    """*shown* with a column of semicolon-separated ids for each kind of link the rows have."""
    shown = shown.copy()
    for target in ("theme", "relationship", "actor", "framework"):
        links: pd.DataFrame = getattr(corpus.frames, f"record_{target}s")
        mine = links[(links["kind"] == kind) & links["id"].isin(shown.index)]
        joined = mine.groupby("id")[target].agg("; ".join)
        shown[f"{target}s"] = joined.reindex(shown.index).fillna("")
    return shown


def as_csv(frame: pd.DataFrame, index: bool = True) -> str:
    """CSV with days as 2012-09-21; a text that a spreadsheet would run gets a leading quote."""
    frame = frame.copy()
    for name in frame.columns:
        column = frame[name]
        if pd.api.types.is_datetime64_dtype(column):
            frame[name] = column.dt.strftime("%Y-%m-%d")
        elif not pd.api.types.is_numeric_dtype(column):
            frame[name] = column.map(_harmless, na_action="ignore")
    return str(frame.to_csv(index=index, lineterminator="\n"))


def _harmless(value: object) -> object:
    # https://owasp.org/www-community/attacks/CSV_Injection
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
