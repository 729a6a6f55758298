"""JSON Schema for every data file, for editors that complete and check while one types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nzviz.corpus.kinds import KINDS, Kind

_DIALECT = "http://json-schema.org/draft-07/schema#"


def schema_of(kind: Kind) -> dict[str, Any]:
    """JSON Schema (draft 7, as YAML editors read it) of one file of this kind."""
    record = kind.model.model_json_schema(ref_template="#/definitions/{model}")
    definitions = record.pop("$defs", {})
    if kind.layout == "single" or kind.name == "site":
        schema = {"$schema": _DIALECT, **record}
    else:
        definitions[kind.model.__name__] = record
        schema = {
            "$schema": _DIALECT,
            "title": kind.plural.capitalize(),
            "type": "array",
            "minItems": 1,
            "items": {"$ref": f"#/definitions/{kind.model.__name__}"},
        }
    if definitions:
        schema["definitions"] = definitions
    return schema


def schema_text(kind: Kind) -> str:
    """The schema as the file holds it."""
    return json.dumps(schema_of(kind), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def write_schemas(folder: Path) -> list[Path]:
    """Write the schema of every kind into *folder* and return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for kind in KINDS:
        path = folder / kind.schema_file
        path.write_text(schema_text(kind), encoding="utf-8")
        written.append(path)
    return written


def modeline(kind: Kind) -> str:
    """The first line of every YAML file of this kind: where its schema lies."""
    up = "" if kind.layout == "file" else "../"
    return f"# yaml-language-server: $schema={up}schema/{kind.schema_file}"
