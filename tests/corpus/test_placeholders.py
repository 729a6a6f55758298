"""What is still to be written is told once, at its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from nzviz.corpus import placeholders, yaml_reader
from nzviz.corpus.placeholders import placeholder
from nzviz.corpus.problems import Problem
from nzviz.corpus.reading import read_records

TEXTS = [
    (placeholder("a headline"), True),
    ("TODO", True),
    ("Ministers met. TODO check the day", True),
    ("Todo la verdad", False),
    ("METODOS", False),
    ("TODOS", False),
    ("todo", False),
    (12, False),
    ({"a": ["b", {"c": "TODO"}]}, True),
    ({"TODO": "a"}, False),
]


@pytest.mark.parametrize(("value", "is_one"), TEXTS)
def test_what_is_a_placeholder(value: object, is_one: bool) -> None:
    assert placeholders.is_placeholder(value) is is_one


def test_problems_name_record_field_and_what_to_write() -> None:
    document = yaml_reader.parse(
        b'- id: one\n  title: "TODO: a headline"\n'
        b'- id: "TODO: an id"\n  evidence:\n  - note: TODO\n- TODO\n'
    )
    assert [str(problem) for problem in placeholders.of_document("f.yaml", document)] == [
        "f.yaml:2:3: one: still to write: title: a headline",
        "f.yaml:3:3: still to write: id: an id",
        "f.yaml:5:5: still to write: evidence.note",
        "f.yaml:6:3: still to write",
    ]


def test_a_file_of_one_record() -> None:
    document = yaml_reader.parse(b"id: one\nthemes:\n- TODO\n")
    assert [str(problem) for problem in placeholders.of_document("f.yaml", document)] == [
        "f.yaml:3:3: one: still to write: themes"
    ]


def test_valid_and_invalid_corpora_tell_the_same(alba_copy: Path) -> None:
    path = alba_copy / "events/1999.yaml"
    path.write_text(path.read_text().replace("After a collision", "TODO After a collision"))
    found = placeholders.of_folder(alba_copy)
    assert [problem.message.partition(" in the")[0] for problem in found] == [
        "ports-closed: still to write: summary: After a collision"
    ]
    assert placeholders.of_records(read_records(alba_copy)) == found


def test_files_that_cannot_be_read_are_passed_over(alba_copy: Path) -> None:
    (alba_copy / "events/1999.yaml").write_text("- id: [\n")
    assert placeholders.of_folder(alba_copy) == []
    assert placeholders.of_folder(alba_copy / "no-such-folder") == []


def test_one_problem_is_enough_for_one_value() -> None:
    at = Problem("f.yaml", 2, 3, "'TODO: x' is not one of 'a' or 'b'")
    below = Problem("f.yaml", 3, 3, "unknown field")
    todo = Problem("f.yaml", 2, 3, "still to write: x")
    assert placeholders.instead_of([below, at], [todo]) == [todo, below]
