"""The first rows of a page's table, in words."""

from __future__ import annotations

import pandas as pd

from nzviz.explore.filters import rows
from nzviz.explore.wording import capital, date_in_words, words
from nzviz.server.first_paint.asked import Asked
from nzviz.server.first_paint.parts import Row, Rows

#: How many rows are listed: what a tall window shows.
FIRST = 12


def first_rows(asked: Asked, kind: str) -> Rows:
    """The first records of *kind* (event, framework) that the filters leave."""
    shown = rows(asked.corpus, asked.filters, kind).head(FIRST)
    column, said = ("date", date_in_words) if kind == "event" else ("kind", _kind)
    titles = shown["title" if kind == "event" else "name"]
    return Rows(
        tuple(
            Row(said(text) or "", title, asked.here({kind: [str(record)]}))
            for record, text, title in zip(shown.index, shown[column], titles, strict=True)
        )
    )


def source_rows(asked: Asked, shown: pd.DataFrame) -> Rows:
    """The first of the sources *shown*."""
    found = shown.head(FIRST)
    columns = (found[name] for name in ("publisher", "published", "label"))
    return Rows(
        tuple(
            Row(_printed(publisher, day), label, asked.here({"source": [str(source)]}))
            for source, publisher, day, label in zip(found.index, *columns, strict=True)
        )
    )


def _kind(kind: object) -> str:
    return capital(words(str(kind)))


def _printed(publisher: object, day: object) -> str:
    parts = (publisher, date_in_words(day))
    return ", ".join(part for part in parts if isinstance(part, str) and part)
