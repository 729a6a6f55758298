"""Records as items of the Citation Style Language's JSON (CSL-JSON).

Everything else that cites starts from these items.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.offices import with_office

Item = dict[str, Any]

#: Types whose publisher is what the work appeared in.
_IN_CONTAINER = (
    "article-journal", "article-magazine", "article-newspaper", "entry-encyclopedia",
    "post-weblog", "webpage",
)  # fmt: skip


def record_item(corpus: Corpus, kind: str, record_id: str, address: str, today: date) -> Item:
    """CSL-JSON of a record.

    A source is itself; a quote is its source, with the words as a note (the original is cited
    first); any other record is a page of this collection at *address*, seen *today*.
    """
    if kind == "source":
        return source_item(corpus, record_id)
    if kind == "quote":
        return quote_item(corpus, record_id, address)
    item = view_item(corpus, corpus.label(kind, record_id), address, today)
    return {**item, "id": f"{kind}-{record_id}", "genre": kind}


def source_item(corpus: Corpus, source_id: str) -> Item:
    """CSL-JSON of a source. A work without a title has our description in square brackets."""
    source = corpus.records.by_kind["source"][source_id]
    item: Item = {
        "id": source.id,
        "type": source.csl,
        "title": source.title or f"[{source.description}]",
    }
    if source.author:
        item["author"] = [author.model_dump(exclude_none=True) for author in source.author]
    publisher = source.reprint_of or source.publisher
    if publisher:
        contained = source.csl in _IN_CONTAINER or (source.csl == "chapter" and source.reprint_of)
        item["container-title" if contained else "publisher"] = publisher
    if source.reprint_of and source.publisher:
        item["archive"] = source.publisher
    if source.published:
        item["issued"] = csl_date(source.published)
    if source.url:
        item["URL"] = source.url
    return item


def quote_item(corpus: Corpus, quote_id: str, address: str) -> Item:
    """CSL-JSON of a quote: its source, with the words, the speaker and our address as a note."""
    quote = corpus.records.by_kind["quote"][quote_id]
    item = source_item(corpus, quote.source)
    place = f"{quote.locator}: " if quote.locator else ""
    item["id"] = f"quote-{quote_id}"
    item["note"] = (
        f"{place}“{one_line(quote.exact)}” ({speaker(corpus, quote_id)}). Verified at {address}"
    )
    return item


def speaker(corpus: Corpus, quote_id: str) -> str:
    """Who said it, in which office then, and whom it reports."""
    row = corpus.frames.quotes.loc[quote_id]
    said = with_office(corpus, row["speaker"], row["start"])
    if isinstance(row["reporting"], str):
        said += f", reporting {with_office(corpus, row['reporting'], row['start'])}"
    return said


def view_item(corpus: Corpus, title: str, view: str, today: date) -> Item:
    """CSL-JSON of a view: what it is titled, its address, the data's version and the day."""
    return {
        "id": "view",
        "type": "webpage",
        "title": title,
        "version": corpus.site.version,
        "container-title": corpus.site.title,
        "author": [{"literal": corpus.site.publisher}],
        "issued": csl_date(corpus.site.updated),
        "accessed": {"date-parts": [[today.year, today.month, today.day]]},
        "URL": view,
    }


def csl_date(text: str) -> dict[str, Any]:
    """An EDTF date as CSL-JSON writes it: date parts, as exact as the date is, and "circa"."""
    first, slash, last = text.partition("/")
    parts = [_parts(first)]
    if slash and last != "..":
        parts.append(_parts(last))
    parsed = dates.parse(text)
    doubtful = parsed.approximate or parsed.uncertain
    return {"date-parts": parts, **({"circa": True} if doubtful else {})}


def _parts(text: str) -> list[int]:
    point = dates.parse(text)
    day = point.start
    known = {"day": 3, "month": 2}.get(point.precision, 1)
    return [day.year, day.month, day.day][:known]


def one_line(text: str) -> str:
    """*text* on one line, as the line-based formats need it."""
    return " ".join(text.split())


def remarks_of(item: Item) -> list[str]:
    """What formats without a field for it say in their note: words, version, holder of a copy."""
    found = [item["note"]] if "note" in item else []
    if "version" in item:
        found.append(f"Data version {item['version']}")
    if "archive" in item:
        found.append(f"Copy at {item['archive']}")
    return found
