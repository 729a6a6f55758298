"""Full-text search over all records, by SQLite's FTS5, built once per corpus in memory.

Words are folded (case, accents and macrons) and stemmed (Porter), so "Maori" finds "Māori" and
"visits" finds "visit". A query knows words (all of them must occur), ``"exact phrases"``,
``prefix*`` and ``-without``. Everything else is taken as words, so that no input is an error.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from functools import lru_cache

from nzviz.corpus.corpus import Corpus

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_LETTERS = re.compile(r"[^\W_]+")


class SearchIndex:
    """The searchable text of one corpus; safe to use from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            "CREATE VIRTUAL TABLE records USING fts5("
            "kind UNINDEXED, id UNINDEXED, title, body, "
            "tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        self._db.executemany("INSERT INTO records VALUES (?, ?, ?, ?)", _texts(corpus))

    def ids(self, words: str, kind: str) -> list[str]:
        """Ids of the records of *kind* that match, best first (bm25, titles weigh four times)."""
        expression = fts_expression(words)
        if expression is None:
            return []
        with self._lock:
            found = self._db.execute(
                "SELECT id FROM records WHERE records MATCH ? AND kind = ? "
                "ORDER BY bm25(records, 0, 0, 4, 1), rowid",
                (expression, kind),
            )
            return [row[0] for row in found]


def fts_expression(words: str) -> str | None:
    """*words* as an FTS5 expression, or None when nothing in them can be searched for."""
    wanted: list[str] = []
    unwanted: list[str] = []
    for match in _TERM.finditer(words):
        text = match["phrase"] if match["phrase"] is not None else match["word"]
        star = "*" if match["word"] and text.endswith("*") else ""
        tokens = _LETTERS.findall(text)
        if tokens:
            (unwanted if match["minus"] else wanted).append('"' + " ".join(tokens) + '"' + star)
    if not wanted:
        return None
    expression = " AND ".join(wanted)
    return f"({expression}) NOT ({' OR '.join(unwanted)})" if unwanted else expression


def matching_ids(corpus: Corpus, words: str, kind: str) -> list[str]:
    """Ids of the records of *kind* in *corpus* that match *words*, best first."""
    return _index(corpus).ids(words, kind)


@lru_cache(maxsize=2)
def _index(corpus: Corpus) -> SearchIndex:
    return SearchIndex(corpus)


def _texts(corpus: Corpus) -> Iterator[tuple[str, str, str, str]]:
    frames = corpus.frames
    notes = frames.evidence.dropna(subset=["note"]).groupby(["kind", "id"], observed=True)["note"]
    said = {key: " ".join(texts) for key, texts in notes}
    for event in frames.events.itertuples():
        yield (
            "event",
            event.Index,
            event.title,
            _join(event.summary, said.get(("event", event.Index))),
        )
    for framework in frames.frameworks.itertuples():
        title = _join(framework.name, framework.short)
        body = _join(framework.summary, said.get(("framework", framework.Index)))
        yield "framework", framework.Index, title, body
    for quote in frames.quotes.itertuples():
        speakers = [quote.speaker, quote.reporting]
        names = [corpus.label("actor", actor) for actor in speakers if isinstance(actor, str)]
        yield "quote", quote.Index, quote.exact, _join(*names)
    for dispute in corpus.records.by_kind["dispute"].values():
        answers = [position.answer for position in dispute.positions]
        yield "dispute", dispute.id, dispute.question, _join(dispute.assessment, *answers)
    for source in frames.sources.itertuples():
        yield "source", source.Index, source.label, _join(source.publisher, source.author)


def _join(*parts: object) -> str:
    return " ".join(part for part in parts if isinstance(part, str))
