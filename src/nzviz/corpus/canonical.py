"""The canonical form of data files, so that a difference between versions is a real one.

First the line that names the schema; records in their order (events by date, then id; other
records by id; what readers see in the curators' order keeps it); fields in the order of the
models; texts, lists and comments laid out as :mod:`nzviz.corpus.yaml_writer` says.
"""

from __future__ import annotations

import codecs
import json
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

from nzviz.corpus import schema, yaml_comments, yaml_reader, yaml_writer
from nzviz.corpus.kinds import ACTOR, EVENT, KINDS, QUOTE, SOURCE, Kind
from nzviz.corpus.problems import Problem
from nzviz.corpus.records import Record
from nzviz.corpus.yaml_comments import FoundComments
from nzviz.corpus.yaml_reader import YamlError

#: Kinds whose records are sorted: readers never see the order in which these stand in files.
SORTED_KINDS = (ACTOR, SOURCE, EVENT, QUOTE)

_MODELINE = re.compile(r"# yaml-language-server: \$schema=(?P<schema>\S+)")


class CanonicalError(ValueError):
    """A file whose canonical form would lose something. It is left as it is."""


def data_files(folder: Path) -> Iterator[tuple[Kind, Path]]:
    """Every YAML file of the data *folder*, with the kind of record in it."""
    for kind in KINDS:
        path = folder / kind.location
        if kind.layout != "file":
            for file in sorted(path.rglob("*.yaml")):
                yield kind, file
        elif path.is_file():
            yield kind, path


def shown_name(folder: Path, path: Path) -> str:
    """*path* as problems show it: from the data folder's own name on."""
    return f"{folder.resolve().name}/{path.relative_to(folder).as_posix()}"


def modeline(kind: Kind, folder: Path, path: Path, line: str = "") -> str:
    """The first line that *path* has to have: *line* itself where that names the schema.

    A corpus may keep its schemas elsewhere; what counts is that they are those of *kind*.
    """
    match = _MODELINE.fullmatch(line)
    if match and f"/{match['schema']}".endswith(f"/schema/{kind.schema_file}"):
        return line
    ordinary = 0 if kind.layout == "file" else 1
    deeper = len(path.relative_to(folder).parts) - 1 - ordinary
    return schema.modeline(kind).replace("$schema=", "$schema=" + "../" * deeper)


def canonical(kind: Kind, raw: bytes, folder: Path, path: Path) -> str:
    """The canonical form of the file at *path*, whose bytes are *raw*.

    Raises :class:`nzviz.corpus.yaml_reader.YamlError` for what cannot be read, and
    :class:`CanonicalError` when the result would not read back equal or lose a comment.
    """
    return compose(kind, *read(raw), folder, path)


def read(raw: bytes) -> tuple[Any, FoundComments]:
    """The value and the comments of a file; raises :class:`nzviz.corpus.yaml_reader.YamlError`."""
    text = raw.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n")
    document = yaml_reader.parse(text)
    return document.value, yaml_comments.find(text.decode(), document)


def compose(kind: Kind, value: Any, comments: FoundComments, folder: Path, path: Path) -> str:
    """Canonical text of a file with this *value* and these *comments* (tied to its paths).

    Raises :class:`CanonicalError` when the result would not read back equal or lose a comment.
    """
    order = record_order(kind, value)
    ordered = value if order is None else [value[old] for old in order]
    ordered = _in_model_order(ordered, kind.model)
    head, comments = _take_modeline(comments, kind, folder, path)
    of_value = comments.of_value
    if order is not None:
        moved: dict[str | int, int] = {old: new for new, old in enumerate(order)}
        of_value = {(moved[at[0]], *at[1:]): lines for at, lines in of_value.items()}
    first = [head, *comments.of_file, *([""] if comments.of_file else [])]
    text = yaml_writer.write(ordered, of_value, first, comments.at_end)
    _refuse_loss(text, ordered, [head, *comments.texts])
    return text


def record_order(kind: Kind, value: Any) -> list[int] | None:
    """Which record of a file comes first, which next; None where the order stays."""
    if kind not in SORTED_KINDS or not isinstance(value, list):
        return None
    if not all(isinstance(item, dict) for item in value):
        return None

    def key(number: int) -> tuple[str, str]:
        record = value[number]
        # The start as written: "1984" before "1984-02", and approximate or not makes no odds.
        start = str(record.get("date", "")).partition("/")[0].rstrip("~?%")
        return (start if kind is EVENT else "", str(record.get("id", "")))

    return sorted(range(len(value)), key=key)


def _in_model_order(value: Any, model: type[Record] | None) -> Any:
    """*value* with the fields of every record in the order of its model, unknown ones last."""
    if isinstance(value, list):
        return [_in_model_order(item, model) for item in value]
    if not isinstance(value, dict) or model is None:
        return value
    fields = model.model_fields
    names = [name for name in fields if name in value] + [n for n in value if n not in fields]
    return {
        name: _in_model_order(value[name], _model_in(fields[name].annotation))
        if name in fields
        else value[name]
        for name in names
    }


def _model_in(annotation: Any) -> type[Record] | None:
    """The model somewhere in a field's type: ``Office`` in ``list[Office]``."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((model for arg in get_args(annotation) if (model := _model_in(arg))), None)


def _take_modeline(
    comments: FoundComments, kind: Kind, folder: Path, path: Path
) -> tuple[str, FoundComments]:
    """The modeline, and the comments without it; wherever it stood, a modeline is no comment."""

    def without(lines: list[str]) -> list[str]:
        return [line for line in lines if not _MODELINE.fullmatch(line)]

    found = next((line for line in comments.texts if _MODELINE.fullmatch(line)), "")
    rest = FoundComments(
        without(comments.of_file),
        {at: kept for at, lines in comments.of_value.items() if (kept := without(lines))},
        without(comments.at_end),
    )
    return modeline(kind, folder, path, found), rest


def _refuse_loss(text: str, value: Any, comments: list[str]) -> None:
    document = yaml_reader.parse(text.encode())
    # As JSON, because Python's 1, 1.0 and True are equal.
    if json.dumps(document.value, sort_keys=True) != json.dumps(value, sort_keys=True):
        raise CanonicalError("its canonical form would not read back equal")
    if yaml_comments.find(text, document).texts != sorted(comments):
        raise CanonicalError("its canonical form would lose a comment")


def format_folder(folder: Path, *, check: bool) -> tuple[list[Path], list[Problem]]:
    """Bring every file of a data *folder* into canonical form, or only look when *check*.

    Returns the files that were (or are) not canonical, and a problem for each that cannot be
    read or brought into the form; such a file is left as it is.
    """
    changed, problems = [], []
    for kind, path in data_files(folder):
        try:
            raw = path.read_bytes()
            text = canonical(kind, raw, folder, path).encode()
            if text != raw:
                changed.append(path)
                if not check:
                    replace(path, raw, text)
        except YamlError as error:
            place = (error.line, error.column)
            problems.append(Problem(shown_name(folder, path), *place, str(error)))
        except (CanonicalError, OSError) as error:
            problems.append(Problem(shown_name(folder, path), 1, 1, f"left as it is: {error}"))
    return changed, problems


def replace(path: Path, old: bytes | None, new: bytes) -> None:
    """Put *new* in the place of a file at once, so that nobody ever reads half of it.

    *old* is what the file held when it was read (None: it is a new file). Raises
    :class:`CanonicalError` when it holds something else by now, OSError when it cannot be
    written.
    """
    path = path.resolve()  # a link stays a link
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        made = Path(file.name)
    try:
        made.write_bytes(new)
        if old is None:
            made.chmod(0o644)
        else:
            shutil.copymode(path, made)
        if (path.read_bytes() if path.exists() else None) != old:
            raise CanonicalError("somebody changed it meanwhile")
        made.replace(path)
    finally:
        made.unlink(missing_ok=True)
