"""The table of kinds: complete, without clashes, and true of the data folders."""

from __future__ import annotations

from pathlib import Path
from typing import Any, get_args

import pytest
from pydantic import TypeAdapter

from nzviz.corpus.kinds import KINDS, RECORD_KINDS, REFERENCES, SITE, Kind
from nzviz.corpus.records import Identified, Record
from nzviz.corpus.records.base import Slug

NAMED = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)

SLUG_PATTERN = TypeAdapter(Slug).json_schema()["pattern"]

#: Fields that hold an id of their own, and no reference.
OWN_IDS = {"id", "aliases", "page", "published_counts"}
#: An area's code refers to site.yaml's areas; other codes are fixed choices.
CODES = {"code"}


@pytest.mark.parametrize("of", ["name", "plural", "location", "schema_file", "model"])
def test_kinds_do_not_clash(of: str) -> None:
    assert len({getattr(kind, of) for kind in KINDS}) == len(KINDS)


def test_all_kinds_but_the_site_have_ids() -> None:
    assert (SITE, *RECORD_KINDS) == KINDS
    assert all(issubclass(kind.model, Identified) for kind in RECORD_KINDS)
    assert not issubclass(SITE.model, Identified)


@pytest.mark.parametrize(
    ("name", "location", "schema_file"),
    [
        ("site", "site.yaml", "site.schema.json"),
        ("theme", "themes.yaml", "themes.schema.json"),
        ("event", "events/", "events.schema.json"),
        ("framework", "frameworks/", "frameworks.schema.json"),
    ],
)
def test_places(name: str, location: str, schema_file: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    assert (kind.location, kind.schema_file) == (location, schema_file)


@NAMED
def test_required_kinds_are_there(kind: Kind, real_folder: Path, alba_folder: Path) -> None:
    for folder in (real_folder, alba_folder):
        found = (folder / kind.location).exists()
        assert found or not kind.required


def models(annotation: Any) -> list[type[Record]]:
    """Models in an annotation, and in their fields."""
    if get_args(annotation):
        return [model for inner in get_args(annotation) for model in models(inner)]
    if not (isinstance(annotation, type) and issubclass(annotation, Record)):
        return []
    fields = annotation.model_fields.values()
    return [annotation, *(model for field in fields for model in models(field.annotation))]


@NAMED
def test_every_field_with_ids_says_what_they_refer_to(kind: Kind) -> None:
    for model in models(kind.model):
        schema = model.model_json_schema()["properties"]
        for name, field in schema.items():
            shapes = [field, *field.get("anyOf", ()), field.get("items", {})]
            if any(shape.get("pattern") == SLUG_PATTERN for shape in shapes):
                assert name in REFERENCES or name in OWN_IDS | CODES, (model.__name__, name)


def test_references_lead_to_kinds_or_vocabularies() -> None:
    targets = {kind.name for kind in RECORD_KINDS} | {"relationship", "area"}
    assert set(REFERENCES.values()) <= targets


def test_every_reference_is_a_field_somewhere() -> None:
    fields = {name for kind in KINDS for model in models(kind.model) for name in model.model_fields}
    assert set(REFERENCES) <= fields
