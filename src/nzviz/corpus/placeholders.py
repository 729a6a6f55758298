"""What a curator has yet to fill in: texts with the word TODO.

``nzviz new`` writes them and ``nzviz check`` reports each, so that none is ever published. Other
problems of the same value (a placeholder is no id, no date and no choice) are not worth a
second line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nzviz.corpus import yaml_reader
from nzviz.corpus.canonical import data_files, shown_name
from nzviz.corpus.problems import Problem
from nzviz.corpus.reading import Records
from nzviz.corpus.yaml_reader import Document, Path_, YamlError

_MARK = re.compile(r"\bTODO\b:?\s*")


def placeholder(what: str) -> str:
    """The text that stands for a value until somebody writes *what*."""
    return f"TODO: {what}"


def is_placeholder(value: Any) -> bool:
    """Whether *value* is, or has in it, a text that is yet to be written."""
    return any(True for _ in places(value))


def places(value: Any, path: Path_ = ()) -> Iterator[tuple[Path_, str]]:
    """Path and text of every placeholder within *value*."""
    if isinstance(value, str):
        if _MARK.search(value):
            yield path, value
    elif isinstance(value, dict | list):
        for step in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[step], (*path, step))


def of_document(file: str, document: Document) -> list[Problem]:
    """A problem for every placeholder in a document; *file* is its name for readers."""
    return [
        Problem(file, *document.place(path), _message(document.value, path, text))
        for path, text in places(document.value)
    ]


def say(path: Path_, text: str) -> str:
    """A placeholder in one line: its field, and what is to be written there."""
    name = ".".join(step for step in path if isinstance(step, str))
    return f"{name}: {_MARK.sub('', text, count=1)}".rstrip(": ")


def _message(value: Any, path: Path_, text: str) -> str:
    record = value[int(path[0])] if isinstance(value, list) else value
    record_id = record.get("id") if isinstance(record, dict) else None
    label = f"{record_id}: " if isinstance(record_id, str) and not is_placeholder(record_id) else ""
    return f"{label}still to write: {say(path, text)}".removesuffix(": ")


def of_records(records: Records) -> list[Problem]:
    """A problem for every placeholder in the files of valid records."""
    documents = {origin.file: origin.document for origin in records.origins.values()}
    return [p for file, document in documents.items() for p in of_document(file, document)]


def of_folder(folder: Path) -> list[Problem]:
    """A problem for every placeholder in a data *folder*, whether or not its records are valid.

    Files that cannot be read are passed over: reading the records reports them.
    """
    found = []
    for _, path in data_files(folder):
        try:
            found.extend(of_document(shown_name(folder, path), yaml_reader.read(path)))
        except YamlError:
            continue
    return found


def instead_of(problems: list[Problem], unwritten: list[Problem]) -> list[Problem]:
    """*problems* and *unwritten* in file order, with one problem for each placeholder."""
    known = {(p.file, p.line, p.column) for p in unwritten}
    others = [p for p in problems if (p.file, p.line, p.column) not in known]
    return sorted(others + unwritten)
