"""``datapackage.json``: what a pack holds, for programs (https://specs.frictionlessdata.io/)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from nzviz.share.export.about import DATES_NOTE, summary, what_is_shown
from nzviz.share.export.columns import LIST, Field, Table, tables
from nzviz.share.export.contents import contents
from nzviz.share.export.request import Export

#: The formats besides CSV, by file ending, and their media types.
_TWINS = {"json": "application/json", "parquet": "application/vnd.apache.parquet"}
_NOT_IN_NAMES = re.compile(r"[^a-zA-Z0-9._-]+")


def datapackage(export: Export, data: Mapping[str, bytes]) -> str:
    """The descriptor of a pack whose data files are *data*, by path.

    CSV files are tabular resources with a schema each: columns with their meaning, the primary
    key, and those foreign keys that hold in this pack. Their twins in JSON and Parquet are listed
    as files: to read those as tables the validator wants parts that a plain installation lacks.
    """
    site = export.corpus.site
    held = contents(export).references()
    resources: list[dict[str, Any]] = []
    for table in tables(export):
        keys = [(column, other) for name, column, other in held if name == table.name]
        resources.append(
            {
                "profile": "tabular-data-resource",
                **_resource(table, "csv", data),
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": _schema(table, keys),
            }
        )
        for ending, mediatype in _TWINS.items():
            file = {"profile": "data-resource", "type": "file", "mediatype": mediatype}
            resources.append({**file, **_resource(table, ending, data)})
    described = {
        "profile": "data-package",
        "name": _name(site.short_title).lower(),
        "title": site.title,
        "description": f"{what_is_shown(export)}. {summary(export)} {DATES_NOTE}",
        "version": site.version,
        "created": f"{export.today.isoformat()}T00:00:00Z",
        "licenses": [
            {"name": _name(site.licence), "title": site.licence, "path": site.licence_url}
        ],
        "contributors": [{"title": site.publisher, "role": "publisher"}],
        "sources": _sources(export),
        "keywords": list(export.corpus.frames.themes["label"]),
        "digest": export.digest,
        "resources": resources,
    }
    homepage = export.view or site.repository
    if homepage:
        described["homepage"] = homepage
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table, ending: str, data: Mapping[str, bytes]) -> dict[str, Any]:
    name = table.name.replace("_", "-")
    path = f"{table.name}.csv" if ending == "csv" else f"{ending}/{table.name}.{ending}"
    return {
        "name": name if ending == "csv" else f"{name}-{ending}",
        "title": f"{table.name} ({ending})",
        "description": f"Each row is {table.row}.",
        "path": path,
        "format": ending,
        "bytes": len(data[path]),
        "hash": f"sha256:{sha256(data[path]).hexdigest()}",
    }


def _schema(table: Table, keys: list[tuple[str, str]]) -> dict[str, Any]:
    schema: dict[str, Any] = {"fields": [_field(field) for field in table.fields]}
    if table.key:
        schema["primaryKey"] = table.key
    if keys:
        schema["foreignKeys"] = [
            {
                "fields": column,
                "reference": {"resource": other.replace("_", "-"), "fields": "id"},
            }
            for column, other in keys
        ]
    return schema


def _field(field: Field) -> dict[str, str]:
    if field.type == LIST:
        meaning = f"{field.meaning}, joined by semicolons"
        return {"name": field.name, "type": "string", "description": meaning}
    return {"name": field.name, "type": field.type, "description": field.meaning}


def _sources(export: Export) -> list[dict[str, str]]:
    frame = contents(export).tables["sources"]
    return [
        {"title": label, **({"path": url} if isinstance(url, str) else {})}
        for label, url in zip(frame["label"], frame["url"], strict=True)
    ]


def _name(text: str) -> str:
    return _NOT_IN_NAMES.sub("-", text).strip("-")
