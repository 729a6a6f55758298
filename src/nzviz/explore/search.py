"""Full-text search over all records, by SQLite's FTS5, built once per corpus in memory.

Words are folded (case, accents and macrons) and stemmed (Porter), so "Maori" finds "Māori" and
"visits" finds "visit"; exact phrases are folded only. Curated synonyms (``synonyms.yaml``)
stand for each other.
"""

from __future__ import annotations

import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.explore import query
from nzviz.explore.query import Term, fold, folded_words

#: Words shorter than this are not corrected: everything is near to them.
SHORTEST_CORRECTED = 3
#: Words of a record shown around its hits.
CONTEXT_WORDS = 26

_START, _END = "\x01", "\x02"
#: Weight of a hit in the title, in the text, in names.
_RANK = "bm25(records, 0, 0, 4, 1, 2)"
_SHOWN = (
    f"highlight(records, 2, '{_START}', '{_END}'), "
    f"snippet(records, 3, '{_START}', '{_END}', '…', {CONTEXT_WORDS}), "
    f"snippet(records, 4, '{_START}', '{_END}', '…', {CONTEXT_WORDS})"
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, and whether it is one of the words looked for."""

    text: str
    hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its title and what stands around the hits in its text.

    A quote's title is its words; its context is its speaker.
    """

    kind: str
    id: str
    title: tuple[Stretch, ...]
    context: tuple[Stretch, ...]


class SearchIndex:
    """The searchable text of one corpus; safe to use from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._lock = threading.Lock()
        self._db = sqlite3.connect(":memory:", check_same_thread=False)
        self._db.execute(
            "CREATE VIRTUAL TABLE records USING fts5("
            "kind UNINDEXED, id UNINDEXED, title, body, names, prefix = '2 3', "
            "tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        # One text at a time, for marking words in it (see marked()).
        self._db.execute(
            "CREATE VIRTUAL TABLE one USING fts5("
            "text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        texts = list(_texts(corpus))
        self._db.executemany("INSERT INTO records VALUES (?, ?, ?, ?, ?)", texts)
        #: Folded texts by record, for exact phrases: the index holds stems.
        self._folded = {
            (kind, record_id): [f" {' '.join(folded_words(part))} " for part in parts]
            for kind, record_id, *parts in texts
        }
        self._synonyms = _synonyms(corpus)
        self._words = _vocabulary(texts)
        self._kinds = sorted({kind for kind, *_ in texts})

    def ids(self, words: str, kind: str) -> list[str]:
        """Ids of the records of *kind* that match, best first (bm25, titles weigh most)."""
        return [row[1] for row in self._rows(words, "kind, id", kind)]

    def hits(self, words: str, kind: str, most: int) -> list[Hit]:
        """The *most* best matches of *kind*, with their hits marked."""
        found = []
        for row in self._rows(words, f"kind, id, {_SHOWN}", kind, most):
            title, body, names = (_stretches(text) for text in row[2:])
            in_body = any(stretch.hit for stretch in body)
            in_names = any(stretch.hit for stretch in names)
            found.append(Hit(row[0], row[1], title, names if in_names and not in_body else body))
        return found

    def marked(self, words: str, text: str) -> tuple[Stretch, ...]:
        """*text* with the words looked for marked, whichever record it belongs to."""
        wanted, _ = query.expressions(query.parse(words), self._synonyms)
        if not wanted:
            return (Stretch(text, False),)
        wanted = wanted.replace(" AND ", " OR ")
        with self._lock:
            self._db.execute("DELETE FROM one")
            self._db.execute("INSERT INTO one VALUES (?)", (text,))
            row = self._db.execute(
                f"SELECT highlight(one, 0, '{_START}', '{_END}') FROM one WHERE one MATCH ?",
                (wanted,),
            ).fetchone()
        return _stretches(row[0]) if row else (Stretch(text, False),)

    def while_typing(self, words: str) -> str:
        """*words*, or where nothing has them, *words* with the last as the start of a word, if
        something has these: "nucl" finds nothing, "nucl*" does.
        """
        begun = words + "*"
        if not words[-1:].isalnum() or self._found(words):
            return words
        return begun if self._found(begun) else words

    def suggestion(self, words: str) -> str | None:
        """*words* with those that occur nowhere replaced by the nearest that does, or None."""
        better = words
        for term in query.parse(words):
            if term.unwanted or term.prefix or self._occurs(term):
                continue
            for word in term.words:
                near = self._nearest(fold(word))
                if near:
                    better = better.replace(word, near)
        return better if better != words else None

    def _found(self, words: str) -> bool:
        return any(self.ids(words, kind) for kind in self._kinds)

    def _occurs(self, term: Term) -> bool:
        expression, _ = query.expressions([Term(term.words)], self._synonyms)
        with self._lock:
            found = self._db.execute(
                "SELECT 1 FROM records WHERE records MATCH ? LIMIT 1", (expression,)
            )
            return found.fetchone() is not None

    def _nearest(self, word: str) -> str | None:
        """The corpus's word that is nearest to a mistyped one, the more frequent of equals."""
        if word in self._words or len(word) < SHORTEST_CORRECTED:
            return None
        allowed = 1 if len(word) < 6 else 2
        found = process.extract(
            word,
            self._words.keys(),
            scorer=DamerauLevenshtein.distance,
            score_cutoff=allowed,
            limit=12,
        )
        if not found:
            return None
        best = min(found, key=lambda match: (match[1], -self._words[match[0]][1], match[0]))
        return self._words[best[0]][0]

    def _rows(
        self, words: str, columns: str, kind: str, most: int = -1
    ) -> Iterator[tuple[str, ...]]:
        terms = query.parse(words)
        wanted, unwanted = query.expressions(terms, self._synonyms)
        have, lack = query.exact_words(terms)
        if wanted:
            expression = f"({wanted}) NOT ({unwanted})" if unwanted else wanted
            condition, order = "records MATCH ?", f"{_RANK}, rowid"
        elif unwanted:
            expression, order = unwanted, "rowid"
            condition = "rowid NOT IN (SELECT rowid FROM records WHERE records MATCH ?)"
        elif lack:
            expression, condition, order = "", "? = ''", "rowid"
        else:
            return
        if not wanted:  # nothing to mark: highlight() works on matches alone
            columns = columns.replace(_SHOWN, "title, body, names")
        with self._lock:
            found = self._db.execute(
                f"SELECT {columns} FROM records WHERE kind = ? AND {condition} ORDER BY {order}",
                (kind, expression),
            )
            rows = found.fetchall() if have or lack or most < 0 else found.fetchmany(most)
        for row in rows:
            if most == 0:
                return
            if (have or lack) and not self._has_exactly(row[0], row[1], have, lack):
                continue
            most -= 1
            yield row

    def _has_exactly(self, kind: str, record_id: str, have: list[str], lack: list[str]) -> bool:
        texts = self._folded[kind, record_id]
        return all(any(phrase in text for text in texts) for phrase in have) and not any(
            phrase in text for text in texts for phrase in lack
        )


def _stretches(marked: str) -> tuple[Stretch, ...]:
    found = []
    for number, part in enumerate(marked.split(_START)):
        inside, end, outside = part.partition(_END) if number else ("", "", part)
        if end:
            found.append(Stretch(inside, True))
        if outside:
            found.append(Stretch(outside, False))
    return tuple(found)


def matching_ids(corpus: Corpus, words: str, kind: str) -> list[str]:
    """Ids of the records of *kind* in *corpus* that match *words*, best first."""
    return index(corpus).ids(words, kind)


@kept_with_corpus(maxsize=2)
def index(corpus: Corpus) -> SearchIndex:
    """The search index of *corpus*, built at the first call."""
    return SearchIndex(corpus)


def _synonyms(corpus: Corpus) -> query.Synonyms:
    found: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for synonym in corpus.records.by_kind["synonym"].values():
        forms = tuple(dict.fromkeys(tuple(folded_words(form)) for form in synonym.forms))
        for form in forms:
            # A form of two synonyms stands for both.
            found[form] = tuple(dict.fromkeys((*found.get(form, ()), *forms)))
    return found


def _vocabulary(texts: Sequence[tuple[str, ...]]) -> dict[str, tuple[str, int]]:
    """Every word of the corpus by its folded form: how it is mostly written, and how often."""
    written: dict[str, Counter[str]] = {}
    for _, _, *parts in texts:
        for part in parts:
            for word in query.words_of(part):
                written.setdefault(fold(word), Counter())[word] += 1
    return {
        folded: (forms.most_common(1)[0][0], forms.total())
        for folded, forms in written.items()
        if not folded.isdigit()
    }


def _texts(corpus: Corpus) -> Iterator[tuple[str, str, str, str, str]]:
    """Kind, id, title, text and names of every record."""
    frames = corpus.frames
    notes = frames.evidence.dropna(subset=["note"]).groupby(["kind", "id"], observed=True)["note"]
    said = {key: " ".join(texts) for key, texts in notes}
    names = _names(corpus)
    for event in frames.events.itertuples():
        key = ("event", event.Index)
        yield *key, event.title, _join(event.summary, said.get(key)), names.get(key, "")
    for framework in frames.frameworks.itertuples():
        key = ("framework", framework.Index)
        short = framework.short if framework.short != framework.name else ""
        body = _join(framework.summary, said.get(key))
        yield *key, framework.name, body, _join(short, names.get(key))
    for quote in frames.quotes.itertuples():
        speakers = [quote.speaker, quote.reporting]
        labels = [corpus.label("actor", actor) for actor in speakers if isinstance(actor, str)]
        yield "quote", quote.Index, quote.exact, "", _join(*labels)
    for dispute in corpus.records.by_kind["dispute"].values():
        answers = [position.answer for position in dispute.positions]
        body = _join(dispute.assessment, *answers)
        yield "dispute", dispute.id, dispute.question, body, ""
    for source in frames.sources.itertuples():
        yield "source", source.Index, source.label, "", _join(source.publisher, source.author)


def _names(corpus: Corpus) -> dict[tuple[str, str], str]:
    """Names of the people and frameworks of each record."""
    frames = corpus.frames
    people = frames.actors.index[frames.actors["kind"] == "person"]
    links = frames.record_actors[frames.record_actors["actor"].isin(people)]
    found: dict[tuple[str, str], list[str]] = {}
    for link in links.itertuples():
        name = frames.actors.at[link.actor, "name"]
        found.setdefault((str(link.kind), link.id), []).append(name)
    for link in frames.record_frameworks.itertuples():
        if link.kind == "event":
            name = frames.frameworks.at[link.framework, "name"]
            found.setdefault(("event", link.id), []).append(name)
    return {key: ", ".join(names) for key, names in found.items()}


def _join(*parts: object) -> str:
    return " ".join(part for part in parts if isinstance(part, str) and part)
