"""The tables that the rivals show: one CSV file and one SQLite database, made from the frames."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pandas as pd

from nzviz.corpus.corpus import Corpus

#: One row for each event and theme: ``id, date, title, summary, theme``.
EVENTS = "events.csv"
#: Table ``events`` (the same rows) with full-text search, and every frame of the corpus.
DATABASE = "corpus.db"


def write_tables(corpus: Corpus, folder: Path) -> Path:
    """Write both files for *corpus* into *folder*, which is made; returns *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    events = _events(corpus)
    events.to_csv(folder / EVENTS, index=False)
    with sqlite3.connect(folder / DATABASE) as database:
        for name in type(corpus.frames).__dataclass_fields__:
            frame: pd.DataFrame = getattr(corpus.frames, name)
            if name != "events":
                _plain(frame).to_sql(name, database, index=frame.index.name is not None)
        events.to_sql("events", database, index=False)
        database.execute("create index events_by_theme on events (theme)")
        database.execute(
            'create virtual table events_fts using fts5(title, summary, content="events")'
        )
        database.execute("insert into events_fts(events_fts) values ('rebuild')")
    database.close()
    return folder


def _events(corpus: Corpus) -> pd.DataFrame:
    events = corpus.frames.events[["start", "title", "summary"]].rename(columns={"start": "date"})
    links = corpus.frames.record_themes
    themes = links.loc[links["kind"] == "event", ["id", "theme"]]
    labels = themes["theme"].map(corpus.frames.themes["label"])
    rows = themes.assign(theme=labels).merge(events, left_on="id", right_index=True)
    rows["date"] = rows["date"].dt.strftime("%Y-%m-%d")
    return rows[["id", "date", "title", "summary", "theme"]].sort_values(["date", "id"])


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """*frame* with days and categories as text: SQLite knows neither."""
    kinds = frame.dtypes.astype("str")
    other = kinds.index[kinds.str.startswith(("category", "datetime"))]
    return frame.astype(dict.fromkeys(other, "str"))
