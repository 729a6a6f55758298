"""Read a data folder: every file, every record, every problem."""

from __future__ import annotations

import gc
import reprlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, get_args

from pydantic import ValidationError

from nzviz.corpus import files, yaml_reader
from nzviz.corpus.files import DataFile, Snapshot
from nzviz.corpus.kinds import KINDS, RECORD_KINDS, REFERENCES, SITE, Kind
from nzviz.corpus.problems import CorpusError, Problem, nearest
from nzviz.corpus.records import Record, Site
from nzviz.corpus.yaml_reader import Document, YamlError

Step = str | int


#: Told while reading: bytes read so far, and bytes in all.
Progress = Callable[[int, int], None]

#: Ids that resemble an unknown one are looked for so often; in a corpus that is broken as a whole
#: nobody reads more.
_MOST_HINTS = 100
#: What a curator wrote is repeated in messages, but not by the page.
_SHORT = reprlib.Repr()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = 80


class Origin(NamedTuple):
    """Where a record was read: its file (as shown to people), and its place in that file."""

    file: str
    document: Document
    path: tuple[Step, ...]

    def problem(self, message: str, *inner: Step) -> Problem:
        """A problem at the field *inner* of this record."""
        line, column = self.document.place((*self.path, *inner))
        return Problem(self.file, line, column, message)


@dataclass(slots=True)
class Records:
    """All valid records of a data folder.

    ``by_kind`` maps a kind's name to its records by id, ``site`` is the one record without an
    id, ``origins`` tells where a record was read, ``digest`` identifies the bytes read,
    those of the fingerprints included, since they decide which quotes are proven.
    """

    folder: Path
    site: Site
    by_kind: dict[str, dict[str, Any]]
    origins: Mapping[tuple[str, str], Origin]
    digest: str

    def problem(self, kind: str, record_id: str, message: str, *inner: Step) -> Problem:
        """A problem with one record, at its field *inner*, with its id in front."""
        return self.origins[kind, record_id].problem(f"{record_id}: {message}", *inner)


@dataclass(slots=True)
class _Reader:
    problems: list[Problem]
    #: Kinds of which a file could not be read: nobody can tell which of their ids are unknown.
    unreadable: set[str]
    by_kind: dict[str, dict[str, Any]] = field(default_factory=dict)
    origins: dict[tuple[str, str], Origin] = field(default_factory=dict)
    raw: list[tuple[str, Origin, Any]] = field(default_factory=list)
    #: Ids that were written down but whose record is not valid: references to them are fine.
    broken: dict[str, set[str]] = field(default_factory=dict)
    #: Fields (file and path in it) that are wrong in themselves, whatever they refer to.
    wrong: set[tuple[str, tuple[Step, ...]]] = field(default_factory=set)


def read_records(folder: Path, progress: Progress | None = None) -> Records:
    """Read and validate the data folder; raises :class:`CorpusError` with every problem found."""
    return read_snapshot(files.take(folder), progress)


def read_snapshot(snapshot: Snapshot, progress: Progress | None = None) -> Records:
    """Validate what was found in a data folder; raises as :func:`read_records`."""
    with _no_collection():
        return _read(snapshot, progress)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Do not look for cyclic garbage: reading makes a million objects and no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(snapshot: Snapshot, progress: Progress | None) -> Records:
    reader = _Reader(list(snapshot.problems), set(snapshot.unreadable))
    for kind in KINDS:
        reader.by_kind[kind.name] = {}
        reader.broken[kind.name] = set()
    total = sum(len(file.raw) for file in snapshot.files)
    done = 0
    for file in snapshot.files:
        _read_file(reader, file)
        done += len(file.raw)
        if progress is not None:
            progress(done, total)
    site = reader.by_kind[SITE.name].get("")
    _check_aliases(reader)
    _check_references(reader, site)
    if reader.problems or site is None:
        raise CorpusError(reader.problems)
    return Records(
        snapshot.folder,
        site,
        {kind.name: reader.by_kind[kind.name] for kind in RECORD_KINDS},
        reader.origins,
        snapshot.digest,
    )


def _read_file(reader: _Reader, file: DataFile) -> None:
    kind = file.kind
    try:
        document = yaml_reader.parse(file.raw)
    except YamlError as error:
        reader.problems.append(Problem(file.name, error.line, error.column, str(error)))
        reader.unreadable.add(kind.name)
        return
    single = kind.layout == "single" or kind is SITE
    if not isinstance(document.value, dict if single else list) or not document.value:
        wanted = f"one {kind.name} (fields)" if single else f"a list of {kind.plural} (- id: ...)"
        place = document.place(())
        reader.problems.append(Problem(file.name, *place, f"must hold {wanted}"))
        reader.unreadable.add(kind.name)
        return
    if not single:
        for number, value in enumerate(document.value):
            _read_record(reader, kind, Origin(file.name, document, (number,)), value)
        return
    origin = Origin(file.name, document, ())
    _read_record(reader, kind, origin, document.value)
    record_id = dict(document.value).get("id", file.path.stem)
    if kind.layout == "single" and record_id != file.path.stem:
        message = f'the file of "{record_id}" must be named {record_id}.yaml'
        reader.problems.append(origin.problem(message, "id"))


def _read_record(reader: _Reader, kind: Kind, origin: Origin, value: Any) -> None:
    record_id = value.get("id") if isinstance(value, dict) else None
    record_id = record_id if isinstance(record_id, str) else ""
    reader.raw.append((record_id, origin, value))
    try:
        record = kind.model.model_validate(value)
    except ValidationError as error:
        reader.broken[kind.name].add(record_id)
        reader.wrong.update((origin.file, (*origin.path, *e["loc"])) for e in error.errors())
        reader.problems.extend(_validation_problems(kind, origin, record_id, error))
        return
    if record_id in reader.by_kind[kind.name]:
        first = reader.origins[kind.name, record_id]
        line, _ = first.document.place((*first.path, "id"))
        reader.problems.append(
            origin.problem(
                f'duplicate {kind.name} id "{record_id}", first in {first.file}:{line}', "id"
            )
        )
        return
    reader.by_kind[kind.name][record_id] = record
    reader.origins[kind.name, record_id] = origin


def _validation_problems(
    kind: Kind, origin: Origin, record_id: str, error: ValidationError
) -> Iterator[Problem]:
    told: set[tuple[Step, ...]] = set()
    for item in error.errors(include_url=False):
        location = tuple(step for step in item["loc"] if step not in ("str", "int", "float"))
        if location in told:  # a value of two possible types is told to be neither: once is enough
            continue
        told.add(location)
        name = ".".join(str(step) for step in location)
        match item["type"]:
            case "extra_forbidden":
                message = "unknown field" + nearest(
                    str(location[-1]), _fields(kind.model, location)
                )
            case "missing":
                message = "is missing"
            case "string_type":
                message = f"must be text (write it in quotes), not {_SHORT.repr(item['input'])}"
            case "float_type" | "int_type":
                message = f"must be a number, not {_SHORT.repr(item['input'])}"
            case "list_type":
                message = "must be a list"
            case "model_type" | "dict_type":
                message = "must be fields (name: value)"
            case "literal_error":
                choices = str(item["ctx"]["expected"])
                message = f"{_SHORT.repr(str(item['input']))} is not one of {choices}"
            case "string_pattern_mismatch" if "a-z0-9" in item["ctx"]["pattern"]:
                message = (
                    f"{_SHORT.repr(item['input'])} is not an id: use a-z, 0-9 and single hyphens"
                )
            case "too_short" if location and location[-1] == "evidence":
                message = "needs at least one piece of evidence"
            case "too_short" | "string_too_short":
                message = f"has {_length(item['input'])}; at least {item['ctx']['min_length']}"
            case "too_long" | "string_too_long":
                message = f"has {_length(item['input'])}; at most {item['ctx']['max_length']}"
            case _:
                message = item["msg"].removeprefix("Value error, ")
        parts = [part for part in (record_id, name, message) if part]
        yield origin.problem(": ".join(parts), *location)


def _length(value: str | list[Any]) -> str:
    return f"{len(value)} {'characters' if isinstance(value, str) else 'entries'}"


def _fields(model: type[Record], location: tuple[Step, ...]) -> list[str]:
    """Names of the fields beside the one at *location*, somewhere in a record of *model*."""
    for step in location[:-1]:
        if isinstance(step, str):
            model = _model_in(model.model_fields[step].annotation) or model
    return list(model.model_fields)


def _model_in(annotation: Any) -> type[Record] | None:
    """The model within ``list[...]``, ``... | None`` or ``Annotated[...]``."""
    inner = get_args(annotation)
    if inner:
        return next(filter(None, map(_model_in, inner)), None)
    is_model = isinstance(annotation, type) and issubclass(annotation, Record)
    return annotation if is_model else None


def _check_aliases(reader: _Reader) -> None:
    for kind in RECORD_KINDS:
        records = reader.by_kind[kind.name]
        owners: dict[str, str] = {}
        for record_id, record in records.items():
            for number, alias in enumerate(record.aliases):
                if alias in records or alias in owners:
                    owner = owners.get(alias, alias)
                    problem = reader.origins[kind.name, record_id].problem(
                        f'{record_id}: aliases: "{alias}" already stands for {owner}',
                        "aliases",
                        number,
                    )
                    reader.problems.append(problem)
                owners[alias] = record_id


def _check_references(reader: _Reader, site: Site | None) -> None:
    known: dict[str, set[str]] = {
        kind.name: set(reader.by_kind[kind.name]) | reader.broken[kind.name]
        for kind in RECORD_KINDS
    }
    known["relationship"] = {term.id for term in site.relationships} if site else set()
    known["area"] = {term.id for term in site.areas} if site else set()
    unreadable = reader.unreadable | (set() if site else {"relationship", "area"})
    choices = {target: sorted(ids) for target, ids in known.items()}
    hints: dict[tuple[str, str], str] = {}
    for record_id, origin, value in reader.raw:
        for path, target, reference in references(value):
            if target in unreadable or reference in known[target]:
                continue
            if (origin.file, (*origin.path, *path)) in reader.wrong:
                continue
            field_name = ".".join(str(step) for step in path if not isinstance(step, int))
            if (hint := hints.get((target, reference))) is None:
                few = len(hints) < _MOST_HINTS
                hint = nearest(reference, choices[target]) if few else ""
                hints[target, reference] = hint
            label = f"{record_id}: " if record_id else ""
            reader.problems.append(
                origin.problem(f'{label}{field_name}: unknown {target} "{reference}"{hint}', *path)
            )


def references(
    value: Any, path: tuple[Step, ...] = ()
) -> Iterator[tuple[tuple[Step, ...], str, str]]:
    """Each reference in a record's raw value: its path, the kind referred to and the id."""
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from references(item, (*path, number))
    elif isinstance(value, dict):
        in_areas = len(path) >= 2 and path[-2] == "areas"
        for name, item in value.items():
            inner = (*path, name)
            if in_areas and name == "code":
                if isinstance(item, str):
                    yield inner, "area", item
            elif name == "query":
                continue  # link parameters, checked where links are understood
            elif (target := REFERENCES.get(name)) is None:
                yield from references(item, inner)
            elif isinstance(item, str):
                yield inner, target, item
            elif isinstance(item, list):
                for number, entry in enumerate(item):
                    if isinstance(entry, str):
                        yield (*inner, number), target, entry
                    else:
                        yield from references(entry, (*inner, number))
