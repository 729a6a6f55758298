"""Citations in every format that readers copy, and bibliographies to download."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.share.bibtex import bibtex
from nzviz.share.citation import apa, chicago
from nzviz.share.csl import (
    Item,
    one_line,
    record_item,
    source_item,
    speaker,
    view_item,
)
from nzviz.share.ris import ris


@dataclass(frozen=True, slots=True)
class Format:
    """A machine-readable format: its name, its file extension and type, and its writer."""

    name: str
    extension: str
    mime: str
    write: Callable[[list[Item]], str]


def csl_json(items: list[Item]) -> str:
    """*items* as a CSL-JSON file."""
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


#: By the short name that stands in links and file names.
FORMATS: Mapping[str, Format] = {
    "bibtex": Format("BibTeX", "bib", "application/x-bibtex", bibtex),
    "ris": Format("RIS", "ris", "application/x-research-info-systems", ris),
    "csl-json": Format("CSL-JSON", "json", "application/vnd.citationstyles.csl+json", csl_json),
}


def citations(
    corpus: Corpus, kind: str, record_id: str, address: str, today: date
) -> dict[str, str]:
    """A record's citation by the name of the format: text, Chicago, APA, BibTeX, RIS, CSL-JSON.

    *address* is where the record opens in this collection.
    """
    item = record_item(corpus, kind, record_id, address, today)
    found = {
        "Text": as_text(corpus, kind, record_id, address),
        "Chicago": chicago(item),
        "APA": apa(item),
    }
    return found | {format.name: format.write([item]).strip("\n") for format in FORMATS.values()}


def view_citations(corpus: Corpus, title: str, address: str, today: date) -> dict[str, str]:
    """A view's citation by the name of the format: Chicago, APA, BibTeX, RIS, CSL-JSON.

    All name the version of the data, the day of access *today* and the view's *address*. Views of
    different addresses have different keys, so that they can stand in one bibliography.
    """
    key = hashlib.sha256(address.encode(errors="replace")).hexdigest()[:8]
    item = {**view_item(corpus, title, address, today), "id": f"view-{key}"}
    found = {"Chicago": chicago(item), "APA": apa(item)}
    return found | {format.name: format.write([item]).strip("\n") for format in FORMATS.values()}


def as_text(corpus: Corpus, kind: str, record_id: str, address: str) -> str:
    """A record as one passes it on in a message: what it says, who says so, where it stands."""
    if kind == "source":
        return source_in_words(corpus, record_id)
    if kind != "quote":
        label = corpus.label(kind, record_id)
        stop = "" if label.endswith(("?", "!", ".")) else "."
        return f"{label}{stop} {corpus.site.title}. {address}"
    row = corpus.frames.quotes.loc[record_id]
    said = f", {dates.in_words(row['date'])}" if isinstance(row["date"], str) else ""
    source = source_in_words(corpus, row["source"])
    place = f", {row['locator']}" if isinstance(row["locator"], str) else ""
    return (
        f"“{one_line(row['exact'])}”\n— {speaker(corpus, record_id)}{said}.\n"
        f"{source}{place}\nVerified: {address}"
    )


def source_in_words(corpus: Corpus, source_id: str) -> str:
    """Title, publisher, date and address of a source, comma-separated."""
    row = corpus.frames.sources.loc[source_id]
    when = dates.in_words(row["published"]) if isinstance(row["published"], str) else None
    parts = [row["label"], row["publisher"], when, row["url"]]
    return ", ".join(part for part in parts if isinstance(part, str))


def bibliography(corpus: Corpus, sources: list[str], format: str) -> str:
    """The sources of these ids as a file in one of the :data:`FORMATS`."""
    return FORMATS[format].write([source_item(corpus, source) for source in sources])
