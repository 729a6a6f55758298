"""Rows as tables that leave: links as columns, and CSV that spreadsheets read harmlessly."""

from __future__ import annotations

import pandas as pd

from nzviz.corpus.corpus import Corpus

#: What the columns of links hold: ids of these targets, in columns named by their plural.
LINK_TARGETS = ("theme", "relationship", "actor", "framework")
#: Between the ids of a column of links in CSV.
BETWEEN = "; "


def with_links(corpus: Corpus, kind: str, shown: pd.DataFrame) -> pd.DataFrame:
    """*shown* with a column of semicolon-separated ids for each kind of link the rows have."""
    shown = with_link_lists(corpus, kind, shown)
    for target in LINK_TARGETS:
        shown[f"{target}s"] = shown[f"{target}s"].map(BETWEEN.join)
    return shown


def with_link_lists(corpus: Corpus, kind: str, shown: pd.DataFrame) -> pd.DataFrame:
    """*shown* with a column of lists of ids for each of the :data:`LINK_TARGETS`."""
    shown = shown.copy()
    for target in LINK_TARGETS:
        links: pd.DataFrame = getattr(corpus.frames, f"record_{target}s")
        mine = links[(links["kind"] == kind) & links["id"].isin(shown.index)]
        grouped = mine.groupby("id")[target].agg(list).to_dict()
        lists = [grouped.get(record_id, []) for record_id in shown.index]
        shown[f"{target}s"] = pd.Series(lists, index=shown.index, dtype="object")
    return shown


def as_csv(frame: pd.DataFrame, index: bool = True) -> str:
    """CSV with days as 2012-09-21; a text that a spreadsheet would run gets a leading quote, and
    lines within a text end with a line feed.

    Lists are joined by semicolons.
    """
    frame = frame.copy()
    if index:
        frame.index = frame.index.map(_harmless)
    for name in frame.columns:
        column = frame[name]
        if pd.api.types.is_datetime64_dtype(column):
            frame[name] = column.dt.strftime("%Y-%m-%d")
        elif not pd.api.types.is_numeric_dtype(column):
            frame[name] = column.map(_cell, na_action="ignore")
    return str(frame.to_csv(index=index, lineterminator="\n"))


def _cell(value: object) -> object:
    return _harmless(BETWEEN.join(value) if isinstance(value, list) else value)


def _harmless(value: object) -> object:
    if not isinstance(value, str):
        return value
    # A carriage return outside of quotes, where pandas leaves it, ends the row for most readers.
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    # https://owasp.org/www-community/attacks/CSV_Injection
    return f"'{text}" if value and value[0] in "=+-@\t\r" else text
