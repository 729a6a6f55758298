"""The JSON Schemas that editors use: up to date, valid, and true of every data file."""

from __future__ import annotations

import copy
import json
import os
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from nzviz.corpus import yaml_reader
from nzviz.corpus.kinds import EVENT, FRAMEWORK, KINDS, SITE, Kind
from nzviz.corpus.schema import modeline, schema_of, schema_text, write_schemas

NAMED = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
AGAIN = "write it again: nzviz schema data/schema"


def files_of(folder: Path, kind: Kind) -> list[Path]:
    path = folder / kind.location
    return [path] if path.is_file() else sorted(path.rglob("*.yaml"))


@NAMED
def test_the_stored_schema_is_that_of_the_models(kind: Kind, real_folder: Path) -> None:
    stored = (real_folder / "schema" / kind.schema_file).read_text(encoding="utf-8")
    assert stored == schema_text(kind), AGAIN


def test_every_kind_has_a_schema_and_no_other_has(real_folder: Path, tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "some/where")
    assert [path.name for path in written] == [kind.schema_file for kind in KINDS]
    assert {path.name for path in (real_folder / "schema").iterdir()} == {
        path.name for path in written
    }
    assert [path.read_text(encoding="utf-8") for path in written] == [
        schema_text(kind) for kind in KINDS
    ]


@NAMED
def test_schemas_are_valid_json_schema(kind: Kind) -> None:
    schema = json.loads(schema_text(kind))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)


@NAMED
def test_references_within_a_schema_resolve(kind: Kind) -> None:
    schema = schema_of(kind)
    for reference in references(schema):
        assert reference.startswith("#/definitions/")
        assert reference.removeprefix("#/definitions/") in schema["definitions"]


def references(schema: Any) -> list[str]:
    inner = schema.values() if isinstance(schema, dict) else schema
    found = [schema["$ref"]] if isinstance(schema, dict) and "$ref" in schema else []
    for part in inner:
        if isinstance(part, dict | list):
            found += references(part)
    return found


@NAMED
@pytest.mark.parametrize("corpus", ["real_folder", "alba_folder"])
def test_every_data_file_fits_its_schema(
    kind: Kind, corpus: str, request: pytest.FixtureRequest
) -> None:
    validator = Draft7Validator(schema_of(kind))
    folder: Path = request.getfixturevalue(corpus)
    flaws = [
        f"{path.name}: {error.json_path}: {error.message}"
        for path in files_of(folder, kind)
        for error in validator.iter_errors(yaml_reader.read(path).value)
    ]
    assert flaws == []


@NAMED
@pytest.mark.parametrize("corpus", ["real_folder", "alba_folder"])
def test_every_data_file_says_where_its_schema_is(
    kind: Kind, corpus: str, real_folder: Path, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(corpus)
    schema = real_folder / "schema" / kind.schema_file
    for path in files_of(folder, kind):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        where = Path(os.path.relpath(schema, path.parent)).as_posix()
        assert first == f"# yaml-language-server: $schema={where}", path


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (SITE, "# yaml-language-server: $schema=schema/site.schema.json"),
        (EVENT, "# yaml-language-server: $schema=../schema/events.schema.json"),
        (FRAMEWORK, "# yaml-language-server: $schema=../schema/frameworks.schema.json"),
    ],
    ids=lambda value: value.name if isinstance(value, Kind) else None,
)
def test_modelines_for_new_files(kind: Kind, line: str) -> None:
    assert modeline(kind) == line


@NAMED
def test_every_field_is_explained_or_named_for_what_it_is(kind: Kind) -> None:
    """An editor shows a title with every field, and what a record is."""
    schema = schema_of(kind)
    shapes = [schema, *schema.get("definitions", {}).values()]
    for shape in shapes:
        assert shape.get("description") or shape["type"] == "array"
        assert all(field.get("title") or "$ref" in field for field in fields(shape))


def fields(shape: dict[str, Any]) -> list[dict[str, Any]]:
    found = shape.get("properties", {}).values()
    return [field for field in found if "allOf" not in field and "anyOf" not in field]


#: Changes that make an event wrong, each visible to an editor while one types.
WRONG: list[dict[str, Any]] = [
    {"titel": "x"},
    {"id": "Ports Opened"},
    {"id": 7},
    {"title": "x" * 91},
    {"title": ""},
    {"title": "a\nb"},
    {"themes": []},
    {"themes": "ports"},
    {"themes": ["ports", "ports"]},
    {"themes": ["a", "b", "c", "d"]},
    {"direction": "nearer"},
    {"evidence": []},
    {"evidence": [{"sauce": "x"}]},
    {"date": 2010},
]


@pytest.mark.parametrize("change", WRONG, ids=str)
def test_editors_see_what_is_wrong(alba_folder: Path, change: dict[str, Any]) -> None:
    validator = Draft7Validator(schema_of(EVENT))
    events = yaml_reader.read(alba_folder / "events/2010.yaml").value
    assert validator.is_valid(events)
    broken = copy.deepcopy(events)
    broken[0].update(change)
    assert not validator.is_valid(broken)


@pytest.mark.parametrize("field", ["id", "date", "title", "themes", "direction", "evidence"])
def test_editors_see_what_is_missing(alba_folder: Path, field: str) -> None:
    validator = Draft7Validator(schema_of(EVENT))
    events = yaml_reader.read(alba_folder / "events/2010.yaml").value
    del events[0][field]
    assert not validator.is_valid(events)


@NAMED
def test_an_editor_refuses_what_holds_no_record(kind: Kind) -> None:
    validator = Draft7Validator(schema_of(kind))
    for value in ([], {}, "text", 7):
        assert not validator.is_valid(value)
