"""Views and records in the schema.org vocabulary, as JSON-LD that search engines read.

A view is a ``Dataset`` (a filtered one is part of the whole). A record is a ``WebPage`` of that
dataset about an ``Event``, ``Legislation`` and so on; a quote is a ``Quotation``, a disputed
question a ``Question`` with its rival answers, a source the work itself. Every record carries
its sources as ``citation``. https://schema.org/Dataset, https://schema.org/citation
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from nzviz.corpus import dates
from nzviz.corpus.corpus import Corpus
from nzviz.explore.filters import Filters, year_span
from nzviz.server.api.addresses import ROOT as API
from nzviz.share import summaries
from nzviz.share.csl import one_line
from nzviz.share.links import query_string

Json = dict[str, Any]

_CONTEXT = "https://schema.org"
#: Kinds of framework that are law or bind like it.
_LAW = ("treaty", "law")
_WORKS = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "bill": "Legislation",
    "book": "Book",
    "chapter": "Chapter",
    "document": "DigitalDocument",
    "entry-encyclopedia": "Article",
    "legislation": "Legislation",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "treaty": "Legislation",
    "webpage": "WebPage",
}


def view_data(
    corpus: Corpus,
    root: str,
    address: str,
    name: str,
    description: str,
    filters: Filters,
    kinds: Sequence[str],
) -> Json:
    """A view of records of *kinds* at *address* as a Dataset; *root* is the whole collection's
    address.
    """
    site = corpus.site
    first, last = year_span(corpus)
    low, high = filters.first_year or first, filters.last_year or last
    whole = {
        "@type": "Dataset",
        "@id": f"{root}/#dataset",
        "name": site.title,
        "description": one_line(site.introduction),
        "url": f"{root}/",
        "license": site.licence_url,
        "creator": _publisher(corpus),
    }
    data: Json = {
        "@context": _CONTEXT,
        **whole,
        "publisher": _publisher(corpus),
        "version": site.version,
        "dateModified": site.updated,
        "inLanguage": "en",
        "isAccessibleForFree": True,
        "temporalCoverage": f"{low:04d}/{high:04d}",
        "keywords": list(corpus.frames.themes["label"]),
        "spatialCoverage": {"@type": "Country", "name": corpus.label("actor", site.home)},
        "distribution": [
            _download(f"{root}{API}/{kind}s.{form}", filters, media)
            for kind in kinds
            for form, media in (("csv", "text/csv"), ("json", "application/json"))
        ],
    }
    if address != f"{root}/":
        data |= {"@id": address, "name": name, "url": address, "isPartOf": whole}
        data["description"] = f"{description} Part of: {site.title}. {one_line(site.subtitle)}."
    return data


def _download(address: str, filters: Filters, media: str) -> Json:
    link = query_string(filters.to_query())
    return {
        "@type": "DataDownload",
        "contentUrl": f"{address}?{link}" if link else address,
        "encodingFormat": media,
    }


def record_data(corpus: Corpus, root: str, kind: str, record_id: str, address: str) -> Json:
    """A record whose page is at *address*."""
    if kind == "source":
        return {"@context": _CONTEXT, **work(corpus, record_id), "mainEntityOfPage": address}
    record = corpus.records.by_kind[kind][record_id]
    data: Json = {
        "@context": _CONTEXT,
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": summaries.title(corpus, kind, record_id),
        "description": summaries.summary(corpus, kind, record_id),
        "inLanguage": "en",
        "license": corpus.site.licence_url,
        "dateModified": corpus.site.updated,
        "publisher": _publisher(corpus),
        "isPartOf": {"@type": "Dataset", "@id": f"{root}/#dataset", "name": corpus.site.title},
        "keywords": [corpus.label("theme", theme) for theme in record.themes],
        "encoding": {
            "@type": "MediaObject",
            "contentUrl": f"{root}{API}/{kind}s/{record_id}",
            "encodingFormat": "application/json",
        },
        "citation": [work(corpus, source) for source in sources(corpus, kind, record_id)],
    }
    return data | _ABOUT[kind](corpus, record)


def sources(corpus: Corpus, kind: str, record_id: str) -> list[str]:
    """Ids of the sources that a record rests on, in the order of its evidence."""
    if kind == "source":
        return [record_id]
    record = corpus.records.by_kind[kind][record_id]
    if kind == "quote":
        return [record.source]
    evidence = corpus.frames.evidence
    mine = evidence[(evidence["kind"] == kind) & (evidence["id"] == record_id)]
    return list(dict.fromkeys([*getattr(record, "documents", ()), *mine["source"]]))


def work(corpus: Corpus, source_id: str) -> Json:
    """A source as the work that it is. What nobody knows of it is left out."""
    source = corpus.records.by_kind["source"][source_id]
    data: Json = {
        "@type": _WORKS.get(source.csl, "CreativeWork"),
        "name": source.title or source.description,
    }
    if source.url:
        data["url"] = source.url
    if source.publisher:
        data["publisher"] = {"@type": "Organization", "name": source.publisher}
    people = [author for author in source.author if author.family]
    if source.author:
        data["author"] = [
            {"@type": "Person", "name": " ".join(filter(None, (author.given, author.family)))}
            if author in people
            else {"@type": "Organization", "name": author.literal}
            for author in source.author
        ]
    published = _day(source.published)
    if published:
        data["datePublished"] = published
    return data


def _event(corpus: Corpus, record: Any) -> Json:
    about: Json = {"@type": "Event", "name": record.title, "description": one_line(record.summary)}
    parsed = dates.parse(record.date)
    about["startDate"] = _day(record.date.partition("/")[0])
    if parsed.precision == "interval" and not parsed.open_end:
        about["endDate"] = _day(record.date.partition("/")[2])
    actors = [corpus.records.by_kind["actor"][actor] for actor in record.actors]
    if actors:
        about["contributor"] = [
            {"@type": "Person" if actor.kind == "person" else "Organization", "name": actor.name}
            for actor in actors
        ]
    return {"about": {key: value for key, value in about.items() if value}}


def _framework(corpus: Corpus, record: Any) -> Json:
    kind = "Legislation" if record.kind in _LAW else "CreativeWork"
    about: Json = {"@type": kind, "name": record.name, "abstract": one_line(record.summary)}
    if record.short:
        about["alternateName"] = record.short
    if kind == "Legislation":
        about["legislationType"] = record.kind
        if record.signed and _day(record.signed.date):
            about["legislationDate"] = _day(record.signed.date)
    return {"about": about}


def _quote(corpus: Corpus, record: Any) -> Json:
    speaker = corpus.records.by_kind["actor"][record.speaker]
    kind = "Person" if speaker.kind == "person" else "Organization"
    quotation: Json = {
        "@type": "Quotation",
        "text": record.exact,
        "creator": {"@type": kind, "name": speaker.name},
        "isBasedOn": work(corpus, record.source),
    }
    if record.said and _day(record.said):
        quotation["dateCreated"] = _day(record.said)
    return {"mainEntity": quotation}


def _dispute(corpus: Corpus, record: Any) -> Json:
    answers = [
        {
            "@type": "Answer",
            "text": position.answer,
            "citation": [work(corpus, source) for source in _witnesses(corpus, record.id, number)],
        }
        for number, position in enumerate(record.positions)
    ]
    question = {
        "@type": "Question",
        "name": record.question,
        "answerCount": len(answers),
        "suggestedAnswer": answers,
    }
    return {"mainEntity": question}


def _witnesses(corpus: Corpus, dispute: str, number: int) -> Iterable[str]:
    evidence = corpus.frames.evidence
    mine = evidence[
        (evidence["kind"] == "dispute")
        & (evidence["id"] == dispute)
        & (evidence["part"] == f"positions.{number}.evidence")
    ]
    return dict.fromkeys(mine["source"])


_ABOUT = {"event": _event, "framework": _framework, "quote": _quote, "dispute": _dispute}


def _publisher(corpus: Corpus) -> Json:
    return {"@type": "Organization", "name": corpus.site.publisher}


def _day(text: str | None) -> str | None:
    """An EDTF date as ISO 8601 has it, or None for one that is an interval or in doubt."""
    if not text or "/" in text or text == "..":
        return None
    parsed = dates.parse(text)
    return None if parsed.approximate or parsed.uncertain else text
