"""Put new records into a data folder, unfinished as they and others in it may be.

Nothing here needs valid records: a curator often begins several at once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from nzviz.corpus import canonical, dates, placeholders, yaml_reader
from nzviz.corpus.kinds import ACTOR, EVENT, KINDS, SITE, SOURCE, Kind
from nzviz.corpus.problems import CorpusError, Problem, nearest
from nzviz.corpus.reading import references
from nzviz.corpus.yaml_comments import FoundComments
from nzviz.corpus.yaml_reader import Path_, YamlError

RawRecord = dict[str, Any]

#: Files for sources and actors of a kind that the corpus does not have yet, where the kind's
#: own name does not do.
_FILE_OF = {
    "official-text": "official-texts",
    "press-release": "press-releases",
    "speech": "speeches",
    "person": "people",
    "state": "states",
    "organisation": "organisations",
    "unit": "units",
}


class AddingError(ValueError):
    """What was asked for cannot become a record; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A data folder as it is, unfinished records included.

    ``files`` holds each file's value by kind and path, ``ids`` and ``former_ids`` where each id
    (``file:line``) was given, by kind; ``ids`` also those of the vocabularies in site.yaml.
    """

    path: Path
    files: dict[str, dict[Path, Any]]
    ids: dict[str, dict[str, str]]
    former_ids: dict[str, dict[str, str]]

    def names(self, kind: str) -> str:
        """The ids of a kind in one line, for a placeholder."""
        return ", ".join(self.ids[kind])


@dataclass(frozen=True, slots=True)
class Added:
    """Where a new record begins, and line and text of each placeholder in it."""

    path: Path
    line: int
    unwritten: list[tuple[int, str]]


def look(folder: Path) -> DataFolder:
    """Read a data folder without validating it.

    Raises :class:`CorpusError` when the folder or a file in it cannot be read.
    """
    if not folder.is_dir():
        message = "no such folder: give a data folder with site.yaml in it"
        raise CorpusError([Problem(str(folder), 1, 1, message)])
    files: dict[str, dict[Path, Any]] = {kind.name: {} for kind in KINDS}
    ids: dict[str, dict[str, str]] = {kind.name: {} for kind in KINDS}
    former_ids: dict[str, dict[str, str]] = {kind.name: {} for kind in KINDS}
    problems = []
    for kind, path in canonical.data_files(folder):
        name = canonical.shown_name(folder, path)
        try:
            document = yaml_reader.read(path)
        except YamlError as error:
            problems.append(Problem(name, error.line, error.column, str(error)))
            continue
        files[kind.name][path] = document.value
        listed = isinstance(document.value, list)
        for number, record in enumerate(document.value if listed else [document.value]):
            line, _ = document.place((number,) if listed else ())
            if record_id := _id_of(record):
                ids[kind.name][record_id] = f"{name}:{line}"
            for alias in _list(record, "aliases"):
                former_ids[kind.name][str(alias)] = f"{name}:{line}"
    if problems:
        raise CorpusError(problems)
    for vocabulary, field in (("relationship", "relationships"), ("area", "areas")):
        terms = [t for site in files[SITE.name].values() for t in _list(site, field)]
        ids[vocabulary] = {i: SITE.location for term in terms if (i := _id_of(term))}
    return DataFolder(folder, files, ids, former_ids)


def _list(value: Any, field: str) -> list[Any]:
    found = value.get(field) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _id_of(record: Any) -> str:
    found = record.get("id") if isinstance(record, dict) else None
    return found if isinstance(found, str) else ""


def file_for(folder: DataFolder, kind: Kind, record: RawRecord) -> Path:
    """The file that a new record belongs into; it need not exist yet."""
    home = folder.path / kind.location
    files = folder.files[kind.name]
    if kind.layout == "single":
        return home / f"{record['id']}.yaml"
    if kind in (SOURCE, ACTOR):
        homes = Counter(
            path
            for path, value in files.items()
            for found in (value if isinstance(value, list) else ())
            if isinstance(found, dict) and found.get("kind") == record["kind"]
        )
        if homes:
            return homes.most_common(1)[0][0]
        stem = _FILE_OF.get(record["kind"], record["kind"])
    else:
        stem = str(dates.parse(record["date"]).start.year) if kind is EVENT else record["source"]
    return next((path for path in files if path.stem == stem), home / f"{stem}.yaml")


def add(folder: DataFolder, kind_name: str, record: RawRecord) -> Added:
    """Write a new *record* of a kind into its file, which is canonical afterwards.

    Raises :class:`AddingError` for an id that is taken, a reference to nothing or a value that
    the model refuses (placeholders apart), and whatever :func:`canonical.replace` raises.
    """
    kind = next(kind for kind in KINDS if kind.name == kind_name)
    _refuse(folder, kind, record)
    path = file_for(folder, kind, record)
    raw = path.read_bytes() if path.exists() else None
    value, comments = canonical.read(raw) if raw is not None else ([], FoundComments())
    if not isinstance(value, list):
        # One record a file, and one with another id is there; or not a list where one should be.
        raise AddingError(f"{path} holds something else: mend that first (nzviz check)")
    value = record if kind.layout == "single" else [*value, record]
    text = canonical.compose(kind, value, comments, folder.path, path)
    canonical.replace(path, raw, text.encode())
    document = yaml_reader.parse(text.encode())
    at: Path_ = ()
    if kind.layout == "lists":
        at = (next(n for n, found in enumerate(document.value) if _id_of(found) == record["id"]),)
    unwritten = [
        (document.place((*at, *place))[0], placeholders.say(place, found))
        for place, found in placeholders.places(record)
    ]
    return Added(path, document.place((*at, "id"))[0], unwritten)


def _refuse(folder: DataFolder, kind: Kind, record: RawRecord) -> None:
    taken = folder.ids[kind.name].get(record["id"]) or folder.former_ids[kind.name].get(
        record["id"]
    )
    if taken:
        raise AddingError(
            f'the {kind.name} id "{record["id"]}" is taken ({taken}): choose another with --id'
        )
    for path, target, reference in references(record):
        known = folder.ids[target]
        if reference not in known and not placeholders.is_placeholder(reference):
            name = next(str(step) for step in reversed(path) if isinstance(step, str))
            hint = nearest(reference, sorted(known))
            raise AddingError(f'{name}: unknown {target} "{reference}"{hint}')
    try:
        kind.model.model_validate(record)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            if not placeholders.is_placeholder(item["input"]):
                name = ".".join(str(step) for step in item["loc"])
                message = item["msg"].removeprefix("Value error, ")
                if "max_length" in item.get("ctx", {}):
                    message = f"has {len(item['input'])}; at most {item['ctx']['max_length']}"
                raise AddingError(f"{name}: {message}") from None
