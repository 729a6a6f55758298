"""What the values of filters stand for: themes, relationships and actors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from pydantic import BaseModel, ConfigDict
from starlette.requests import Request
from starlette.responses import Response

from nzviz.corpus import live
from nzviz.corpus.corpus import Corpus
from nzviz.corpus.kept import kept_with_corpus
from nzviz.corpus.records import Actor, Theme
from nzviz.corpus.records.site import Term
from nzviz.explore.filters import SELECTABLE, Filters, facet_counts
from nzviz.server.api.addresses import ROOT
from nzviz.server.api.answers import answer
from nzviz.server.api.lists import (
    FORMAT,
    csv_answer,
    form_and_place,
    list_headers,
    page_json,
    page_model,
)
from nzviz.server.api.parameters import LIMIT, OFFSET, Reading
from nzviz.server.public_address import public_address
from nzviz.share.tables import as_csv

#: All parameters of a vocabulary.
PARAMETERS = (LIMIT, OFFSET, FORMAT)


class Counts(BaseModel):
    """How many records of each kind a filter with this value shows."""

    event: int
    framework: int
    quote: int
    dispute: int
    source: int


class _Counted(BaseModel):
    model_config = ConfigDict(use_attribute_docstrings=True)

    records: Counts
    """How many records of each kind a filter with this value shows."""


class ThemeEntry(_Counted, Theme):
    """A subject, as curated. Its colour and symbol are the same on every page."""

    model_config = ConfigDict(strict=False)


class RelationshipEntry(_Counted, Term):
    """A tie of the country whose partnerships these are."""

    model_config = ConfigDict(strict=False)


class ActorEntry(_Counted, Actor):
    """A person, state, organisation or unit, as curated: offices with their evidence."""

    model_config = ConfigDict(strict=False)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One vocabulary: its name in addresses, its filter, its entries and their model."""

    plural: str
    key: str
    model: type[BaseModel]
    entries: Callable[[Corpus], Mapping[str, BaseModel]]
    table: Callable[[Corpus], pd.DataFrame]

    @property
    def page(self) -> type[BaseModel]:
        """The model of a page of it."""
        return _PAGES[self.plural]


def _terms(corpus: Corpus) -> Mapping[str, BaseModel]:
    return {term.id: term for term in corpus.site.relationships}


def _term_table(corpus: Corpus) -> pd.DataFrame:
    rows = [term.model_dump() for term in corpus.site.relationships]
    return pd.DataFrame(rows, columns=["id", "label", "description"]).set_index("id")


VOCABULARIES: Mapping[str, Vocabulary] = {
    vocabulary.plural: vocabulary
    for vocabulary in (
        Vocabulary(
            "themes", "theme", ThemeEntry,
            lambda corpus: corpus.records.by_kind["theme"], lambda corpus: corpus.frames.themes,
        ),
        Vocabulary("relationships", "rel", RelationshipEntry, _terms, _term_table),
        Vocabulary(
            "actors", "actor", ActorEntry,
            lambda corpus: corpus.records.by_kind["actor"], lambda corpus: corpus.frames.actors,
        ),
    )
}  # fmt: skip
_PAGES: Mapping[str, type[BaseModel]] = {
    plural: page_model(plural[:-1].capitalize(), vocabulary.model, plural)
    for plural, vocabulary in VOCABULARIES.items()
}


def vocabulary_endpoint(plural: str, suffix: str) -> Callable[[Request], Response]:
    """What answers for a vocabulary; *suffix* is "", "json" or "csv", as the address ends."""

    def entries(request: Request) -> Response:
        corpus = live.current()
        reading = Reading(request, *PARAMETERS)
        form, limit, offset = form_and_place(reading, suffix)
        table = VOCABULARIES[plural].table(corpus)
        shown = table.iloc[offset:] if limit is None else table.iloc[offset : offset + limit]
        total = len(table)
        address = f"{public_address(request)}{ROOT}/{plural}" + (f".{suffix}" if suffix else "")
        headers = list_headers(address, reading.query, total, limit, offset)
        if form == "csv":
            return csv_answer(request, as_csv(shown).encode(), plural, headers)
        written = _written(corpus, plural)
        items = [written[entry] for entry in shown.index]
        told = f"All {total:,} {plural}" if total != 1 else f"1 {plural[:-1]}"
        body = page_json(total, limit or 0, offset, told, items)
        return answer(request, body, "application/json", headers)

    return entries


@kept_with_corpus(maxsize=len(VOCABULARIES))
def _written(corpus: Corpus, plural: str) -> Mapping[str, bytes]:
    """Every entry as JSON, by its id."""
    vocabulary = VOCABULARIES[plural]
    counts = {kind: facet_counts(corpus, Filters(), vocabulary.key, kind) for kind in SELECTABLE}
    found = {}
    for entry_id, entry in vocabulary.entries(corpus).items():
        fields: dict[str, Any] = {name: getattr(entry, name) for name in type(entry).model_fields}
        fields["records"] = {kind: counts[kind][entry_id] for kind in SELECTABLE}
        found[entry_id] = vocabulary.model(**fields).model_dump_json().encode()
    return found
