"""Rows of the record's tables, as JSON and as CSV, each written once and then only put together.

A row of JSON has the columns of its pandas frame (:mod:`nzviz.corpus.frame_specs`), typed: a
missing value and an open end are null, lists are lists. A row of CSV is the line of the downloads
(:mod:`nzviz.share.tables`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, get_origin

import pandas as pd
from pydantic import BaseModel, Field, create_model

from nzviz.corpus.corpus import Corpus
from nzviz.corpus.dates import OPEN_END, Precision
from nzviz.corpus.frame_specs import FRAMES, Column
from nzviz.corpus.kept import kept_with_corpus
from nzviz.corpus.kinds import DISPUTE, EVENT, FRAMEWORK, QUOTE, SOURCE, Kind
from nzviz.corpus.records.framework import Activity, Obligation
from nzviz.share.tables import as_csv, with_links

#: The kinds of record that the API has, by the plural that stands in the address.
KINDS: Mapping[str, Kind] = {
    kind.plural: kind for kind in (EVENT, FRAMEWORK, QUOTE, SOURCE, DISPUTE)
}
#: Links of a row to other records; a source has none of its own.
TARGETS = ("theme", "relationship", "actor", "framework")

_NUMBER = {"int64": int, "float64": float, "bool": bool}
#: Columns whose type in JSON is not that of the record's field of the same name.
_TYPES: Mapping[tuple[str, str], Any] = {
    ("event", "start"): date,
    ("event", "precision"): Precision,
    ("framework", "short"): str,
    ("framework", "announced"): str | None,
    ("framework", "signed"): str | None,
    ("framework", "in_force"): str | None,
    ("framework", "ended"): str | None,
    ("framework", "obligations"): list[Obligation] | None,
    ("framework", "activities"): list[Activity] | None,
    ("quote", "date"): str | None,
    ("quote", "precision"): Precision | None,
    ("source", "label"): str,
    ("source", "author"): list[str],
}
_MEANINGS: Mapping[tuple[str, str], str] = {
    ("framework", "obligations"): "ATOP codes; empty for none, null when not coded",
    ("framework", "activities"): "DCAD codes; empty for none, null when not coded",
    ("source", "author"): "authors, family name first",
}


class Links(BaseModel):
    """Where a record is found."""

    api: str = Field(description="address of the record in this API")
    page: str = Field(description="address at which it opens in the dashboard")


def _type(kind: Kind, name: str, column: Column) -> Any:
    if (kind.name, name) in _TYPES:
        return _TYPES[kind.name, name]
    if column.dtype in _NUMBER:
        return _NUMBER[column.dtype]
    if column.dtype.startswith("datetime"):
        return date | None
    curated = kind.model.model_fields.get(name)
    if curated is None or not curated.is_required():
        return str | None
    return curated.annotation if get_origin(curated.annotation) is Literal else str


def _meaning(kind: Kind, name: str, column: Column) -> str:
    text = _MEANINGS.get((kind.name, name), column.meaning)
    return text.replace("9999-12-31 when open", "null when open").replace("NaT", "null")


def _row_model(kind: Kind) -> type[BaseModel]:
    fields: dict[str, Any] = {"id": (str, Field(description=f"{kind.name} id"))}
    for name, column in FRAMES[kind.plural].columns.items():
        description = _meaning(kind, name, column)
        fields[name] = (_type(kind, name, column), Field(description=description))
    if kind is not SOURCE:
        for target in TARGETS:
            fields[f"{target}s"] = (list[str], Field(description=f"{target} ids"))
    fields["links"] = (Links, Field(description="where it is found"))
    return create_model(f"{kind.name.capitalize()}Row", __doc__=_row_of(kind), **fields)


def _row_of(kind: Kind) -> str:
    return f"A row of {kind.plural}: {FRAMES[kind.plural].row.partition(',')[0]}."


#: The model of a row by the plural of its kind.
ROWS: Mapping[str, type[BaseModel]] = {name: _row_model(kind) for name, kind in KINDS.items()}


def row_values(corpus: Corpus, kind: Kind, ids: Sequence[str]) -> list[dict[str, Any]]:
    """The rows of these ids as plain values, without links to addresses."""
    table = _table(corpus, kind, ids)
    found = []
    for record_id, row in zip(table.index, table.to_dict("records"), strict=True):
        values = {"id": record_id, **{name: plain(value) for name, value in row.items()}}
        if kind is SOURCE:
            authors = corpus.records.by_kind["source"][record_id].author
            values["author"] = [
                author.literal or ", ".join(filter(None, (author.family, author.given)))
                for author in authors
            ]
        else:
            for name in (f"{target}s" for target in TARGETS):
                values[name] = values[name].split("; ") if values[name] else []
        if kind is FRAMEWORK:
            for name in ("obligations", "activities"):
                values[name] = _codes(values[name])
        found.append(values)
    return found


def _table(corpus: Corpus, kind: Kind, ids: Sequence[str]) -> pd.DataFrame:
    """The rows of a kind as downloads have them."""
    frame: pd.DataFrame = getattr(corpus.frames, kind.plural).loc[list(ids)]
    return frame if kind is SOURCE else with_links(corpus, kind.name, frame)


def plain(value: Any) -> Any:
    """A cell of a frame as JSON knows it: missing values and open ends are None."""
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return None if value.date() == OPEN_END else value.date()
    return value


def _codes(text: str | None) -> list[str] | None:
    if text is None:
        return None
    return [] if text == "none" else text.split(", ")


@dataclass(slots=True)
class _Written:
    """The rows of one kind of one corpus that were asked for so far, by id."""

    json: dict[str, bytes] = field(default_factory=dict)
    csv: dict[str, bytes] = field(default_factory=dict)


@kept_with_corpus(maxsize=len(KINDS))
def _written(corpus: Corpus, plural: str) -> _Written:
    return _Written()


#: A row is validated with these, which every record would have.
_NOWHERE = Links(api="", page="")


def json_rows(corpus: Corpus, plural: str, ids: Sequence[str]) -> list[bytes]:
    """The rows of these ids as JSON objects, each without its last brace and without ``links``."""
    kind, model = KINDS[plural], ROWS[plural]
    known = _written(corpus, plural).json
    missing = [record_id for record_id in ids if record_id not in known]
    if missing:
        for values in row_values(corpus, kind, missing):
            row = model(**values, links=_NOWHERE)
            known[values["id"]] = row.model_dump_json(exclude={"links"}).encode()[:-1]
    return [known[record_id] for record_id in ids]


def csv_table(corpus: Corpus, plural: str, ids: Sequence[str]) -> bytes:
    """The rows of these ids as CSV with a head, exactly as a download has them."""
    known = _written(corpus, plural).csv
    missing = [record_id for record_id in ids if record_id not in known]
    if missing or not known:
        head, *lines = _records(as_csv(_table(corpus, KINDS[plural], missing)))
        known[""] = head
        known |= zip(missing, lines, strict=True)
    return b"".join(known[record_id] for record_id in ("", *ids))


def _records(text: str) -> Iterable[bytes]:
    """The records of a CSV file; a line break inside a cell is none between records."""
    for record in csv.reader(io.StringIO(text, newline="")):
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="\n").writerow(record)
        yield line.getvalue().encode()
