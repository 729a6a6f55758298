"""A brief: records that a reader collects, in the reader's order, with a title and a note.

It lives in the link alone: ``brief=event:ID&brief=quote:ID`` in order, ``brief_title=`` and
``brief_note=``. These parameters are public: never rename one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.problems import nearest
from nzviz.explore.filters import Unknown

#: Kinds of record that a brief can hold.
BRIEF_KINDS = ("event", "quote", "framework", "dispute")
BRIEF_KEYS = ("brief", "brief_title", "brief_note")
#: More would make a link that mail programs cut and servers refuse (many allow 8,192 characters).
MOST_RECORDS = 60
LONGEST_TITLE, LONGEST_NOTE = 100, 400


class Item(NamedTuple):
    """A record by its kind and id."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Brief:
    """What was collected. Each record stands in ``items`` once; no more than MOST_RECORDS do."""

    items: tuple[Item, ...] = ()
    title: str = ""
    note: str = ""

    def to_query(self) -> dict[str, list[str]]:
        """Link parameters, each of BRIEF_KEYS with no values where there is nothing to say."""
        return {
            "brief": [str(item) for item in self.items],
            "brief_title": [self.title] if self.title else [],
            "brief_note": [self.note] if self.note else [],
        }

    @property
    def room(self) -> int:
        """How many more records it can hold."""
        return MOST_RECORDS - len(self.items)

    def fitting(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Those of *items* that are not in it yet, each once, in their order; perhaps too many."""
        return tuple(dict.fromkeys(item for item in items if item not in self.items))

    def adding(self, *items: Item) -> Brief:
        """With *items* at its end, as far as there is room."""
        return replace(self, items=self.items + self.fitting(items)[: self.room])

    def without(self, item: Item) -> Brief:
        """Without a record."""
        return replace(self, items=tuple(other for other in self.items if other != item))

    def moved(self, item: Item, by: int) -> Brief:
        """With a record *by* places further down (up: negative), at most to an end."""
        if item not in self.items:
            return self
        rest = [other for other in self.items if other != item]
        place = min(max(self.items.index(item) + by, 0), len(rest))
        return replace(self, items=(*rest[:place], item, *rest[place:]))

    def entitled(self, title: str) -> Brief:
        """With another title, on one line and cut to what a link holds."""
        return replace(self, title=" ".join(_printable(title).split())[:LONGEST_TITLE].strip())

    def noted(self, note: str) -> Brief:
        """With another note; its paragraphs are kept, and it is cut to what a link holds."""
        lines = (" ".join(line.split()) for line in _printable(note).split("\n"))
        paragraphs = "\n".join(line for line in lines if line)
        return replace(self, note=paragraphs[:LONGEST_NOTE].strip())


def _printable(text: str) -> str:
    """*text* without what no document can hold: control characters and lone surrogates."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (c for c in text if c == "\n" or c.isprintable() or c.isspace())
    return "".join(" " if c.isspace() and c != "\n" else c for c in kept)


def brief_from_query(
    query: Mapping[str, Iterable[str]], corpus: Corpus
) -> tuple[Brief, list[Unknown]]:
    """The brief of a link, and what of it had to be left out.

    Former ids are understood; a record that is named twice stands where it is named first.
    """
    unknown: list[Unknown] = []
    items: dict[Item, None] = {}
    for value in query.get("brief", ()):
        item = _item(corpus, value)
        if item is not None:
            items[item] = None
        elif value:
            unknown.append(Unknown("brief", value, _hint(corpus, value)))
    found = tuple(items)
    if len(found) > MOST_RECORDS:
        more = f"and all after it are left out: a brief holds {MOST_RECORDS} records"
        unknown.append(Unknown("brief", str(found[MOST_RECORDS]), more))
    brief = Brief(found[:MOST_RECORDS])
    for key, longest in (("brief_title", LONGEST_TITLE), ("brief_note", LONGEST_NOTE)):
        text = next(iter(query.get(key, ())), "")
        if len(text) > longest:
            unknown.append(Unknown(key, text, f"is cut: it is longer than {longest} characters"))
        brief = brief.entitled(text) if key == "brief_title" else brief.noted(text)
    return brief, unknown


def _item(corpus: Corpus, value: str) -> Item | None:
    kind, _, record_id = value.partition(":")
    record = corpus.find(kind, record_id) if kind in BRIEF_KINDS else None
    return Item(kind, record.id) if record else None


def _hint(corpus: Corpus, value: str) -> str:
    kind, _, record_id = value.partition(":")
    if kind not in BRIEF_KINDS:
        return f"is not one of {', '.join(f'{kind}:ID' for kind in BRIEF_KINDS)}"
    known = list(corpus.records.by_kind[kind])
    article = "an" if kind == "event" else "a"
    return f"is not {article} {kind} here" + nearest(record_id[:80], known)
