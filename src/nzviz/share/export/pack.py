"""The export pack: every table as CSV, JSON and Parquet in a zip that explains itself."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from datetime import date

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from nzviz.share.export.columns import LIST, Table, as_json, tables
from nzviz.share.export.datapackage import datapackage
from nzviz.share.export.readme import licence_text, readme, table_readme
from nzviz.share.export.references import REFERENCE_FILES, references
from nzviz.share.export.request import Export
from nzviz.share.tables import as_csv

_ARROW = {
    "string": pa.string(),
    "boolean": pa.bool_(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "date": pa.date32(),
    LIST: pa.list_(pa.string()),
}


def pack(export: Export) -> bytes:
    """A zip of everything that belongs to *export*.

    ``<table>.csv`` for each of its tables, the same as ``json/<table>.json`` and
    ``parquet/<table>.parquet``, ``datapackage.json`` (a Frictionless Data Package), the sources as
    ``sources.bib``, ``sources.ris`` and ``sources.csl.json``, ``README.txt`` and ``LICENCE.txt``.
    Equal exports give equal bytes.
    """
    found = tables(export)
    data: dict[str, bytes] = {}
    for table in found:
        data[f"{table.name}.csv"] = csv(table).encode()
        data[f"json/{table.name}.json"] = json_rows(table).encode()
        data[f"parquet/{table.name}.parquet"] = parquet(table)
    texts = {
        "README.txt": readme(export),
        "LICENCE.txt": licence_text(export),
        **{file: references(export, format) for format, file in REFERENCE_FILES.items()},
        "datapackage.json": datapackage(export, data),
    }
    return zipped({**data, **{name: text.encode() for name, text in texts.items()}}, export.today)


def table_pack(
    export: Export, what: str, name: str, table: pd.DataFrame, index: bool = False
) -> bytes:
    """A zip of one drawn *table*, which shows *what*: ``<name>.csv``, README and licence.

    *index* tells whether its index goes along. *export* is the view that it was drawn for.
    """
    files = {
        f"{name}.csv": as_csv(table, index=index),
        "README.txt": table_readme(export, what, name, list(table.columns)),
        "LICENCE.txt": licence_text(export),
    }
    return zipped({file: text.encode() for file, text in files.items()}, export.today)


def csv(table: Table) -> str:
    """A table as CSV, its key first; lists are joined by semicolons."""
    return as_csv(table.frame.rename_axis(table.key or None), index=bool(table.key))


def json_rows(table: Table) -> str:
    """A table as a JSON list with an object for each row; what is missing is null."""
    rows = [json.dumps(row, ensure_ascii=False, default=as_json) for row in table.rows()]
    return "[" + ",".join(f"\n{row}" for row in rows) + "\n]\n"


def parquet(table: Table) -> bytes:
    """A table as Parquet; each column carries its meaning as ``description``."""
    schema = pa.schema(
        [
            pa.field(field.name, _ARROW[field.type], metadata={"description": field.meaning})
            for field in table.fields
        ],
        metadata={"description": f"Each row is {table.row}."},
    )
    columns = {field.name: table.values(field) for field in table.fields}
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns, schema=schema), buffer)
    return buffer.getvalue()


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """A zip of *files* by name, all of them dated *day*: equal files give equal bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            stamp = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            stamp.compress_type = zipfile.ZIP_DEFLATED
            stamp.external_attr = 0o644 << 16
            archive.writestr(stamp, content)
    return buffer.getvalue()
