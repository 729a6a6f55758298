"""The first rows of a page's list, and the record that its link opens, in words."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, rows
from nzviz.explore.wording import capital, date_in_words, speaker_line, words

#: How many rows are listed: what a tall window shows.
FIRST = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One record in a list. ``eyebrow`` is its date, kind or speaker; ``quoted``, whether the
    title is somebody's words.
    """

    kind: str
    id: str
    eyebrow: str
    title: str
    text: str = ""
    quoted: bool = False


def first_rows(corpus: Corpus, filters: Filters, kind: str, latest: bool = False) -> list[Row]:
    """The first records of *kind* that *filters* leave; with *latest* the newest ones."""
    shown = rows(corpus, filters, kind)
    if latest:
        shown = shown.sort_values("start", ascending=False)
    return [row(corpus, kind, str(record), shown) for record in shown.index[:FIRST]]


def row(corpus: Corpus, kind: str, record: str, frame: pd.DataFrame | None = None) -> Row:
    """One record as a row, its summary included."""
    table = getattr(corpus.frames, f"{kind}s") if frame is None else frame
    found = table.loc[record]
    if kind == "event":
        return Row(kind, record, _date(found["date"]), found["title"], found["summary"])
    if kind == "framework":
        return Row(kind, record, capital(words(found["kind"])), found["name"], found["summary"])
    if kind == "quote":
        return Row(kind, record, speaker_line(corpus, record), found["exact"], quoted=True)
    if kind == "dispute":
        of = capital(words(found["resolution"]))
        return Row(kind, record, of, found["question"], found["assessment"])
    parts = (found["publisher"], date_in_words(found["published"]))
    eyebrow = ", ".join(part for part in parts if isinstance(part, str) and part)
    return Row(kind, record, eyebrow, found["title"])


def _date(text: object) -> str:
    return date_in_words(text) or ""
